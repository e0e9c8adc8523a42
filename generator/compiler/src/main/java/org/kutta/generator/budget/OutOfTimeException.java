package org.kutta.generator.budget;

import java.time.Duration;

/**
 * The time that a method has is used up. Thrown by {@link Deadline#check}, and turned into a
 * diagnostic by the code that made the deadline: it never reaches a user.
 */
public final class OutOfTimeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Stage stage;
  private final Duration limit;

  OutOfTimeException(Stage stage, Duration limit) {
    super(stage.words() + " took longer than " + limit, null, false, false);
    this.stage = stage;
    this.limit = limit;
  }

  /** Returns what was done when the time ended. */
  public Stage stage() {
    return stage;
  }

  /** Returns how much time there was. */
  public Duration limit() {
    return limit;
  }
}
