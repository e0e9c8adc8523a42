package org.kutta.runtime;

import java.util.function.Supplier;
import org.kutta.runtime.vector.Vector;

/**
 * Other values in the parameters of an objective, for as long as an action runs.
 *
 * @param trained the parameters that the optimizer is bound to
 * @param kept a work vector, where the parameters wait
 */
record ParameterLoan(Vector trained, Vector kept) {

  /**
   * Runs an action while other values stand in the parameters of an objective, and puts the
   * parameters back, whatever the action does.
   *
   * @throws IllegalStateException if the action has closed or replaced their memory
   */
  <T> T during(Objective objective, Vector values, Supplier<T> action) {
    Vector theta = parametersOf(objective);
    kept.copy(theta);
    T result;
    try {
      theta.copy(values);
      result = action.get();
    } catch (Throwable thrown) {
      if (theta.isWritable()) {
        theta.copy(kept);
      }
      throw thrown;
    }
    if (theta.isWritable()) {
      theta.copy(kept);
    }
    if (!theta.isIntact()) {
      throw new IllegalStateException(
          "the objective's parameters() %s while the averaged parameters stood in it"
              .formatted(theta.damage()));
    }
    return result;
  }

  /** Returns its parameters; what is known of the objective that is trained is not forgotten. */
  private Vector parametersOf(Objective objective) {
    Vector parameters = objective.parameters();
    if (trained.wraps(parameters) && trained.isIntact()) {
      return trained;
    }
    Vector other = trained.successor(parameters, "parameters()");
    if (other.length() != trained.length() || other.type() != trained.type()) {
      throw new IllegalArgumentException(
          "the average is of %s but parameters() is %s".formatted(trained, other));
    }
    return other;
  }
}
