package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Operation.Evaluate;
import org.kutta.generator.plan.Operation.Keep;
import org.kutta.generator.plan.StepProgram.Location;
import org.kutta.generator.plan.StepRows.PointRow;

/** Runs a program on exact rows, to see whether it does what the tableau says. */
final class ExactStep implements Operation.Visitor {

  private final StepProgram program;
  private final StepRows rows;
  private final int stages;
  private final Map<Location, List<Real>> memory = new HashMap<>();
  private int evaluated;
  private boolean right = true;

  private ExactStep(StepProgram program, StepRows rows) {
    this.program = program;
    this.rows = rows;
    this.stages = rows.points().get(0).row().size();
    set(Operand.Point.START, unit(stages));
  }

  /** Returns whether a program goes to the points of the rows, and leaves their result and sums. */
  static boolean performs(StepProgram program, StepRows rows) {
    ExactStep step = new ExactStep(program, rows);
    program.operations().forEach(operation -> operation.accept(step));
    if (step.evaluated < rows.points().size()) {
      step.requirePoint();
    }
    rows.sums().forEach(sum -> step.require(sum.out(), sum.row(), Real.ZERO));
    return step.right && step.evaluated == rows.points().size();
  }

  private void requirePoint() {
    PointRow point = rows.points().get(evaluated);
    require(point.point(), point.row().stream().map(Coefficient::negate).toList(), Real.ONE);
    evaluated++;
  }

  private void require(Operand vector, List<Coefficient> row, Real start) {
    List<Real> wanted = new ArrayList<>(row.stream().map(Coefficient::value).toList());
    wanted.add(start);
    right = right && wanted.equals(value(vector));
  }

  @Override
  public void visit(Evaluate operation) {
    requirePoint();
    set(operation.result(), unit(operation.stage() - 1));
  }

  @Override
  public void visit(Combine operation) {
    List<Real> sum = new ArrayList<>(zero());
    operation.terms().forEach(term -> add(sum, term));
    set(operation.out(), sum);
  }

  private void add(List<Real> sum, Term term) {
    List<Real> value = value(term.vector());
    for (int k = 0; k < value.size(); k++) {
      if (!value.get(k).isZero()) {
        sum.set(k, sum.get(k).plus(value.get(k).times(term.coefficient().value())));
      }
    }
  }

  @Override
  public void visit(Keep operation) {
    for (int k = 0; k < operation.to().size(); k++) {
      set(operation.to().get(k), value(operation.from().get(k)));
    }
  }

  @Override
  public void visit(Solve operation) {
    throw new IllegalStateException("an operation of implicit methods: " + operation);
  }

  @Override
  public void visit(Recur operation) {
    operation.parts().forEach(part -> part.accept(this));
  }

  private void set(Operand vector, List<Real> value) {
    memory.put(program.location(vector), value);
  }

  private List<Real> value(Operand vector) {
    return Optional.ofNullable(memory.get(program.location(vector)))
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
