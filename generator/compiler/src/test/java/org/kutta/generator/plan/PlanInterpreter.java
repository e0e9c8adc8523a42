package org.kutta.generator.plan;

import static com.google.common.truth.Truth.assertWithMessage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.kutta.generator.plan.Operation.Share;
import org.kutta.generator.plan.Operation.Solve;
import org.kutta.generator.plan.Operation.Term;
import org.kutta.generator.tableau.Tableau;

/**
 * Runs a plan on symbols: a vector is a row of exact coefficients over h·k_1 … h·k_s and θ_n. Work
 * vectors live in their slots, so that one which is overwritten too early is found out.
 */
final class PlanInterpreter implements Operation.Visitor {

  private final Tableau<Real> tableau;
  private final StepPlan plan;
  private final boolean firstStageIsKnown;
  private final Map<String, List<Real>> memory = new HashMap<>();
  private final List<Integer> evaluated = new ArrayList<>();
  private final List<Integer> kept = new ArrayList<>();
  private boolean keptStart;
  private boolean thetaWritten;

  PlanInterpreter(Tableau<Real> tableau, StepPlan plan, boolean firstStageIsKnown) {
    this.tableau = tableau;
    this.plan = plan;
    this.firstStageIsKnown = firstStageIsKnown;
  }

  /** Runs a step and checks the row of every evaluation on the way. */
  PlanInterpreter run() {
    memory.put(place(PlanVector.THETA), unit(tableau.stages()));
    if (firstStageIsKnown) {
      memory.put(place(PlanVector.gradientOf(1)), unit(0));
    }
    plan.operations().forEach(operation -> operation.accept(this));
    return this;
  }

  /** Returns −Σ w_i k_i of θ, or Σ w_i k_i of the error. */
  List<Real> value(PlanVector vector) {
    List<Real> value = memory.get(place(vector));
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
  public void visit(KeepStart operation) {
    assertWithMessage("θ is still θ_n").that(thetaWritten).isFalse();
    keptStart = true;
    memory.put(place(PlanVector.START), value(PlanVector.THETA));
  }

  @Override
  public void visit(Evaluate operation) {
    evaluate(operation.stage());
  }

  @Override
  public void visit(EvaluateUnlessKnown operation) {
    if (!firstStageIsKnown) {
      evaluate(operation.stage());
      write(operation.kept(), value(PlanVector.GRADIENT));
    }
  }

  private void evaluate(int stage) {
    assertWithMessage("a failing stage %s can be undone", stage)
        .that(keptStart || !thetaWritten)
        .isTrue();
    assertWithMessage("point of stage %s in %s", stage, plan)
        .that(value(PlanVector.THETA))
        .isEqualTo(point(tableau.a().get(stage - 1)));
    evaluated.add(stage);
    memory.put(place(PlanVector.GRADIENT), unit(stage - 1));
  }

  @Override
  public void visit(Copy operation) {
    write(operation.to(), value(operation.from()));
  }

  @Override
  public void visit(Combine operation) {
    List<Real> sum =
        new ArrayList<>(
            operation
                .base()
                .map(this::value)
                .orElse(Collections.nCopies(tableau.stages() + 1, Real.ZERO)));
    for (Term term : operation.terms()) {
      assertWithMessage("coefficient").that(term.coefficient().isZero()).isFalse();
      List<Real> vector = value(term.vector());
      assertWithMessage("k%s", term.stage()).that(vector).isEqualTo(unit(term.stage() - 1));
      for (int i = 0; i < sum.size(); i++) {
        sum.set(i, sum.get(i).plus(term.coefficient().times(vector.get(i))));
      }
    }
    write(operation.out(), sum);
  }

  @Override
  public void visit(Blend operation) {
    List<Real> sum = new ArrayList<>(Collections.nCopies(tableau.stages() + 1, Real.ZERO));
    for (Share share : operation.shares()) {
      add(sum, share.factor(), value(share.vector()));
    }
    for (Term term : operation.terms()) {
      add(sum, term.coefficient(), value(term.vector()));
    }
    write(operation.out(), sum);
  }

  private static void add(List<Real> sum, Real factor, List<Real> vector) {
    assertWithMessage("factor").that(factor.isZero()).isFalse();
    for (int i = 0; i < sum.size(); i++) {
      sum.set(i, sum.get(i).plus(factor.times(vector.get(i))));
    }
  }

  @Override
  public void visit(KeepFirstStage operation) {
    assertWithMessage("the kept stage is the last one")
        .that(value(PlanVector.GRADIENT))
        .isEqualTo(unit(tableau.stages() - 1));
    write(operation.kept(), value(PlanVector.GRADIENT));
  }

  @Override
  public void visit(EvaluateGuess operation) {
    assertWithMessage("θ is still θ_n").that(thetaWritten).isFalse();
  }

  /** The solution is known to symbols: k_i is k_i. A sweep must then reproduce it. */
  @Override
  public void visit(Solve operation) {
    operation.guess().ifPresent(this::value);
    operation.stages().forEach(i -> write(PlanVector.stage(i), unit(i - 1)));
    operation.sweep().forEach(part -> part.accept(this));
    List<Integer> swept =
        evaluated.subList(evaluated.size() - operation.stages().size(), evaluated.size());
    assertWithMessage("stages of the sweep").that(swept).isEqualTo(operation.stages());
    kept.addAll(operation.stages());
  }

  @Override
  public void visit(KeepStages operation) {
    for (int stage : kept) {
      assertWithMessage("k%s is kept", stage)
          .that(value(PlanVector.stage(stage)))
          .isEqualTo(unit(stage - 1));
    }
  }

  private void write(PlanVector vector, List<Real> value) {
    thetaWritten |= vector.equals(PlanVector.THETA);
    memory.put(place(vector), List.copyOf(value));
  }

  private String place(PlanVector vector) {
    boolean slotted = plan.slots().containsKey(vector);
    return vector.kind() + (slotted ? " " + plan.slots().get(vector) : "");
  }

  private List<Real> unit(int index) {
    List<Real> unit = new ArrayList<>(Collections.nCopies(tableau.stages() + 1, Real.ZERO));
    unit.set(index, Real.ONE);
    return unit;
  }
}
