package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Operand.Gradient;
import org.kutta.generator.plan.Operand.Point;
import org.kutta.generator.plan.Operand.Register;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Operation.Evaluate;
import org.kutta.generator.plan.Operation.Keep;
import org.kutta.generator.plan.StepRows.PointRow;
import org.kutta.generator.plan.StepRows.SumRow;
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
  private static final Operand BASE = new Register(Register.Kind.BASE, 0);

  /** From this many known gradients on, adding them up once is cheaper even for three sweeps. */
  private static final int WORTH_A_BASE = 2;

  private final Entries entries;
  private final Tableau<Real> tableau;
  private final boolean advances;
  private final List<SumRow> sums;
  private final List<StageBlock> blocks;
  private final BitSet explicitStages = new BitSet();
  private final boolean reusesLastStage;
  private final boolean endsAtResult;
  private final List<Operation> operations = new ArrayList<>();
  private final Map<Operand, Integer> slots = new LinkedHashMap<>();
  private Optional<Gradient> guess = Optional.empty();

  /** Plans a step. */
  ImplicitPlanBuilder(Entries entries, StepGoal goal) {
    this.entries = entries;
    this.tableau = entries.tableau();
    this.advances = goal.advances();
    this.sums = StepRows.sums(entries, goal);
    BitSet live = StepRows.live(entries, goal);
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

  StepProgram build() {
    if (!blocks.isEmpty() && !blocks.get(0).isAtStart(tableau)) {
      operations.add(Evaluate.guess());
      operations.add(Keep.start());
    }
    for (StageBlock block : blocks) {
      block.stages().stream().filter(this::isStored).forEach(i -> allot(k(i)));
      if (block.isExplicit()) {
        evaluate(block.stages().get(0), block == blocks.get(0));
      } else {
        solve(block);
      }
    }
    operations.add(Keep.stages());
    if (advances && !endsAtResult) {
      moveTo(StepRows.result(entries));
    }
    sums.forEach(this::form);
    if (advances && reusesLastStage) {
      operations.add(Keep.firstStage(tableau.stages()));
    }
    return new StepProgram(operations, slots);
  }

  private void evaluate(int i, boolean isFirst) {
    PointRow point = StepRows.stage(entries, i);
    if (isFirst && reusesLastStage) {
      operations.add(Evaluate.unlessKnown());
    } else {
      if (!isFirst) {
        moveTo(point);
      }
      operations.add(Evaluate.stage(i + 1, isFirst ? Point.START : point.point()));
      if (isStored(i)) {
        operations.add(Combine.copy(k(i), Gradient.fresh(i + 1)));
      }
    }
    if (isFirst) {
      operations.add(Keep.start());
    }
    guess = Optional.of(k(i));
  }

  private void moveTo(PointRow row) {
    operations.add(combination(row.point(), Operand.START, terms(row.row(), true)));
  }

  private void solve(StageBlock block) {
    List<Integer> stages = block.stages();
    List<Operation> sweep = new ArrayList<>();
    for (int i : stages) {
      Point point = new Point(i + 1);
      List<Term> terms = terms(entries.a(i), true);
      Operand base = Operand.START;
      if (stages.size() == 1 && terms.size() > WORTH_A_BASE) {
        base = BASE;
        allot(BASE);
        operations.add(
            combination(
                BASE, Operand.START, terms.stream().filter(term -> !isOf(term, i)).toList()));
        terms = terms.stream().filter(term -> isOf(term, i)).toList();
      }
      sweep.add(combination(point, base, terms));
      sweep.add(Evaluate.stage(i + 1, point));
    }
    boolean extrapolates = stages.size() > 1 && tableau.isCollocation();
    operations.add(
        new Solve(
            stages.stream().map(i -> i + 1).toList(),
            guess,
            stages.stream().map(i -> stages.stream().map(entries.a(i)::get).toList()).toList(),
            extrapolates ? stages.stream().map(entries::c).toList() : List.of(),
            sweep));
    guess = Optional.of(k(stages.get(stages.size() - 1)));
  }

  private boolean isOf(Term term, int stage) {
    return term.vector().equals(k(stage));
  }

  /** Returns whether the gradient of a stage outlives its evaluation. */
  private boolean isStored(int i) {
    StageBlock last = blocks.get(blocks.size() - 1);
    return !(last.isExplicit() && last.stages().contains(i)) || blocks.size() == 1;
  }

  private void form(SumRow sum) {
    List<Term> terms = terms(sum.row(), false);
    if (!terms.isEmpty()) {
      operations.add(new Combine(sum.out(), terms));
    }
  }

  private List<Term> terms(List<Coefficient> row, boolean subtracts) {
    List<Term> terms = new ArrayList<>();
    for (int j = 0; j < row.size(); j++) {
      Coefficient entry = row.get(j);
      if (!entry.isZero()) {
        Gradient gradient = isStored(j) ? k(j) : Gradient.fresh(j + 1);
        terms.add(Term.gradient(subtracts ? entry.negate() : entry, gradient));
      }
    }
    return terms;
  }

  private static Combine combination(Operand out, Operand base, List<Term> terms) {
    List<Term> all = new ArrayList<>(List.of(Term.of(base)));
    all.addAll(terms);
    return new Combine(out, all);
  }

  private Gradient k(int i) {
    return explicitStages.get(i) ? Gradient.kept(i + 1) : Gradient.unknown(i + 1);
  }

  /** Gives a vector the next slot of its kind, unless it has one. */
  private void allot(Operand vector) {
    int taken =
        (int) slots.keySet().stream().filter(other -> other.place() == vector.place()).count();
    slots.putIfAbsent(vector, taken);
  }
}
