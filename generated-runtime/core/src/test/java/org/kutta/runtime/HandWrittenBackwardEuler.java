package org.kutta.runtime;

import org.kutta.runtime.implicit.ImplicitMethod;
import org.kutta.runtime.implicit.StageEquations;
import org.kutta.runtime.implicit.StageValues;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.MethodStructure;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/** The backward Euler method as a generator would write it. */
public final class HandWrittenBackwardEuler extends ImplicitMethod {

  private static final MethodFacts FACTS =
      MethodFacts.named("HandWrittenBackwardEuler")
          .title("The backward Euler method")
          .reference("by hand")
          .order(1)
          .stages(1)
          .evaluations(1)
          .workVectors(2)
          .realStability(Double.POSITIVE_INFINITY)
          .structure(MethodStructure.SDIRK)
          .build();

  private static final StageEquations STAGE =
      StageEquations.of(HandWrittenBackwardEuler::sweep, 1).in(0).norm(1).nodes(1);

  private HandWrittenBackwardEuler(StageSolver solver) {
    super(FACTS, solver);
  }

  public static OptimizerBuilder builder() {
    return OptimizerBuilder.ofImplicit(FACTS, HandWrittenBackwardEuler::new);
  }

  @Override
  public boolean firstStageIsStart() {
    return false;
  }

  @Override
  public void advance(Stages s, double h) {
    solve(s, h);
    s.theta().set(s.start(), -h, s.stageVector(0));
  }

  @Override
  public void displacement(Stages s, double h) {
    solve(s, h);
    s.displacement().set(h, s.stageVector(0));
  }

  private void solve(Stages s, double h) {
    if (!s.stagesAreKnown()) {
      s.evaluateStart();
    }
    s.keepStart();
    solve(STAGE, s, h);
    s.keepStages(h);
  }

  private static void sweep(Stages s, StageValues k, double h) {
    Vector theta = s.theta();
    theta.set(s.start(), -h, k.of(1));
    k.evaluate(1);
  }
}
