package org.kutta.runtime;

/** Hears of every finished step. */
@FunctionalInterface
public interface StepListener {

  /**
   * Called after a step, on the thread that made it.
   *
   * @param report valid until the next step
   */
  void onStep(RungeKuttaOptimizer optimizer, StepReport report);
}
