package org.kutta.runtime.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of a state, by name. They do not depend on the parameters' length, so they can be
 * kept where nothing else is known of a run. Not thread-safe.
 */
public final class StateNumbers {

  private final Map<String, StateScalar> scalars;

  /** The same, for each step to go through: maps make that slow. */
  private final List<StateScalar> inOrder;

  private final String prefix;

  /** Makes an empty set of numbers. */
  public StateNumbers() {
    this(new LinkedHashMap<>(), new ArrayList<>(), "");
  }

  private StateNumbers(Map<String, StateScalar> scalars, List<StateScalar> inOrder, String prefix) {
    this.scalars = scalars;
    this.inOrder = inOrder;
    this.prefix = prefix;
  }

  StateNumbers scope(String name) {
    return new StateNumbers(scalars, inOrder, prefix + name + "/");
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
    inOrder.add(scalar);
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

  /** Makes what was set current, in all scopes. */
  void commit() {
    for (int i = 0; i < inOrder.size(); i++) {
      inOrder.get(i).commit();
    }
  }

  /** Forgets what was set, in all scopes. */
  void discard() {
    for (int i = 0; i < inOrder.size(); i++) {
      inOrder.get(i).discard();
    }
  }

  /** Returns all numbers, of all scopes. */
  Map<String, StateScalar> all() {
    return scalars;
  }
}
