package org.kutta.runtime;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * The learning rate h of each step: the step size of the Runge–Kutta method on the gradient flow.
 *
 * <p>Implementations are asked once per step. A value must be finite and not negative.
 */
@FunctionalInterface
public interface LearningRate {

  /**
   * Returns h for a step.
   *
   * @param step the number of finished steps, from 0
   * @param epoch the number of finished epochs, from 0, as told by {@link
   *     RungeKuttaOptimizer#startEpoch(int)}
   */
  double at(long step, int epoch);

  /**
   * Returns the rate that is {@code h} at every step.
   *
   * @throws IllegalArgumentException unless {@code h} is positive and finite
   */
  static LearningRate constant(double h) {
    if (!(h > 0 && h < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the learning rate must be positive and finite, found " + h);
    }
    return (step, epoch) -> h;
  }

  /** Returns the rate that follows an ND4J schedule, by its iterations and epochs. */
  static LearningRate schedule(ISchedule schedule) {
    return (step, epoch) -> schedule.valueAt(Math.toIntExact(step), epoch);
  }
}
