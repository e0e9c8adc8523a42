package org.kutta.runtime;

import org.kutta.runtime.state.StateVector;
import org.kutta.runtime.vector.Vector;

/**
 * The gradient at the start of a step, before any preconditioner: kept through the attempts of a
 * step, and handed on from a step whose last stage was the first of the next.
 */
final class StartGradient {

  private final StateVector vector;
  private boolean known;
  private boolean nextKnown;
  private double loss;
  private double nextLoss;
  private long identity;
  private long nextIdentity;

  StartGradient(StateVector vector) {
    this.vector = vector;
  }

  void keep(Vector gradient, double loss, long identity) {
    vector.current().copy(gradient);
    this.loss = loss;
    this.identity = identity;
    known = true;
  }

  /** Keeps what may turn out to be the gradient at the next step's start. */
  void offerNext(Vector gradient) {
    vector.next().copy(gradient);
  }

  /** Says that what was offered is the gradient at the next step's start. */
  void confirmNext(double loss, long identity) {
    nextLoss = loss;
    nextIdentity = identity;
    nextKnown = true;
  }

  boolean isKnown() {
    return known;
  }

  long function() {
    return identity;
  }

  boolean isKnown(long identity) {
    return known && this.identity == identity;
  }

  double loss() {
    return loss;
  }

  Vector gradient() {
    return vector.current();
  }

  /** Begins an attempt: nothing of the next step is known. */
  void beginAttempt() {
    nextKnown = false;
  }

  /** Ends a completed step, after the state was committed. */
  void commit() {
    known = nextKnown;
    loss = nextLoss;
    identity = nextIdentity;
    nextKnown = false;
  }

  void forget() {
    known = false;
    nextKnown = false;
  }
}
