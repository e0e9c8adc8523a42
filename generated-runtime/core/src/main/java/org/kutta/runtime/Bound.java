package org.kutta.runtime;

import org.kutta.runtime.vector.Vector;

/**
 * The buffers of an objective.
 *
 * @param theta its parameters, shape {@code [n]}
 * @param gradient where it leaves gradients, of the same shape and type
 */
record Bound(Objective objective, Vector theta, Vector gradient) {

  static Bound to(Objective objective) {
    return of(objective, objective.parameters().bind("parameters()"));
  }

  /** Binds another objective to the kernel that the vectors of a state belong to. */
  Bound successor(Objective next) {
    return of(next, theta.successor(next.parameters(), "parameters()"));
  }

  private static Bound of(Objective objective, Vector theta) {
    return new Bound(
        objective, theta, theta.companion(objective.gradient(), "gradient()", "parameters()"));
  }
}
