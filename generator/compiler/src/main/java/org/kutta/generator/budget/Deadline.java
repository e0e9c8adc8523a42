package org.kutta.generator.budget;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The moment at which the compiler gives a method up. Loops that can run long ask {@link #check} in
 * each round; a round is expected to take a small part of a second.
 *
 * <p>Immutable. A deadline is passed down to those who work under it; there is no current one.
 */
public final class Deadline {

  private static final Deadline NONE =
      new Deadline(() -> 0, 0, Duration.ofNanos(Long.MAX_VALUE), Stage.NUMBERS);

  private final LongSupplier clock;
  private final long start;
  private final Duration limit;
  private final Stage stage;

  private Deadline(LongSupplier clock, long start, Duration limit, Stage stage) {
    this.clock = clock;
    this.start = start;
    this.limit = limit;
    this.stage = stage;
  }

  /** Returns a deadline that never comes. */
  public static Deadline none() {
    return NONE;
  }

  /**
   * Returns the deadline after some time from now.
   *
   * @param clock tells nanoseconds since any moment, as {@link System#nanoTime} does
   */
  public static Deadline in(Duration limit, LongSupplier clock) {
    return new Deadline(clock, clock.getAsLong(), limit, Stage.NUMBERS);
  }

  /** Returns this deadline for a stage, which is named when the time ends in it. */
  public Deadline during(Stage next) {
    return new Deadline(clock, start, limit, next);
  }

  /** Returns whether the time is over. */
  public boolean isOver() {
    return clock.getAsLong() - start > limit.toNanos();
  }

  /**
   * Returns if there is time left.
   *
   * @throws OutOfTimeException if not
   */
  public void check() {
    if (isOver()) {
      throw new OutOfTimeException(stage, limit);
    }
  }
}
