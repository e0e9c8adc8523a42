package org.kutta.generator.correction;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A moment after which a search ends, by a clock that a test can turn. */
final class Deadline {

  /**
   * The time that the current thread has computed. On a busy machine it stands still while others
   * compute, so that the same text has the same diagnostics there.
   */
  static final LongSupplier COMPUTING_TIME =
      ManagementFactory.getThreadMXBean().isCurrentThreadCpuTimeSupported()
          ? ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime
          : System::nanoTime;

  private final LongSupplier nanoTime;
  private final long end;

  private Deadline(LongSupplier nanoTime, long end) {
    this.nanoTime = nanoTime;
    this.end = end;
  }

  /**
   * Returns the moment that lies so far ahead by a clock.
   *
   * @param nanoTime a clock in nanoseconds
   */
  static Deadline after(Duration time, LongSupplier nanoTime) {
    return new Deadline(nanoTime, nanoTime.getAsLong() + time.toNanos());
  }

  /** Returns whether the moment has passed. */
  boolean isOver() {
    return nanoTime.getAsLong() - end >= 0;
  }
}
