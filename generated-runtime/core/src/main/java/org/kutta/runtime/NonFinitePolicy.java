package org.kutta.runtime;

/**
 * What a step does when a stage yields a loss or a gradient that is not finite, or when the stage
 * equations of an implicit method are not solved.
 */
public enum NonFinitePolicy {
  /** Restores the parameters and throws {@link StepFailedException}. */
  THROW,

  /**
   * Restores the parameters and tries again with half the learning rate, up to {@value
   * RungeKuttaOptimizer#MAX_HALVINGS} times, then throws. A failure at the step's start, where the
   * learning rate has no influence, throws at once.
   */
  HALVE
}
