package org.kutta.dl4j;

import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.Stages;

/** Gradient descent, as the generator would write it. */
final class TestEuler extends Method {

  private static final MethodFacts FACTS =
      MethodFacts.named("TestEuler")
          .title("Euler's method")
          .order(1)
          .stages(1)
          .evaluations(1)
          .realStability(2.0)
          .build();

  private TestEuler() {
    super(FACTS);
  }

  static OptimizerBuilder builder() {
    return OptimizerBuilder.of(FACTS, TestEuler::new);
  }

  @Override
  public void advance(Stages s, double h) {
    s.evaluate(1);
    s.theta().add(-h, s.gradient());
  }

  @Override
  public void displacement(Stages s, double h) {
    s.evaluate(1);
    s.displacement().set(h, s.gradient());
  }
}
