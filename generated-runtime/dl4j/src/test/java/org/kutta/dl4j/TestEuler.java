package org.kutta.dl4j;

import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.OptimizerSettings;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.Stages;

/** Gradient descent, as the generator would write it. */
final class TestEuler extends RungeKuttaOptimizer {

  private static final MethodFacts FACTS =
      MethodFacts.named("TestEuler")
          .title("Euler's method")
          .order(1)
          .stages(1)
          .evaluations(1)
          .realStability(2.0)
          .build();

  private TestEuler(OptimizerSettings settings) {
    super(FACTS, settings);
  }

  static OptimizerBuilder<TestEuler> builder() {
    return new OptimizerBuilder<>(FACTS, TestEuler::new);
  }

  @Override
  protected void advance(Stages s, double h) {
    s.evaluate(1);
    s.theta().add(-h, s.gradient());
  }

  @Override
  protected void displacement(Stages s, double h) {
    s.evaluate(1);
    s.displacement().set(h, s.gradient());
  }
}
