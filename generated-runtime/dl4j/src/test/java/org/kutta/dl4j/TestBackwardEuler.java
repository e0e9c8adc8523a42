package org.kutta.dl4j;

import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.implicit.ImplicitMethod;
import org.kutta.runtime.implicit.StageEquations;
import org.kutta.runtime.implicit.StageValues;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.MethodStructure;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/** Backward Euler, as the generator would write it. */
final class TestBackwardEuler extends ImplicitMethod {

  private static final MethodFacts FACTS =
      MethodFacts.named("TestBackwardEuler")
          .title("Backward Euler")
          .order(1)
          .stages(1)
          .evaluations(1)
          .workVectors(2)
          .realStability(Double.POSITIVE_INFINITY)
          .structure(MethodStructure.SDIRK)
          .build();

  private static final StageEquations STAGE_1 =
      StageEquations.of(TestBackwardEuler::sweepStage1, 1).in(0).norm(1.0);

  private TestBackwardEuler(StageSolver solver) {
    super(FACTS, solver);
  }

  static OptimizerBuilder builder() {
    return OptimizerBuilder.ofImplicit(FACTS, TestBackwardEuler::new);
  }

  @Override
  public boolean firstStageIsStart() {
    return false;
  }

  @Override
  public void advance(Stages s, double h) {
    solveStages(s, h);
  }

  @Override
  public void displacement(Stages s, double h) {
    solveStages(s, h);
    s.displacement().set(h, s.stageVector(0));
  }

  private void solveStages(Stages s, double h) {
    if (!s.stagesAreKnown()) {
      s.evaluateStart();
    }
    s.keepStart();
    solve(STAGE_1, s, h);
    s.keepStages(h);
  }

  private static void sweepStage1(Stages s, StageValues k, double h) {
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k1 = k.of(1);

    // Theta_1 = theta_n - h (k1)
    theta.set(start, -h, k1);
    // k1 = grad L(Theta_1)
    k.evaluate(1);
  }
}
