package org.kutta.runtime.state;

/** A number that is carried from step to step: a step reads {@link #current()}. */
public final class StateScalar {

  private final double initial;
  private final Range range;
  private double current;
  private double next;

  StateScalar(double initial, Range range) {
    this.initial = initial;
    this.range = range;
    this.current = initial;
    this.next = initial;
  }

  /** Returns the value at the step's start. */
  public double current() {
    return current;
  }

  /** Sets the value after the step. */
  public void next(double value) {
    next = value;
  }

  /** Returns the value after the step, as set so far. */
  public double next() {
    return next;
  }

  /** Makes what was set current at once, where nothing can fail any more. */
  public void commit() {
    current = next;
  }

  void discard() {
    next = current;
  }

  /** Takes a value over from another state. */
  void restore(double value) {
    current = value;
    next = value;
  }

  Range range() {
    return range;
  }

  /** Returns whether this number can have that value: one of its range, or the initial one. */
  boolean allows(double value) {
    return range.contains(value)
        || Double.doubleToLongBits(value) == Double.doubleToLongBits(initial);
  }
}
