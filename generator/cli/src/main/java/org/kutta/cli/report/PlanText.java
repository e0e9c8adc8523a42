package org.kutta.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kutta.console.TextTable;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.family.ProvedFamily;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Coefficient;
import org.kutta.generator.plan.CombinationText;
import org.kutta.generator.plan.CombinationText.Style;
import org.kutta.generator.plan.Cost;
import org.kutta.generator.plan.CostModel;
import org.kutta.generator.plan.Operand;
import org.kutta.generator.plan.Operation;
import org.kutta.generator.plan.Operation.Evaluate;
import org.kutta.generator.plan.Origin;
import org.kutta.generator.plan.OriginText;
import org.kutta.generator.plan.PlanSpace;
import org.kutta.generator.plan.Recur;
import org.kutta.generator.plan.Solve;
import org.kutta.generator.plan.StepGoal;
import org.kutta.generator.plan.StepPlans;
import org.kutta.generator.plan.StepProgram;
import org.kutta.generator.plan.Term;
import org.kutta.generator.tableau.CoincidentStages;
import org.kutta.generator.tableau.StageRecurrence;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.syntax.Operator;

/** The plan of a step, one operation a line. */
public final class PlanText implements Operation.Visitor {

  private static final String STEP = "  ";
  private static final String SWEEP = "    ";

  private final TextTable table = TextTable.ofText();
  private String indent = STEP;

  /** Symbols where coefficients are functions of parameters, and those of the plan an example. */
  private final Style style;

  private PlanText(Style style) {
    this.style = style;
  }

  /** The goals of the plans that are shown. */
  public static List<StepGoal> goals(Tableau<Real> tableau) {
    return tableau.embedded().isEmpty()
        ? List.of(StepGoal.ADVANCE)
        : List.of(StepGoal.ADVANCE, StepGoal.ADVANCE_ESTIMATING);
  }

  /** Returns the plans of a tableau: of the plain step, and of the one with an error. */
  public static List<String> lines(Tableau<Real> tableau, StepPlans plans) {
    List<String> lines = new ArrayList<>(lines(plans, Style.NUMBERS));
    CoincidentStages same = CoincidentStages.of(tableau);
    if (!same.groups().isEmpty()) {
      lines.add("");
      lines.add("stages with the same gradient, which is evaluated once: " + same.words());
    }
    return lines;
  }

  /** Returns the plans of a family, as of a generic member. */
  public static List<String> lines(ProvedFamily family, Deadline deadline) {
    Tableau<Real> generic = family.family().generic();
    return lines(StepPlans.of(generic, goals(generic), PlanSpace.ENTRIES, deadline), Style.SYMBOLS);
  }

  private static List<String> lines(StepPlans plans, Style style) {
    List<String> lines = new ArrayList<>(lines("step", plans.plain(), style));
    StepProgram estimating = plans.byGoal().get(StepGoal.ADVANCE_ESTIMATING);
    if (estimating != null) {
      lines.add("");
      lines.addAll(lines("step with error estimate", estimating, style));
    }
    return lines;
  }

  /** Returns what a plan costs besides its gradients, in words. */
  static String cost(StepProgram plan) {
    Cost cost = CostModel.of(plan);
    return "%s, %s, %s"
        .formatted(
            Words.count(cost.transfers(), "vector transfer"),
            Words.count(cost.calls(), "BLAS call"),
            Words.count(cost.workVectors(), "work vector"));
  }

  private static List<String> lines(String what, StepProgram plan, Style style) {
    PlanText text = new PlanText(style);
    plan.operations().forEach(operation -> operation.accept(text));
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s, %s"
            .formatted(
                plan.solves().isEmpty() ? what : what + ", each equation swept over once",
                Words.count(plan.evaluations(), "gradient evaluation"),
                cost(plan)));
    lines.addAll(text.table.lines());
    if (!plan.solves().isEmpty()) {
      lines.add("  kept from step to step: " + stages(plan));
    }
    String slots = slots(plan);
    if (!slots.isEmpty() && plan.loop().isEmpty()) {
      lines.add("  work vectors: " + slots);
    }
    return lines;
  }

  private static String stages(StepProgram plan) {
    return plan.slots().keySet().stream()
        .filter(vector -> !vector.isWork())
        .map(Operand::variable)
        .collect(Collectors.joining(", "));
  }

  private static String slots(StepProgram plan) {
    Map<Integer, List<String>> shared = new TreeMap<>();
    plan.slots()
        .forEach(
            (vector, slot) -> {
              if (vector.isWork()) {
                shared.computeIfAbsent(slot, k -> new ArrayList<>()).add(vector.variable());
              }
            });
    return shared.entrySet().stream()
        .map(entry -> "w" + entry.getKey() + " holds " + String.join(", ", entry.getValue()))
        .collect(Collectors.joining("; "));
  }

  private void add(Operation operation, String text, String meaning) {
    String calls = operation.calls() == 0 ? "" : Words.count(operation.calls(), "call");
    table.add(indent + text, calls, meaning);
  }

  @Override
  public void visit(Evaluate operation) {
    String result = operation.result().variable();
    String meaning =
        switch (operation.when()) {
          case ALWAYS -> operation.result().symbol() + " at " + operation.at().symbol();
          case UNLESS_FIRST_STAGE_IS_KNOWN -> "unless the last step left it there";
          case UNLESS_STAGES_ARE_KNOWN -> "to iterate from, unless the last step left its stages";
        };
    add(operation, result + " = gradient(theta)", meaning);
  }

  @Override
  public void visit(Operation.Combine operation) {
    StringBuilder text = new StringBuilder();
    for (Term term : operation.terms()) {
      boolean negative = isNegative(term.coefficient());
      text.append(text.isEmpty() ? (negative ? "- " : "") : negative ? " - " : " + ");
      text.append(term.timesH() ? "h " : "").append(factor(term.coefficient(), negative));
      text.append(term.vector().variable());
    }
    String meaning = operation.isCopy() ? "" : CombinationText.of(operation, style);
    add(operation, operation.out().variable() + " = " + text, meaning);
  }

  /** Returns whether a symbol or number is written with a minus. */
  private static boolean isNegative(Coefficient coefficient) {
    return isSymbol(coefficient)
        ? coefficient.origin().isNegative()
        : coefficient.value().signum() < 0;
  }

  private static String factor(Coefficient coefficient, boolean negative) {
    Real value = coefficient.value();
    return isSymbol(coefficient)
        ? OriginText.factor(coefficient.origin().unsigned())
        : CombinationText.factor(negative ? value.negate() : value);
  }

  /** Returns whether a coefficient is an entry, or the difference of two. */
  private static boolean isSymbol(Coefficient coefficient) {
    Origin origin = coefficient.origin().unsigned();
    return origin instanceof Origin.Entry
        || (origin instanceof Origin.Derived derived
            && derived.operator() == Operator.SUBTRACT
            && derived.left() instanceof Origin.Entry
            && derived.right() instanceof Origin.Entry);
  }

  @Override
  public void visit(Operation.Keep operation) {
    switch (operation.what()) {
      case START -> add(operation, "start = theta", "to be undone if a stage fails");
      case FIRST_STAGE -> add(operation, "k1 = g", "the first stage of the next step");
      case STAGES -> add(operation, "keep all k", "the next step's iteration starts from them");
    }
  }

  @Override
  public void visit(Solve operation) {
    String stages =
        operation.stages().stream().map(stage -> "k" + stage).collect(Collectors.joining(", "));
    table.add(indent + "until k settles:", "", "sweeps over the equations of " + stages);
    indent = SWEEP;
    operation.parts().forEach(part -> part.accept(this));
    indent = STEP;
  }

  /** The stages differ in their numbers only. */
  @Override
  public void visit(Recur operation) {
    StageRecurrence recurrence = operation.recurrence();
    boolean two = recurrence.order() == 2;
    int s = recurrence.stages();
    line("g = gradient(theta)", "k1 at theta_n");
    line("start = theta", "to be undone if a stage fails");
    if (two) {
      line("k1 = g", "");
    }
    line("d1 = h mut_1 g", "");
    line("for j = 2, ..., " + s, "");
    line("  theta = start - d_{j-1}", "Theta_j");
    line("  g = gradient(theta)", "k_j");
    line("  d_j = mu_j d_{j-1} + nu_j d_{j-2} + h mut_j g" + (two ? " + h gat_j k1" : ""), "");
    line("theta = start - d_" + s, "theta_{n+1}");
  }

  private void line(String text, String meaning) {
    table.add(indent + text, "", meaning);
  }
}
