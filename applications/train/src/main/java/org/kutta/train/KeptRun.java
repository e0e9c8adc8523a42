package org.kutta.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kutta.train.network.Learner;
import org.kutta.train.result.Training;
import org.kutta.train.run.Interruption;
import org.kutta.train.run.RunFolder;
import org.kutta.train.run.RunState;
import org.kutta.train.run.UnderWay;

/** Keeps a run in a folder: on a period, after each training, and when the process is to end. */
final class KeptRun implements Keeping {

  /** What shells tell of a process that SIGINT ended; Java itself has the code of any signal. */
  private static final int INTERRUPTED = 130;

  private final RunFolder folder;
  private final Map<String, String> settings;
  private final Plan plan;
  private final Interruption interruption;
  private final PrintWriter err;
  private final List<Training> finished;
  private final Optional<UnderWay> interrupted;
  private long written = System.nanoTime();

  /**
   * How a run is kept.
   *
   * @param period between two checkpoints; zero for one after every step
   * @param goingOn the command that goes on
   */
  record Plan(Duration period, String goingOn) {}

  /**
   * Goes on with a run, or begins one.
   *
   * @param err where a checkpoint that cannot be written is told
   */
  KeptRun(RunFolder folder, RunState state, Plan plan, Interruption interruption, PrintWriter err) {
    this.folder = folder;
    this.settings = state.settings();
    this.plan = plan;
    this.interruption = interruption;
    this.err = err;
    this.finished = new ArrayList<>(state.finished());
    this.interrupted = state.underWay();
  }

  @Override
  public List<Training> finished() {
    return List.copyOf(finished);
  }

  @Override
  public Optional<UnderWay> interrupted(Contender contender) {
    return interrupted.filter(underWay -> underWay.option().equals(contender.option()));
  }

  @Override
  public void restore(UnderWay underWay, Learner learner) throws RunException {
    try {
      learner.load(folder.network(underWay));
    } catch (IOException | IllegalArgumentException e) {
      throw new RunException(
          "--resume: cannot go on with %s: %s".formatted(folder, e.getMessage()),
          "delete %s to start over".formatted(folder),
          1);
    }
  }

  @Override
  public void stepped(Learner learner, Supplier<UnderWay> underWay) throws RunException {
    boolean ending = interruption.isRequested();
    if (!ending && System.nanoTime() - written < plan.period().toNanos()) {
      return;
    }
    UnderWay now = underWay.get();
    try {
      folder.write(settings, finished, now, learner::save);
    } catch (IOException e) {
      cannotWrite(e);
    }
    written = System.nanoTime();
    if (ending) {
      throw new RunException(
          "interrupted after step %,d of %s".formatted(now.steps(), now.option()),
          "go on with: " + plan.goingOn(),
          INTERRUPTED);
    }
  }

  @Override
  public void ended(Training training) {
    finished.add(training);
    try {
      folder.write(settings, finished);
    } catch (IOException e) {
      cannotWrite(e);
    }
    written = System.nanoTime();
  }

  /** The training goes on: what it has found would be lost otherwise, and the disk may get room. */
  private void cannotWrite(IOException e) {
    err.println("warning: no checkpoint in %s: %s".formatted(folder, e));
    err.flush();
  }
}
