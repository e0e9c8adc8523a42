package org.kutta.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kutta.console.TextTable;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.family.ProvedFamily;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Cost;
import org.kutta.generator.plan.CostModel;
import org.kutta.generator.plan.Meaning;
import org.kutta.generator.plan.Operation;
import org.kutta.generator.plan.PlanSpace;
import org.kutta.generator.plan.PlanVector;
import org.kutta.generator.plan.RecurrencePlan;
import org.kutta.generator.plan.StepGoal;
import org.kutta.generator.plan.StepPlan;
import org.kutta.generator.plan.StepPlans;
import org.kutta.generator.tableau.CoincidentStages;
import org.kutta.generator.tableau.Tableau;

/** The plan of a step, one operation a line. */
public final class PlanText implements Operation.Visitor {

  private static final String STEP = "  ";
  private static final String SWEEP = "    ";

  private final TextTable table = TextTable.ofText();
  private String indent = STEP;

  /** Whether coefficients are functions of parameters, and those of the plan but an example. */
  private final boolean symbolic;

  private PlanText(boolean symbolic) {
    this.symbolic = symbolic;
  }

  /** The goals of the plans that are shown. */
  public static List<StepGoal> goals(Tableau<Real> tableau) {
    return tableau.embedded().isEmpty()
        ? List.of(StepGoal.ADVANCE)
        : List.of(StepGoal.ADVANCE, StepGoal.ADVANCE_ESTIMATING);
  }

  /** Returns the plans of a tableau: of the plain step, and of the one with an error. */
  public static List<String> lines(Tableau<Real> tableau, StepPlans plans) {
    if (plans.loop().isPresent()) {
      return lines(plans.loop().get());
    }
    List<String> lines = new ArrayList<>(lines(plans, false));
    CoincidentStages same = CoincidentStages.of(tableau);
    if (!same.groups().isEmpty()) {
      lines.add("");
      lines.add("stages with the same gradient, which is evaluated once: " + same.words());
    }
    return lines;
  }

  private static List<String> lines(RecurrencePlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "step: %s, %s"
            .formatted(Words.count(plan.evaluations(), "gradient evaluation"), cost(plan.cost())));
    plan.lines().forEach(line -> lines.add(STEP + line));
    return lines;
  }

  /** Returns the plans of a family, as of a generic member. */
  public static List<String> lines(ProvedFamily family, Deadline deadline) {
    Tableau<Real> generic = family.family().generic();
    return lines(StepPlans.of(generic, goals(generic), PlanSpace.ENTRIES, deadline), true);
  }

  private static List<String> lines(StepPlans plans, boolean symbolic) {
    List<String> lines = new ArrayList<>(lines("step", plans.plain(), symbolic));
    StepPlan estimating = plans.byGoal().get(StepGoal.ADVANCE_ESTIMATING);
    if (estimating != null) {
      lines.add("");
      lines.addAll(lines("step with error estimate", estimating, symbolic));
    }
    return lines;
  }

  /** Returns what a plan costs besides its gradients, in words. */
  static String cost(StepPlan plan) {
    return cost(CostModel.of(plan));
  }

  static String cost(Cost cost) {
    return "%s, %s, %s"
        .formatted(
            Words.count(cost.transfers(), "vector transfer"),
            Words.count(cost.calls(), "BLAS call"),
            Words.count(cost.workVectors(), "work vector"));
  }

  private static List<String> lines(String what, StepPlan plan, boolean symbolic) {
    PlanText text = new PlanText(symbolic);
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
    if (!slots.isEmpty()) {
      lines.add("  work vectors: " + slots);
    }
    return lines;
  }

  private static String stages(StepPlan plan) {
    return plan.slots().keySet().stream()
        .filter(vector -> !vector.isWork())
        .map(PlanVector::name)
        .collect(Collectors.joining(", "));
  }

  private static String slots(StepPlan plan) {
    Map<Integer, List<String>> shared = new TreeMap<>();
    plan.slots()
        .forEach(
            (vector, slot) -> {
              if (vector.isWork()) {
                shared.computeIfAbsent(slot, k -> new ArrayList<>()).add(vector.name());
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
  public void visit(Operation.KeepStart operation) {
    add(operation, "start = theta", "to be undone if a stage fails");
  }

  @Override
  public void visit(Operation.Evaluate operation) {
    add(
        operation,
        "g = gradient(theta)",
        "k%d at %s".formatted(operation.stage(), operation.point()));
  }

  @Override
  public void visit(Operation.EvaluateUnlessKnown operation) {
    String name = operation.kept().name();
    add(operation, name + " = gradient(theta)", "unless the last step left it there");
  }

  @Override
  public void visit(Operation.Copy operation) {
    add(operation, operation.to().name() + " = " + operation.from().name(), "");
  }

  @Override
  public void visit(Operation.Combine operation) {
    String base = operation.base().map(vector -> vector.name() + " ").orElse("");
    String terms =
        operation.terms().stream()
            .map(term -> term(operation.out(), term))
            .collect(Collectors.joining(" "));
    String sum = base.isEmpty() && terms.startsWith("+ ") ? terms.substring(2) : terms;
    add(
        operation,
        operation.out().name() + " = " + base + sum,
        symbolic ? operation.symbolicMeaning() : operation.meaning());
  }

  @Override
  public void visit(Operation.Blend operation) {
    String sum =
        Stream.concat(
                operation.shares().stream().map(PlanText::share),
                operation.terms().stream().map(term -> term(operation.out(), term)))
            .collect(Collectors.joining(" "));
    String text = sum.startsWith("+ ") ? sum.substring(2) : sum;
    add(operation, operation.out().name() + " = " + text, operation.meaning());
  }

  private static String share(Operation.Share share) {
    return signed(share.factor()) + share.vector().name();
  }

  private static String signed(Real factor) {
    return (factor.signum() < 0 ? "- " : "+ ") + Meaning.factor(factor.abs());
  }

  private String term(PlanVector out, Operation.Term term) {
    PlanVector vector = term.vector();
    if (term.symbol().isEmpty()) {
      return signed(term.coefficient()).replaceFirst(" ", " h ") + vector.name();
    }
    boolean adds = symbolic ? out.isSum() : term.coefficient().signum() > 0;
    String sign = adds ? "+" : "-";
    return sign + " h " + term.symbol() + " " + vector.name();
  }

  @Override
  public void visit(Operation.KeepFirstStage operation) {
    add(operation, operation.kept().name() + " = g", "the first stage of the next step");
  }

  @Override
  public void visit(Operation.EvaluateGuess operation) {
    add(operation, "g = gradient(theta)", "to iterate from, unless the last step left its stages");
  }

  @Override
  public void visit(Operation.Solve operation) {
    String stages =
        operation.stages().stream().map(stage -> "k" + stage).collect(Collectors.joining(", "));
    table.add(indent + "until k settles:", "", "sweeps over the equations of " + stages);
    indent = SWEEP;
    operation.sweep().forEach(part -> part.accept(this));
    indent = STEP;
  }

  @Override
  public void visit(Operation.KeepStages operation) {
    add(operation, "keep all k", "the next step's iteration starts from them");
  }
}
