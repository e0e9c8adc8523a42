package org.kutta.runtime;

import java.util.function.Supplier;
import org.kutta.runtime.method.MethodFacts;

/**
 * A generated method that can be looked up by name.
 *
 * @param facts what is known of it
 * @param optimizer makes a fresh builder of its optimizer
 */
public record RungeKuttaMethod(MethodFacts facts, Supplier<OptimizerBuilder> optimizer) {

  /** Returns the method's name, the simple name of its class. */
  public String name() {
    return facts.name();
  }

  /** Returns a fresh builder of the method's optimizer. */
  public OptimizerBuilder builder() {
    return optimizer.get();
  }
}
