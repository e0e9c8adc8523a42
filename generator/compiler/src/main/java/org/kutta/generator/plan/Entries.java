package org.kutta.generator.plan;

import java.util.List;
import java.util.stream.IntStream;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Origin.Entry;
import org.kutta.generator.plan.Origin.Entry.Table;
import org.kutta.generator.tableau.CoincidentStages;
import org.kutta.generator.tableau.Tableau;

/**
 * The coefficients of a tableau, which know what they are called.
 *
 * @param tableau whose steps are planned
 * @param written the tableau whose entries the author wrote: that of the first, or one with
 *     coincident stages, which the first evaluates once, with the sum of their coefficients
 * @param groups of stages of {@code written} that coincide, from 0
 */
record Entries(Tableau<Real> tableau, Tableau<Real> written, List<List<Integer>> groups) {

  /** Returns the entries as they are written. */
  static Entries of(Tableau<Real> tableau) {
    return new Entries(tableau, tableau, List.of());
  }

  /** Returns the entries with those of coincident stages added up. */
  static Entries merged(Tableau<Real> written) {
    CoincidentStages coincident = CoincidentStages.of(written);
    return new Entries(coincident.merged(), written, coincident.groups());
  }

  int stages() {
    return tableau.stages();
  }

  /** Returns a row of A, from 0, shape {@code [s]}. */
  List<Coefficient> a(int row) {
    return row(Table.A, row + 1, tableau.a().get(row), written.a().get(row));
  }

  /** Returns the weights, shape {@code [s]}. */
  List<Coefficient> b() {
    return row(Table.B, 0, tableau.b(), written.b());
  }

  /** Returns b − b̂ of the first embedded row, shape {@code [s]}. */
  List<Coefficient> error() {
    return row(Table.E, 0, error(tableau), error(written));
  }

  private static List<Real> error(Tableau<Real> tableau) {
    return Real.FIELD.difference(tableau.b(), tableau.embedded().get(0));
  }

  /** Returns the abscissa of a stage, from 0. */
  Coefficient c(int stage) {
    return Coefficient.of(new Entry(Table.C, stage + 1, 0), tableau.c().get(stage));
  }

  private List<Coefficient> row(Table table, int row, List<Real> values, List<Real> parts) {
    return IntStream.range(0, values.size())
        .mapToObj(
            column ->
                values.get(column).isZero()
                    ? Coefficient.ZERO
                    : sum(table, row, values.get(column), parts, sameAs(column)))
        .toList();
  }

  private List<Integer> sameAs(int stage) {
    return groups.stream()
        .filter(group -> group.contains(stage))
        .findFirst()
        .orElse(List.of(stage));
  }

  private static Coefficient sum(
      Table table, int row, Real value, List<Real> parts, List<Integer> columns) {
    List<Coefficient> entries =
        columns.stream()
            .filter(column -> !parts.get(column).isZero())
            .map(column -> Coefficient.of(new Entry(table, row, column + 1), parts.get(column)))
            .toList();
    return entries.stream()
        .reduce(Coefficient::plus)
        .orElseThrow(() -> new IllegalStateException(value + " is the sum of no entries"));
  }
}
