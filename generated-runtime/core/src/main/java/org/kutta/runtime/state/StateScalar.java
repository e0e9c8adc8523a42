package org.kutta.runtime.state;

/** A number that is carried from step to step: a step reads {@link #current()}. */
public final class StateScalar {

  private double current;
  private double next;

  StateScalar(double initial) {
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

  /** Makes what was set current at once, where nothing can fail any more. */
  public void commit() {
    current = next;
  }

  void discard() {
    next = current;
  }
}
