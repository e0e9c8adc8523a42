package org.kutta.runtime;

/**
 * Another tableau, from some point of a run on.
 *
 * @param evaluations how many gradients must have been evaluated before
 * @param method the optimizer whose tableau takes over; nothing else of it is used
 */
public record TableauSwitch(long evaluations, RungeKuttaOptimizer method) {

  @Override
  public String toString() {
    return "%s after %d evaluations".formatted(method.configuredName(), evaluations);
  }
}
