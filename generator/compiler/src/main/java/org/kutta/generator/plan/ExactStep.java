package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Operation.Blend;
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

/** Runs a plan on exact rows, to see whether it does what the tableau says. */
final class ExactStep implements Operation.Visitor {

  private final StepRows rows;
  private final int stages;
  private final Map<PlanVector, List<Real>> memory = new HashMap<>();
  private int evaluated;
  private boolean right = true;

  private ExactStep(StepRows rows) {
    this.rows = rows;
    this.stages = rows.points().get(0).row().size();
    memory.put(PlanVector.THETA, unit(stages));
  }

  /** Returns whether a plan goes to the points of the rows, and leaves their result and sums. */
  static boolean performs(StepPlan plan, StepRows rows) {
    ExactStep step = new ExactStep(rows);
    plan.operations().forEach(operation -> operation.accept(step));
    if (step.evaluated < rows.points().size()) {
      step.requirePoint();
    }
    rows.sums().forEach(sum -> step.require(sum.out(), sum.row(), Real.ZERO));
    return step.right && step.evaluated == rows.points().size();
  }

  private void requirePoint() {
    Point point = rows.points().get(evaluated);
    require(PlanVector.THETA, point.row().stream().map(Real::negate).toList(), Real.ONE);
    evaluated++;
  }

  private void require(PlanVector vector, List<Real> row, Real start) {
    List<Real> wanted = new ArrayList<>(row);
    wanted.add(start);
    right = right && wanted.equals(memory.get(vector));
  }

  @Override
  public void visit(KeepStart operation) {
    memory.put(PlanVector.START, value(PlanVector.THETA));
  }

  @Override
  public void visit(Evaluate operation) {
    requirePoint();
    memory.put(PlanVector.GRADIENT, unit(operation.stage() - 1));
  }

  @Override
  public void visit(EvaluateUnlessKnown operation) {
    requirePoint();
    memory.put(operation.kept(), unit(operation.stage() - 1));
  }

  @Override
  public void visit(Copy operation) {
    memory.put(operation.to(), value(operation.from()));
  }

  @Override
  public void visit(Combine operation) {
    List<Real> sum = new ArrayList<>(operation.base().map(this::value).orElse(zero()));
    operation.terms().forEach(term -> add(sum, term));
    memory.put(operation.out(), sum);
  }

  @Override
  public void visit(Blend operation) {
    List<Real> sum = new ArrayList<>(zero());
    operation.shares().forEach(share -> add(sum, share.factor(), share.vector()));
    operation.terms().forEach(term -> add(sum, term));
    memory.put(operation.out(), sum);
  }

  private void add(List<Real> sum, Term term) {
    add(sum, term.coefficient(), term.vector());
  }

  private void add(List<Real> sum, Real factor, PlanVector vector) {
    List<Real> value = value(vector);
    for (int k = 0; k < value.size(); k++) {
      if (!value.get(k).isZero()) {
        sum.set(k, sum.get(k).plus(value.get(k).times(factor)));
      }
    }
  }

  @Override
  public void visit(EvaluateGuess operation) {
    throw implicit(operation);
  }

  @Override
  public void visit(Solve operation) {
    throw implicit(operation);
  }

  @Override
  public void visit(KeepStages operation) {
    throw implicit(operation);
  }

  private static IllegalStateException implicit(Operation operation) {
    return new IllegalStateException("an operation of implicit methods: " + operation);
  }

  @Override
  public void visit(KeepFirstStage operation) {
    memory.put(operation.kept(), value(PlanVector.GRADIENT));
  }

  private List<Real> value(PlanVector vector) {
    return Optional.ofNullable(memory.get(vector))
        .orElseThrow(() -> new IllegalStateException(vector + " is read before it is set"));
  }

  private List<Real> zero() {
    return Collections.nCopies(stages + 1, Real.ZERO);
  }

  private List<Real> unit(int index) {
    List<Real> unit = new ArrayList<>(zero());
    unit.set(index, Real.ONE);
    return unit;
  }
}
