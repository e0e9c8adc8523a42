package org.kutta.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.console.TextTable;
import org.kutta.generator.analysis.OrderCondition;
import org.kutta.generator.analysis.OrderProof;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.ExactText;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/** The order conditions of a method, evaluated: those it satisfies, and those of one order more. */
public final class ConditionsText {

  /** The greatest order of which conditions are shown: one more than is proved. */
  public static final int LAST_ORDER = OrderProof.LIMIT + 1;

  /** Few want to read the 1842 conditions of the order after it. */
  private static final int LAST_UNASKED = 10;

  private final Tableau<Real> tableau;
  private final Real tolerance;
  private final List<String> lines = new ArrayList<>();

  private final int last;
  private final Deadline deadline;

  private ConditionsText(Finding finding, int last) {
    this.last = last;
    this.deadline = finding.budget().deadline();
    this.tableau = finding.method().tableau();
    this.tolerance = finding.method().claims().tolerance();
  }

  /**
   * Returns the conditions of each row of weights, up to the first order that fails.
   *
   * @param last order to show; 10 if it is not given
   */
  public static List<String> lines(Finding finding, Optional<Integer> last) {
    ConditionsText text = new ConditionsText(finding, last.orElse(LAST_UNASKED));
    text.addRow("b", finding.method().tableau().b(), finding.order());
    for (int k = 0; k < finding.embeddedOrders().size(); k++) {
      String label = finding.embeddedOrders().size() == 1 ? "b^" : "b^" + (k + 1);
      List<Real> weights = finding.method().tableau().embedded().get(k);
      text.addRow(label, weights, finding.embeddedOrders().get(k));
    }
    return text.lines;
  }

  private void addRow(String label, List<Real> weights, int order) {
    List<List<OrderCondition<Real>>> conditions =
        OrderCondition.upTo(Math.min(order + 1, last), tableau, weights, tolerance, deadline);
    for (int k = 0; k < conditions.size(); k++) {
      addOrder(label, k + 1, conditions.get(k));
    }
  }

  private void addOrder(String label, int order, List<OrderCondition<Real>> conditions) {
    long failing = conditions.stream().filter(condition -> !condition.holds(tolerance)).count();
    String verdict = failing == 0 ? "all hold" : failing + " of " + conditions.size() + " fail";
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add("%s, order %d: %s".formatted(label, order, verdict));
    TextTable table =
        TextTable.ofText().add("  tree", "condition", "required", "value", "residual");
    for (OrderCondition<Real> condition : conditions) {
      deadline.check();
      String required = condition.required().toString();
      // Digits of a root that is a rational, or zero, in disguise take minutes to find.
      boolean equal = condition.holds(Real.ZERO);
      table.add(
          "  " + condition.tree(),
          condition.formula(label, tableau.hasFreeAbscissae(tolerance)),
          required,
          equal ? required : ExactText.of(condition.found()),
          equal ? "0" : ExactText.withSize(condition.residual()));
    }
    lines.addAll(table.lines());
  }
}
