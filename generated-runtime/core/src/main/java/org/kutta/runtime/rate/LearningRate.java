package org.kutta.runtime.rate;

import org.kutta.runtime.state.State;

/**
 * The learning rate h of each step: the step size of the Runge–Kutta method on the gradient flow.
 *
 * <p>Implementations are asked once per step. A value must be finite and not negative. With h = 0 a
 * step evaluates its gradients and moves nothing, momentum included.
 */
@FunctionalInterface
public interface LearningRate extends RatePolicy {

  /**
   * Returns h for a step.
   *
   * @param step the number of finished steps, from 0
   * @param epoch the number of finished epochs, from 0, as told by {@link
   *     org.kutta.runtime.RungeKuttaOptimizer#startEpoch(int)}
   */
  double at(long step, int epoch);

  @Override
  default RatePolicy.Action over(State state) {
    return start -> at(start.step(), start.epoch());
  }

  /**
   * Returns this rate, rising to it in proportion over the first steps: h (step + 1)/steps.
   *
   * @throws IllegalArgumentException unless {@code steps} is positive
   */
  default LearningRate afterWarmUp(long steps) {
    return new WarmUpRate(this, steps);
  }

  /**
   * Returns this rate under a name: a lambda has no description of its own, so that no one could
   * tell whether a saved optimizer had the same one.
   *
   * @param name which says all that matters: two rates of one name are taken for the same
   * @throws IllegalArgumentException if it is blank
   */
  default LearningRate named(String name) {
    return new NamedRate(name, this);
  }

  /**
   * Returns the rate that is {@code h} at every step.
   *
   * @throws IllegalArgumentException unless {@code h} is positive and finite
   */
  static LearningRate constant(double h) {
    return new ConstantRate(h);
  }

  /**
   * Returns the rate that falls from {@code h} towards zero along half a cosine: h (1 + cos(π
   * step/steps))/2, zero from step {@code steps} on.
   *
   * @throws IllegalArgumentException unless both are positive
   */
  static LearningRate cosine(double h, long steps) {
    return new CosineRate(h, steps);
  }
}
