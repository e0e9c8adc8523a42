package org.kutta.experiments.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Where trials are measured, each once: those in the log are taken from there. */
public final class Laboratory {

  private final TrialLog log;
  private final Progress progress;
  private final UnfinishedTrial unfinished;
  private int measured;

  /**
   * Creates a laboratory that measures what the log does not hold.
   *
   * @param unfinished keeps a trial that takes long
   */
  public Laboratory(TrialLog log, Progress progress, UnfinishedTrial unfinished) {
    this.log = log;
    this.progress = progress;
    this.unfinished = unfinished;
  }

  /** Measures a trial. */
  @FunctionalInterface
  public interface Measurement {

    /**
     * Returns what was found.
     *
     * @param progress to be told of the units done
     */
    TrialRecord make(Progress progress);
  }

  /** Returns the progress, to announce work to. */
  public Progress progress() {
    return progress;
  }

  /** Returns what keeps the trial under way. */
  public UnfinishedTrial unfinished() {
    return unfinished;
  }

  /** Returns how many trials were measured here, and not found in the log. */
  public int measured() {
    return measured;
  }

  /**
   * Returns the record of a trial.
   *
   * @param units of work, which the trial's progress need not add up to
   * @throws TrialInterruptedException if the process is to end
   * @throws UncheckedIOException if the record cannot be written
   */
  public TrialRecord measure(Trial trial, String title, long units, Measurement measurement) {
    Optional<TrialRecord> known = log.find(trial);
    if (known.isPresent()) {
      progress.spare(units);
      return known.get();
    }
    unfinished.between();
    progress.begin(title);
    Counted counted = new Counted(progress);
    TrialRecord record = measurement.make(counted);
    if (!record.trial().equals(trial)) {
      throw new IllegalStateException("measured " + record.trial() + " in place of " + trial);
    }
    progress.advance(Math.max(0, units - counted.done));
    try {
      log.add(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    measured++;
    progress.end(title, summary(record));
    return record;
  }

  private static String summary(TrialRecord record) {
    Sample end = record.end();
    return record
        .failure()
        .orElseGet(
            () ->
                "%,d gradients, %.1f s, loss %.4g"
                        .formatted(end.evaluations(), end.seconds(), end.loss())
                    + (Double.isNaN(end.measure())
                        ? ""
                        : ", measure %.5g".formatted(end.measure())));
  }

  /** Passes units on, and counts them. */
  private static final class Counted implements Progress {
    private final Progress to;
    private long done;

    Counted(Progress to) {
      this.to = to;
    }

    @Override
    public void advance(long units) {
      done += units;
      to.advance(units);
    }

    @Override
    public void expect(long units) {
      to.expect(units);
    }

    @Override
    public void spare(long units) {
      to.spare(units);
    }

    @Override
    public void begin(String trial) {
      to.begin(trial);
    }

    @Override
    public void end(String trial, String result) {
      to.end(trial, result);
    }

    @Override
    public void close() {
      // Belongs to the laboratory.
    }
  }
}
