package org.kutta.generator.correction;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Span;
import org.kutta.grammar.syntax.Table;
import org.kutta.grammar.syntax.WeightLabel.Kind;
import org.kutta.grammar.syntax.WeightRow;
import org.kutta.grammar.syntax.Weights;

/** Finds the value that a mended tableau has where a weight was edited. */
final class MendedWeight {

  private MendedWeight() {}

  static Optional<Real> at(Span place, Tableau cured, Table table) {
    List<WeightRow> embedded =
        table.weights().stream()
            .filter(row -> row.label().kind() != Kind.MAIN)
            .sorted(Comparator.comparingInt(row -> row.label().index()))
            .toList();
    for (WeightRow row : table.weights()) {
      int column = column(row, place);
      if (column >= 0) {
        int k = embedded.indexOf(row);
        Real b = cured.b().get(column);
        Real other = k < 0 ? b : cured.embedded().get(k).get(column);
        return Optional.of(row.label().kind() == Kind.DIFFERENCE ? b.minus(other) : other);
      }
    }
    return Optional.empty();
  }

  private static int column(WeightRow row, Span place) {
    if (row.weights() instanceof Weights.Cells cells) {
      for (int j = 0; j < cells.cells().size(); j++) {
        if (cells.cells().get(j).span().equals(place)) {
          return j;
        }
      }
    }
    return -1;
  }
}
