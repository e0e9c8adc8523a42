package org.kutta.experiments;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.kutta.experiments.trial.Progress;

/** One line for each finished trial, with the time left: for logs. */
final class ExperimentLines implements Progress {

  private final PrintWriter out;
  private final LongSupplier nanoTime;
  private final long start;
  private long expected;
  private long done;

  ExperimentLines(PrintWriter out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  @Override
  public void expect(long units) {
    expected += units;
  }

  @Override
  public void spare(long units) {
    expected -= units;
  }

  @Override
  public void begin(String trial) {}

  @Override
  public void advance(long units) {
    done += units;
  }

  @Override
  public void end(String trial, String result) {
    out.println("%s: %s; %s".formatted(trial, result, left()));
    out.flush();
  }

  private String left() {
    double part = expected > 0 ? Math.min(1, (double) done / expected) : 1;
    long elapsed = nanoTime.getAsLong() - start;
    Duration left = Duration.ofNanos(part > 0 ? (long) (elapsed * (1 - part) / part) : 0);
    return "%.0f %% done, about %d:%02d:%02d left"
        .formatted(100 * part, left.toHours(), left.toMinutesPart(), left.toSecondsPart());
  }

  @Override
  public void close() {}
}
