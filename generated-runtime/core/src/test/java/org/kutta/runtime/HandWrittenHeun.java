package org.kutta.runtime;

import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/** Heun's method, written by hand where generated classes are out of reach. */
public final class HandWrittenHeun extends Method {

  static final MethodFacts FACTS =
      MethodFacts.named("HandWrittenHeun")
          .title("Heun's method")
          .order(2)
          .stages(2)
          .evaluations(2)
          .workVectors(2)
          .realStability(2.0)
          .build();

  HandWrittenHeun() {
    super(FACTS);
  }

  public static OptimizerBuilder builder() {
    return OptimizerBuilder.of(FACTS, HandWrittenHeun::new);
  }

  @Override
  public void advance(Stages s, double h) {
    Vector theta = s.theta();
    Vector g = s.gradient();
    Vector next = s.work(0);
    s.evaluate(1);
    Vector start = s.keepStart();
    next.set(start, -h / 2, g);
    theta.set(start, -h, g);
    s.evaluate(2);
    theta.set(next, -h / 2, g);
  }

  @Override
  public void displacement(Stages s, double h) {
    Vector theta = s.theta();
    Vector g = s.gradient();
    Vector displacement = s.displacement();
    s.evaluate(1);
    Vector start = s.keepStart();
    displacement.set(h / 2, g);
    theta.set(start, -h, g);
    s.evaluate(2);
    displacement.add(h / 2, g);
  }
}
