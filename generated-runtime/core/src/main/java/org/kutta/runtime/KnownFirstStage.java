package org.kutta.runtime;

/**
 * What is known of a gradient that the method left in one of its work vectors: the last stage of a
 * step, which is the first of the next (first same as last). Where the field is not plain, {@link
 * StartGradient} keeps it.
 */
final class KnownFirstStage {

  private boolean known;
  private long function;
  private double loss;
  private boolean startsAttempt;

  boolean isKnown() {
    return known;
  }

  long function() {
    return function;
  }

  /** Returns whether it is known, of that function. */
  boolean isKnown(long function) {
    return known && this.function == function;
  }

  void keep(double loss, long function) {
    known = true;
    this.loss = loss;
    this.function = function;
  }

  void forget() {
    known = false;
  }

  /** Begins an attempt, and returns whether it starts from the known stage. */
  boolean beginAttempt(long function) {
    startsAttempt = isKnown(function);
    return startsAttempt;
  }

  /** Returns whether the attempt started from the known stage. */
  boolean startsAttempt() {
    return startsAttempt;
  }

  /** Returns the loss where the known gradient was evaluated. */
  double loss() {
    return loss;
  }
}
