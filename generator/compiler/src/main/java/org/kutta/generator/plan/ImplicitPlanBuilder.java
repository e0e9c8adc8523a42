package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Operation.Copy;
import org.kutta.generator.plan.Operation.Evaluate;
import org.kutta.generator.plan.Operation.EvaluateGuess;
import org.kutta.generator.plan.Operation.EvaluateUnlessKnown;
import org.kutta.generator.plan.Operation.KeepFirstStage;
import org.kutta.generator.plan.Operation.KeepStages;
import org.kutta.generator.plan.Operation.KeepStart;
import org.kutta.generator.plan.Operation.Solve;
import org.kutta.generator.plan.Operation.Term;
import org.kutta.generator.plan.StepRows.Point;
import org.kutta.generator.plan.StepRows.Sum;
import org.kutta.generator.tableau.Tableau;

/**
 * Writes the plan of an implicit tableau: its blocks of stages are evaluated or solved one after
 * another, and then the rows of weights are formed.
 *
 * <p>The stages of equations are kept in vectors of their own, from step to step, since the next
 * iteration starts from them.
 */
final class ImplicitPlanBuilder {

  /** θ_n and the gradients that are solved already, where a stage would add them up each sweep. */
  private static final PlanVector BASE = new PlanVector(PlanVector.Kind.WORK, "base");

  /** From so many known gradients on, adding them up once is cheaper even for three sweeps. */
  private static final int WORTH_A_BASE = 2;

  private final Tableau<Real> tableau;
  private final boolean advances;
  private final List<Sum> sums;
  private final List<StageBlock> blocks;
  private final BitSet explicitStages = new BitSet();
  private final boolean reusesLastStage;
  private final boolean endsAtResult;
  private final List<Operation> operations = new ArrayList<>();
  private final Map<PlanVector, Integer> slots = new LinkedHashMap<>();
  private Optional<PlanVector> guess = Optional.empty();

  /** Plans a step. */
  ImplicitPlanBuilder(Tableau<Real> tableau, StepGoal goal) {
    this.tableau = tableau;
    this.advances = goal.advances();
    this.sums = StepRows.sums(tableau, goal);
    BitSet live = StepRows.live(tableau, goal);
    this.blocks = StageBlock.of(tableau, live);
    blocks.stream()
        .filter(StageBlock::isExplicit)
        .forEach(block -> explicitStages.set(block.stages().get(0)));
    int last = lastEvaluated();
    this.endsAtResult = tableau.isStifflyAccurate() && last == tableau.stages() - 1;
    this.reusesLastStage = endsAtResult && tableau.isFsal() && live.get(0);
  }

  /** Returns the last stage that is evaluated, from 0, or −1 if no weight reaches any. */
  private int lastEvaluated() {
    if (blocks.isEmpty()) {
      return -1;
    }
    List<Integer> stages = blocks.get(blocks.size() - 1).stages();
    return stages.get(stages.size() - 1);
  }

  StepPlan build() {
    if (!blocks.isEmpty() && !blocks.get(0).isAtStart(tableau)) {
      operations.add(new EvaluateGuess());
      operations.add(new KeepStart());
    }
    for (StageBlock block : blocks) {
      block.stages().stream().filter(this::isStored).forEach(i -> allot(k(i)));
      if (block.isExplicit()) {
        evaluate(block.stages().get(0), block == blocks.get(0));
      } else {
        solve(block);
      }
    }
    operations.add(new KeepStages());
    if (advances && !endsAtResult) {
      moveTo(new Point(-1, tableau.b(), "b", "theta_{n+1}"));
    }
    sums.forEach(this::form);
    if (advances && reusesLastStage) {
      operations.add(new KeepFirstStage(k(0)));
    }
    return new StepPlan(operations, slots);
  }

  private void evaluate(int i, boolean isFirst) {
    Point point = point(i);
    if (isFirst && reusesLastStage) {
      operations.add(new EvaluateUnlessKnown(i + 1, k(i)));
    } else {
      if (!isFirst) {
        moveTo(point);
      }
      operations.add(new Evaluate(i + 1, isFirst ? "theta_n" : point.label()));
      if (isStored(i)) {
        operations.add(new Copy(k(i), PlanVector.GRADIENT));
      }
    }
    if (isFirst) {
      operations.add(new KeepStart());
    }
    guess = Optional.of(k(i));
  }

  private void moveTo(Point point) {
    List<Term> terms = terms(point);
    if (terms.isEmpty()) {
      operations.add(new Copy(PlanVector.THETA, PlanVector.START));
    } else {
      combine(PlanVector.THETA, PlanVector.START, terms, point.label() + " = theta_n");
    }
  }

  private void solve(StageBlock block) {
    List<Integer> stages = block.stages();
    List<Operation> sweep = new ArrayList<>();
    for (int i : stages) {
      Point point = point(i);
      List<Term> terms = terms(point);
      PlanVector base = PlanVector.START;
      if (stages.size() == 1 && terms.size() > WORTH_A_BASE) {
        List<Term> known = terms.stream().filter(term -> term.stage() != i + 1).toList();
        allot(BASE);
        combine(BASE, PlanVector.START, known, "base = theta_n");
        terms = terms.stream().filter(term -> term.stage() == i + 1).toList();
        base = BASE;
      }
      String from = base.equals(BASE) ? " = base" : " = theta_n";
      sweep.add(combination(PlanVector.THETA, base, terms, point.label() + from));
      sweep.add(new Evaluate(i + 1, point.label()));
    }
    List<Real> nodes =
        stages.size() > 1 && tableau.isCollocation()
            ? stages.stream().map(tableau.c()::get).toList()
            : List.of();
    List<Integer> numbers = stages.stream().map(i -> i + 1).toList();
    operations.add(new Solve(numbers, guess, nodes, block.norm(tableau), sweep));
    guess = Optional.of(k(stages.get(stages.size() - 1)));
  }

  /** Returns whether the gradient of a stage outlives its evaluation. */
  private boolean isStored(int i) {
    StageBlock last = blocks.get(blocks.size() - 1);
    return !(last.isExplicit() && last.stages().contains(i)) || blocks.size() == 1;
  }

  private void form(Sum sum) {
    List<Term> terms = new ArrayList<>();
    for (int j = 0; j < tableau.stages(); j++) {
      if (!sum.row().get(j).isZero()) {
        terms.add(new Term(sum.row().get(j), sum.symbol() + (j + 1), vector(j), j + 1));
      }
    }
    if (!terms.isEmpty()) {
      String meaning = sum.out().name() + " = " + Meaning.sum(terms, true);
      operations.add(new Combine(sum.out(), Optional.empty(), terms, meaning));
    }
  }

  private Point point(int i) {
    return new Point(i, tableau.a().get(i), "a" + (i + 1), "Theta_" + (i + 1));
  }

  private List<Term> terms(Point point) {
    List<Term> terms = new ArrayList<>();
    for (int j = 0; j < tableau.stages(); j++) {
      Real coefficient = point.row().get(j);
      if (!coefficient.isZero()) {
        terms.add(new Term(coefficient.negate(), point.symbolOf(j), vector(j), j + 1));
      }
    }
    return terms;
  }

  private void combine(PlanVector out, PlanVector base, List<Term> terms, String start) {
    operations.add(combination(out, base, terms, start));
  }

  private static Combine combination(
      PlanVector out, PlanVector base, List<Term> terms, String start) {
    return new Combine(out, Optional.of(base), terms, start + " " + Meaning.sum(terms, false));
  }

  private PlanVector vector(int i) {
    return isStored(i) ? k(i) : PlanVector.GRADIENT;
  }

  private PlanVector k(int i) {
    return explicitStages.get(i) ? PlanVector.gradientOf(i + 1) : PlanVector.stage(i + 1);
  }

  /** Gives a vector the next slot of its kind, unless it has one. */
  private void allot(PlanVector vector) {
    int taken =
        (int) slots.keySet().stream().filter(other -> other.kind() == vector.kind()).count();
    slots.putIfAbsent(vector, taken);
  }
}
