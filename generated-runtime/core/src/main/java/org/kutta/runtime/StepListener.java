package org.kutta.runtime;

/** Is told of every finished step. */
@FunctionalInterface
public interface StepListener {

  /**
   * Called after a step, on the thread that made it. The step is complete: what a listener throws
   * undoes nothing. All listeners are called, and then {@link RungeKuttaOptimizer#step} throws what
   * the first of them threw, as it is.
   *
   * <p>May read and save the optimizer, and call all of it but {@code step} and {@code restore}.
   *
   * @param report valid until the next step
   */
  void onStep(RungeKuttaOptimizer optimizer, StepReport report);
}
