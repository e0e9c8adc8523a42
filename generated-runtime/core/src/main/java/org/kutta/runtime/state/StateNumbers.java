package org.kutta.runtime.state;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of a state, by name. They do not depend on the parameters' length, so they can be
 * kept where nothing else is known of a run. Not thread-safe.
 */
public final class StateNumbers {

  private final Map<String, StateScalar> scalars;
  private final String prefix;

  /** Makes an empty set of numbers. */
  public StateNumbers() {
    this(new LinkedHashMap<>(), "");
  }

  private StateNumbers(Map<String, StateScalar> scalars, String prefix) {
    this.scalars = scalars;
    this.prefix = prefix;
  }

  StateNumbers scope(String name) {
    return new StateNumbers(scalars, prefix + name + "/");
  }

  /**
   * Declares a number.
   *
   * @param initial its value before the first step, which it may always have
   * @param range of its other values
   * @throws IllegalStateException if there is one of that name
   */
  public StateScalar scalar(String name, double initial, Range range) {
    StateScalar scalar = new StateScalar(initial, range);
    if (scalars.putIfAbsent(prefix + name, scalar) != null) {
      throw new IllegalStateException("the number " + prefix + name + " is declared twice");
    }
    return scalar;
  }

  /** Declares a number of events, 0 before the first step. */
  public StateScalar count(String name) {
    return scalar(name, 0, Range.COUNT);
  }

  /** Takes over the values of another scope's numbers of the same names. */
  public void copy(StateNumbers other) {
    other.scalars.forEach(
        (name, scalar) -> {
          if (name.startsWith(other.prefix)) {
            StateScalar own = scalars.get(prefix + name.substring(other.prefix.length()));
            if (own != null) {
              own.restore(scalar.current());
            }
          }
        });
  }

  /** Returns all numbers, of all scopes. */
  Map<String, StateScalar> all() {
    return scalars;
  }
}
