package org.kutta.dl4j;

import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/** The classical Runge–Kutta method, as the generator would write it. */
final class TestRk4 extends Method {

  private static final MethodFacts FACTS =
      MethodFacts.named("TestRk4")
          .title("Classical RK4")
          .reference("Kutta 1901")
          .order(4)
          .stages(4)
          .evaluations(4)
          .workVectors(2)
          .realStability(2.785)
          .build();

  private TestRk4() {
    super(FACTS);
  }

  static OptimizerBuilder builder() {
    return OptimizerBuilder.of(FACTS, TestRk4::new);
  }

  @Override
  public void advance(Stages s, double h) {
    Vector start = s.keepStart();
    Vector next = s.work(0);
    Vector theta = s.theta();
    Vector g = s.gradient();
    s.evaluate(1);
    next.set(start, -h / 6, g);
    theta.set(start, -h / 2, g);
    s.evaluate(2);
    next.add(-h / 3, g);
    theta.set(start, -h / 2, g);
    s.evaluate(3);
    next.add(-h / 3, g);
    theta.set(start, -h, g);
    s.evaluate(4);
    theta.set(next, -h / 6, g);
  }

  @Override
  public void displacement(Stages s, double h) {
    Vector start = s.keepStart();
    Vector displacement = s.displacement();
    Vector theta = s.theta();
    Vector g = s.gradient();
    s.evaluate(1);
    displacement.set(h / 6, g);
    theta.set(start, -h / 2, g);
    s.evaluate(2);
    displacement.add(h / 3, g);
    theta.set(start, -h / 2, g);
    s.evaluate(3);
    displacement.add(h / 3, g);
    theta.set(start, -h, g);
    s.evaluate(4);
    displacement.add(h / 6, g);
  }
}
