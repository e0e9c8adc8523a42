package org.kutta.dl4j;

import java.util.List;
import org.kutta.runtime.MethodFacts;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.OptimizerSettings;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.Stages;

/** Gradient descent, as the generator would write it. */
final class TestEuler extends RungeKuttaOptimizer {

  private static final MethodFacts FACTS =
      new MethodFacts("TestEuler", "Euler's method", "", 1, List.of(), 1, 1, 0, 2.0);

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
