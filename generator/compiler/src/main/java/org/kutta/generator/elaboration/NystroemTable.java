package org.kutta.generator.elaboration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kutta.generator.number.ExactText;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.syntax.Table;

/**
 * Recognises tables for equations of second order, y″ = g(y): their rows sum to c²/2. All sums of
 * such a table are wrong, and none of them is a mistake.
 */
final class NystroemTable {

  /** One row can sum to c²/2 by chance. */
  private static final int FEWEST_ROWS = 2;

  private NystroemTable() {}

  /**
   * Returns the one message that says so.
   *
   * @param wrong rows whose sum is not their abscissa
   */
  static Optional<Diagnostic> of(Table table, Tableau<Real> tableau, Set<Integer> wrong) {
    List<Integer> fitting = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < tableau.stages(); i++) {
      if (wrong.contains(i)) {
        (sum(tableau, i).equals(half(tableau.c().get(i))) ? fitting : others).add(i);
      }
    }
    if (fitting.size() < FEWEST_ROWS || others.size() >= fitting.size()) {
      return Optional.empty();
    }
    Diagnostic message =
        Diagnostic.of(
                others.isEmpty() ? Message.NYSTROEM_TABLE : Message.NEARLY_NYSTROEM_TABLE,
                table.span())
            .withNote(
                "such a table is made for y'' = g(y), and kutta compiles tables for y' = f(y)");
    for (int i : others) {
      message =
          message.withNote(
              "row %s is wrong even so: it sums to %s, required %s"
                  .formatted(
                      i + 1,
                      ExactText.of(sum(tableau, i)),
                      ExactText.of(half(tableau.c().get(i)))));
    }
    Real weights = Real.FIELD.sum(tableau.b());
    if (weights.equals(Real.of(1, 2))) {
      message = message.withNote("the weights sum to 1/2, as those of the solution do there");
    }
    return Optional.of(
        message.withHelp(
            "write the equation as a system of first order, and use a table for y' = f(y)"));
  }

  private static Real sum(Tableau<Real> tableau, int stage) {
    return Real.FIELD.sum(tableau.a().get(stage));
  }

  private static Real half(Real c) {
    return c.times(c).times(Real.of(1, 2));
  }
}
