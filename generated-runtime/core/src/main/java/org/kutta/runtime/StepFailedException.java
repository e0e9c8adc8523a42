package org.kutta.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A step that could not be completed. The objective's parameters and the optimizer's state are as
 * they were before the step.
 */
public final class StepFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long step;
  private final int stage;

  StepFailedException(String message, long step, int stage, @Nullable Throwable cause) {
    super(message, cause);
    this.step = step;
    this.stage = stage;
  }

  /** Returns the number of steps finished before the failing one. */
  public long step() {
    return step;
  }

  /** Returns the stage that failed, from 1. */
  public int stage() {
    return stage;
  }
}
