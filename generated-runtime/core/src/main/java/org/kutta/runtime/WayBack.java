package org.kutta.runtime;

import org.kutta.runtime.vector.Vector;

/**
 * The way back from a step that fails: where its attempt began, and θ_n where that is elsewhere.
 *
 * <p>An attempt that has not yet written θ needs no copy.
 */
final class WayBack {

  private final StepVectors vectors;
  private boolean startKept;
  private boolean movedFromOrigin;

  WayBack(StepVectors vectors) {
    this.vectors = vectors;
  }

  void beginStep() {
    movedFromOrigin = false;
  }

  void beginAttempt() {
    startKept = false;
  }

  /** Remembers θ as the attempt found it. */
  Vector keepStart(Vector theta) {
    Vector kept = vectors.start();
    kept.copy(theta);
    startKept = true;
    return kept;
  }

  boolean isStartKept() {
    return startKept;
  }

  /** Remembers θ_n where the step is to start elsewhere. */
  void keepOrigin(Vector theta) {
    vectors.origin().copy(theta);
    movedFromOrigin = true;
  }

  /** Brings θ back to the start of the attempt. */
  void toStart(Vector theta) {
    if (startKept) {
      theta.copy(vectors.start());
      startKept = false;
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
