package org.kutta.generator.plan;

import static com.google.common.truth.Truth.assertWithMessage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Operand.Gradient;
import org.kutta.generator.plan.Operand.Point;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Operation.Evaluate;
import org.kutta.generator.plan.Operation.Keep;
import org.kutta.generator.plan.StepProgram.Location;
import org.kutta.generator.tableau.Tableau;

/**
 * Runs a plan on symbols: a vector is a row of exact coefficients over h·k_1 … h·k_s and θ_n. Work
 * vectors live in their slots, so that one which is overwritten too early is found out.
 */
final class PlanInterpreter implements Operation.Visitor {

  private final Tableau<Real> tableau;
  private final StepProgram plan;
  private final boolean firstStageIsKnown;
  private final Map<Location, List<Real>> memory = new HashMap<>();
  private final List<Integer> evaluated = new ArrayList<>();
  private final List<Integer> kept = new ArrayList<>();
  private boolean keptStart;
  private boolean thetaWritten;

  PlanInterpreter(Tableau<Real> tableau, StepProgram plan, boolean firstStageIsKnown) {
    this.tableau = tableau;
    this.plan = plan;
    this.firstStageIsKnown = firstStageIsKnown;
  }

  /** Runs a step and checks the row of every evaluation on the way. */
  PlanInterpreter run() {
    memory.put(plan.location(Point.START), unit(tableau.stages()));
    if (firstStageIsKnown) {
      memory.put(plan.location(Gradient.kept(1)), unit(0));
    }
    plan.operations().forEach(operation -> operation.accept(this));
    return this;
  }

  /** Returns −Σ w_i k_i of θ, or Σ w_i k_i of the error. */
  List<Real> value(Operand vector) {
    List<Real> value = memory.get(plan.location(vector));
    assertWithMessage("%s is read before it is set, in %s", vector, plan).that(value).isNotNull();
    return value;
  }

  /** Returns the stages that were evaluated, from 1, in order. */
  List<Integer> evaluated() {
    return evaluated;
  }

  /** Returns θ_n − h Σ row_j k_j. */
  static List<Real> point(List<Real> row) {
    List<Real> point = new ArrayList<>(row.stream().map(Real::negate).toList());
    point.add(Real.ONE);
    return point;
  }

  @Override
  public void visit(Keep operation) {
    switch (operation.what()) {
      case START -> {
        assertWithMessage("θ is still θ_n").that(thetaWritten).isFalse();
        keptStart = true;
      }
      case FIRST_STAGE ->
          assertWithMessage("the kept stage is the last one")
              .that(value(operation.from().get(0)))
              .isEqualTo(unit(tableau.stages() - 1));
      case STAGES -> kept.forEach(this::requireKept);
    }
    for (int k = 0; k < operation.to().size(); k++) {
      write(operation.to().get(k), value(operation.from().get(k)));
    }
  }

  private void requireKept(int stage) {
    assertWithMessage("k%s is kept", stage)
        .that(value(Gradient.unknown(stage)))
        .isEqualTo(unit(stage - 1));
  }

  @Override
  public void visit(Evaluate operation) {
    switch (operation.when()) {
      case ALWAYS -> evaluate(operation.stage());
      case UNLESS_FIRST_STAGE_IS_KNOWN -> {
        if (!firstStageIsKnown) {
          evaluate(operation.stage());
          write(operation.result(), value(Gradient.fresh(operation.stage())));
        }
      }
      case UNLESS_STAGES_ARE_KNOWN ->
          assertWithMessage("θ is still θ_n").that(thetaWritten).isFalse();
    }
  }

  private void evaluate(int stage) {
    assertWithMessage("a failing stage %s can be undone", stage)
        .that(keptStart || !thetaWritten)
        .isTrue();
    assertWithMessage("point of stage %s in %s", stage, plan)
        .that(value(Point.START))
        .isEqualTo(point(tableau.a().get(stage - 1)));
    evaluated.add(stage);
    memory.put(plan.location(Gradient.fresh(stage)), unit(stage - 1));
  }

  @Override
  public void visit(Combine operation) {
    List<Real> sum = new ArrayList<>(Collections.nCopies(tableau.stages() + 1, Real.ZERO));
    for (Term term : operation.terms()) {
      if (term.timesH()) {
        int stage = ((Gradient) term.vector()).stage();
        assertWithMessage("k%s", stage).that(value(term.vector())).isEqualTo(unit(stage - 1));
      }
      add(sum, term.coefficient().value(), value(term.vector()));
    }
    write(operation.out(), sum);
  }

  private static void add(List<Real> sum, Real factor, List<Real> vector) {
    assertWithMessage("factor").that(factor.isZero()).isFalse();
    for (int i = 0; i < sum.size(); i++) {
      sum.set(i, sum.get(i).plus(factor.times(vector.get(i))));
    }
  }

  /** The solution is known to symbols: k_i is k_i. A sweep must then reproduce it. */
  @Override
  public void visit(Solve operation) {
    operation.guess().ifPresent(this::value);
    operation.stages().forEach(i -> write(Gradient.unknown(i), unit(i - 1)));
    operation.parts().forEach(part -> part.accept(this));
    List<Integer> swept =
        evaluated.subList(evaluated.size() - operation.stages().size(), evaluated.size());
    assertWithMessage("stages of the sweep").that(swept).isEqualTo(operation.stages());
    kept.addAll(operation.stages());
  }

  @Override
  public void visit(Recur operation) {
    operation.parts().forEach(part -> part.accept(this));
  }

  private void write(Operand vector, List<Real> value) {
    thetaWritten |= vector.place() == Operand.Place.THETA;
    memory.put(plan.location(vector), List.copyOf(value));
  }

  private List<Real> unit(int index) {
    List<Real> unit = new ArrayList<>(Collections.nCopies(tableau.stages() + 1, Real.ZERO));
    unit.set(index, Real.ONE);
    return unit;
  }
}
