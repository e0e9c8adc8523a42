package org.kutta.examples.train;

import org.kutta.runtime.StepFailedException;

/** A training cannot go on. The message says in which step, and why. */
final class DivergedException extends Exception {

  private static final long serialVersionUID = 1L;

  DivergedException(String message) {
    super(message);
  }

  DivergedException(StepFailedException cause) {
    // The rest is advice to those who write the training themselves; the command has its own.
    super(String.valueOf(cause.getMessage()).replaceFirst("; the parameters are .*", ""), cause);
  }

  /** Returns in which step, and why. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
