package org.kutta.runtime;

import org.kutta.runtime.method.Method;

/**
 * Another tableau, from some point of a run on.
 *
 * @param evaluations how many gradients must have been evaluated before
 * @param method the method that takes over
 */
public record TableauSwitch(long evaluations, Method method) {

  @Override
  public String toString() {
    return "%s after %d evaluations".formatted(method.configuredName(), evaluations);
  }
}
