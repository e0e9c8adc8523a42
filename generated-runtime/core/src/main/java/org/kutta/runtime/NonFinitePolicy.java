package org.kutta.runtime;

/**
 * What a step does when its numbers fail: when a stage yields a loss or a gradient that is not
 * finite, when the finished update or what an ingredient remembers is not, when the stage equations
 * of an implicit method are not solved.
 *
 * <p>It is not asked about what is no number's fault: exceptions, arrays that were closed or
 * replaced, and a learning rate that is negative or not finite always throw.
 */
public enum NonFinitePolicy {
  /** Restores the parameters and throws {@link StepFailedException}. */
  THROW,

  /**
   * Restores the parameters and tries again with half the learning rate, up to {@value
   * RungeKuttaOptimizer#MAX_HALVINGS} times unless {@link OptimizerBuilder#maxHalvings} says
   * otherwise, then throws. A failure at the step's start, where the learning rate has no
   * influence, throws at once.
   */
  HALVE,

  /**
   * Restores the parameters and returns, for the run to go on with the next mini-batch: {@link
   * StepReport#skips()} counts such steps, the evaluations that they spent are counted too, and
   * nothing else changes, the number of the step included. Listeners do not hear of it. After
   * {@value RungeKuttaOptimizer#MAX_SKIPS} skipped steps in a row the next one throws: then the
   * batches are not to blame.
   */
  SKIP
}
