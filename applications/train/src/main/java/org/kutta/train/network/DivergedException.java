package org.kutta.train.network;

import org.kutta.runtime.StepFailedException;

/** A training cannot go on. The message says in which step, and why. */
public final class DivergedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Creates an exception. */
  public DivergedException(String message) {
    super(message);
  }

  /** Creates an exception that gives the reason of a failed step. */
  public DivergedException(StepFailedException cause) {
    // The rest is advice to those who write the training themselves; the command has its own.
    super(String.valueOf(cause.getMessage()).replaceFirst("; the parameters are .*", ""), cause);
  }

  /** Returns in which step, and why. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
