package org.kutta.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kutta.console.TextTable;
import org.kutta.generator.analysis.OrderCondition;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.emit.FamilyText;
import org.kutta.generator.family.Family;
import org.kutta.generator.family.FamilyOrder;
import org.kutta.generator.family.FamilyStability;
import org.kutta.generator.family.ProvedFamily;
import org.kutta.generator.plan.PlanSpace;
import org.kutta.generator.plan.StepGoal;
import org.kutta.generator.plan.StepPlanner;
import org.kutta.generator.plan.StepProgram;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.tableau.Structure;

/** All that can be said of the methods of a family together, in words. */
public final class FamilyFacts {

  private final ProvedFamily proved;
  private final Family family;
  private final Deadline deadline;

  private FamilyFacts(ProvedFamily proved, Deadline deadline) {
    this.proved = proved;
    this.deadline = deadline.during(Stage.PLAN);
    this.family = proved.family();
  }

  /** Returns the tableau and the facts of a family, one a line. */
  public static List<String> lines(ProvedFamily family, Deadline deadline) {
    return new FamilyFacts(family, deadline).lines();
  }

  /** Returns the structure of A in one word, such as {@code explicit}. */
  public static String structure(ProvedFamily family) {
    return family.family().generic().structure().name().toLowerCase(Locale.ROOT);
  }

  /** Returns {@code alpha in (0, 1], beta != 1/2}. */
  public static List<String> domains(ProvedFamily family) {
    Family written = family.family();
    return written.parameters().stream()
        .map(parameter -> parameter.domain().toString(parameter.name(), written.names()))
        .toList();
  }

  /** Returns the conditions that keep a family from a higher order, for all parameters. */
  public static List<String> conditions(ProvedFamily family) {
    List<String> lines = new ArrayList<>();
    addConditions("b", family.order(), family.family(), lines);
    for (int k = 0; k < family.embedded().size(); k++) {
      String label = family.embedded().size() == 1 ? "b^" : "b^" + (k + 1);
      lines.add("");
      addConditions(label, family.embedded().get(k), family.family(), lines);
    }
    return lines;
  }

  private static void addConditions(
      String label, FamilyOrder order, Family family, List<String> lines) {
    lines.add(label + ", orders 1 to " + order.order() + ": all are identities");
    if (!order.failing().isEmpty()) {
      int next = order.order() + 1;
      lines.add(
          "%s, order %s: %s of %s are none"
              .formatted(label, next, order.failing().size(), order.treesOfNextOrder()));
      TextTable table = TextTable.ofText().add("  tree", "condition", "required", "residual");
      for (OrderCondition<RationalFunction> condition : order.failing()) {
        table.add(
            "  " + condition.tree(),
            condition.formula(label, false),
            condition.required().toString(),
            family.write(condition.residual()));
      }
      lines.addAll(table.lines());
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    FamilyText.lines(family).forEach(line -> lines.add("  " + line));
    lines.add("");
    TextTable facts = TextTable.ofText();
    facts.add("parameters", String.join(", ", domains(proved)));
    facts.add(
        "structure", structure(proved) + ", " + Words.count(family.tableau().stages(), "stage"));
    facts.add("order", proved.summary() + "; proved with the parameters as symbols");
    if (!proved.embedded().isEmpty()) {
      facts.add(
          "embedded order",
          proved.embedded().stream()
              .map(order -> order.summary(family.names()))
              .collect(Collectors.joining(" | ")));
    }
    proved
        .conditions()
        .forEach(
            condition ->
                facts.add("provided that", condition.toString(family.names()) + " is not 0"));
    addCost(facts);
    if (family.tableau().structure() == Structure.EXPLICIT) {
      facts.add("stability function", "R(z) = " + stability());
    }
    lines.addAll(facts.lines());
    return lines;
  }

  private void addCost(TextTable facts) {
    StepProgram plan =
        StepPlanner.plan(family.generic(), StepGoal.ADVANCE, PlanSpace.ENTRIES, deadline);
    facts.add(
        "cost of a step",
        "%s, %s"
            .formatted(
                Words.count(plan.evaluations(), "gradient evaluation"), PlanText.cost(plan)));
  }

  private String stability() {
    List<RationalFunction> coefficients = FamilyStability.coefficients(family.tableau());
    List<String> terms = new ArrayList<>();
    for (int k = 0; k < coefficients.size(); k++) {
      String text = family.write(coefficients.get(k));
      String power = k == 0 ? "" : k == 1 ? "z" : "z^" + k;
      if (!coefficients.get(k).isZero()) {
        boolean sum = text.contains(" ");
        String factor = text.equals("1") && k > 0 ? "" : (sum ? "(" + text + ")" : text) + " ";
        terms.add((factor + power).strip());
      }
    }
    return String.join(" + ", terms);
  }
}
