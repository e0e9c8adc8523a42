package org.kutta.experiments.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kutta.train.result.Checkpoint;
import org.kutta.train.run.Interruption;
import org.kutta.train.run.RunFolder;
import org.kutta.train.run.RunState;
import org.kutta.train.run.UnderWay;

/**
 * Keeps the trial under way, so that it goes on where an interruption stopped it: on a period, and
 * when a signal asks this process to end. Until this is closed, the process waits with its end for
 * the step under way and its checkpoint.
 */
public final class UnfinishedTrial implements AutoCloseable {

  private static final String SAMPLED_AT = "sampled at steps";

  private final Optional<RunFolder> folder;
  private final String code;
  private final Duration period;
  private long written = System.nanoTime();

  /** None before the first trial that is kept: others are short, and a signal ends them at once. */
  private @Nullable Interruption interruption;

  private UnfinishedTrial(Optional<RunFolder> folder, String code, Duration period) {
    this.folder = folder;
    this.code = code;
    this.period = period;
  }

  /** Keeps nothing. */
  public static UnfinishedTrial none() {
    return new UnfinishedTrial(Optional.empty(), "", Duration.ZERO);
  }

  /**
   * Keeps a trial in a folder.
   *
   * @param code the version of all that determines results besides a trial's own key
   * @param period between two checkpoints; zero for one after every step
   */
  public static UnfinishedTrial in(RunFolder folder, String code, Duration period) {
    return new UnfinishedTrial(Optional.of(folder), code, period);
  }

  /**
   * Begins a trial. Returns where it was when it was interrupted, if it was; of another trial, or
   * by another version of the code, nothing is taken.
   *
   * @throws UncheckedIOException if what was kept is damaged
   */
  public Optional<Midway> find(Trial trial) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    if (interruption == null) {
      interruption = Interruption.watch();
    }
    if (!folder.get().holdsRun()) {
      return Optional.empty();
    }
    try {
      RunState state = folder.get().read();
      Map<String, String> key = new HashMap<>(state.settings());
      String sampledAt = key.remove(SAMPLED_AT);
      return key.equals(key(trial)) && sampledAt != null
          ? state.underWay().map(underWay -> midway(underWay, sampledAt.split(",")))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Midway midway(UnderWay underWay, String[] steps) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < steps.length; i++) {
      Checkpoint c = underWay.checkpoints().get(i);
      samples.add(
          new Sample(
              Long.parseLong(steps[i]), c.evaluations(), c.seconds(), c.loss(), c.accuracy()));
    }
    return new Midway(
        underWay.steps(),
        underWay.evaluations(),
        underWay.nanos(),
        samples,
        folder.orElseThrow().network(underWay));
  }

  private Map<String, String> key(Trial trial) {
    Map<String, String> key = new HashMap<>();
    key.put("code", code);
    key.put("problem", trial.problem());
    key.put("optimizer", trial.optimizer());
    key.put("learning rate", String.valueOf(trial.learningRate()));
    key.put("budget", trial.budget());
    key.put("seed", String.valueOf(trial.seed()));
    return key;
  }

  /**
   * A step is complete: keeps the trial if it is time, or if the process is to end.
   *
   * @param now the network's file does not count
   * @throws TrialInterruptedException if the process is to end; the trial is kept
   * @throws UncheckedIOException if nothing can be written
   */
  public void stepped(Trial trial, Supplier<Midway> now, RunFolder.Saving network) {
    boolean ending = isEnding();
    if (folder.isEmpty() || !ending && System.nanoTime() - written < period.toNanos()) {
      return;
    }
    Midway midway = now.get();
    Map<String, String> settings = key(trial);
    settings.put(
        SAMPLED_AT,
        midway.samples().stream()
            .map(sample -> String.valueOf(sample.steps()))
            .collect(Collectors.joining(",")));
    List<Checkpoint> checkpoints =
        midway.samples().stream()
            .map(s -> new Checkpoint(s.evaluations(), s.seconds(), s.loss(), s.measure()))
            .toList();
    UnderWay underWay =
        new UnderWay(
            trial.optimizer(),
            midway.steps(),
            midway.evaluations(),
            midway.nanos(),
            checkpoints,
            "");
    try {
      folder.get().write(settings, List.of(), underWay, network);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    written = System.nanoTime();
    if (ending) {
      throw new TrialInterruptedException(
          "interrupted after step %,d of %s".formatted(midway.steps(), trial.optimizer()));
    }
  }

  /**
   * No trial is under way: ends here if the process is to end.
   *
   * @throws TrialInterruptedException if it is
   */
  void between() {
    if (isEnding()) {
      throw new TrialInterruptedException("interrupted between two trials");
    }
  }

  private boolean isEnding() {
    return interruption != null && interruption.isRequested();
  }

  /** Lets the process end. */
  @Override
  public void close() {
    if (interruption != null) {
      interruption.close();
      interruption = null;
    }
  }
}
