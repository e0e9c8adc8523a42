package org.kutta.generator.correction;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.syntax.Table;
import org.kutta.grammar.syntax.WeightLabel.Kind;
import org.kutta.grammar.syntax.WeightRow;

/** Finds the value that a corrected tableau has at a place of its table, and writes it. */
final class FixedEntry {

  private FixedEntry() {}

  static Real at(Place place, Tableau<Real> fixed, Table table) {
    return switch (place.kind()) {
      case ABSCISSA -> fixed.c().get(place.row());
      case STAGE -> fixed.a(place.row(), place.column());
      case WEIGHT -> weight(place, fixed, table);
    };
  }

  private static Real weight(Place place, Tableau<Real> fixed, Table table) {
    WeightRow row = table.weights().get(place.row());
    Real b = fixed.b().get(place.column());
    if (row.label().kind() == Kind.MAIN) {
      return b;
    }
    List<WeightRow> embedded =
        table.weights().stream()
            .filter(other -> other.label().kind() != Kind.MAIN)
            .sorted(Comparator.comparingInt(other -> other.label().index()))
            .toList();
    Real other = fixed.embedded().get(embedded.indexOf(row)).get(place.column());
    return row.label().kind() == Kind.DIFFERENCE ? b.minus(other) : other;
  }

  /** Returns a number as it can be typed; a decimal where conditions hold to a tolerance only. */
  static String text(Real value, Real tolerance) {
    if (tolerance.isZero()) {
      return value.toString();
    }
    int digits = (int) Math.ceil(-Math.log10(tolerance.toDouble())) + 2;
    BigDecimal rounded = value.toDecimal(Math.max(digits, 3));
    return rounded.setScale(Math.max(digits, 3), RoundingMode.HALF_EVEN).toPlainString();
  }
}
