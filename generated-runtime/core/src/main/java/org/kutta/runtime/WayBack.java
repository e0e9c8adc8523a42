package org.kutta.runtime;

import org.kutta.runtime.vector.Vector;

/**
 * The way back from a step that fails: θ where its attempts begin, and θ_n where that is elsewhere.
 *
 * <p>θ is copied before the objective is first called, and not when the method first writes it: an
 * objective may write it too, and then fail.
 */
final class WayBack {

  private final StepVectors vectors;
  private boolean holdsStart;
  private boolean methodMoves;
  private boolean movedFromOrigin;

  WayBack(StepVectors vectors) {
    this.vectors = vectors;
  }

  /** Begins a step at θ_n. */
  void beginStep(Vector theta) {
    movedFromOrigin = false;
    methodMoves = false;
    holdsStart = false;
    startHere(theta);
  }

  void beginAttempt() {
    methodMoves = false;
  }

  /** Says that attempts begin where θ is. */
  void startHere(Vector theta) {
    vectors.start().copy(theta);
    holdsStart = true;
  }

  /** Returns θ as the attempt found it, to a method that will move θ. */
  Vector keepStart() {
    methodMoves = true;
    return vectors.start();
  }

  /** Returns whether the method has asked for the start: then θ may be elsewhere. */
  boolean isStartKept() {
    return methodMoves;
  }

  /** Remembers θ_n where the step is to start elsewhere. */
  void keepOrigin(Vector theta) {
    vectors.origin().copy(theta);
    movedFromOrigin = true;
  }

  boolean movedFromOrigin() {
    return movedFromOrigin;
  }

  /** Brings θ back to the start of the attempt. */
  void toStart(Vector theta) {
    if (holdsStart) {
      theta.copy(vectors.start());
    }
  }

  /** Brings θ, at the start of the attempt, back to θ_n. */
  void toOrigin(Vector theta) {
    if (movedFromOrigin) {
      theta.copy(vectors.origin());
      movedFromOrigin = false;
    }
  }
}
