package org.kutta.train;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import org.kutta.console.Terminal;
import org.kutta.train.console.ProgressBars;
import org.kutta.train.result.Checkpoint;
import org.kutta.train.result.Training;

/** A bar over all trainings, with the current optimizer and its accuracy: for terminals. */
final class BarProgress implements Progress {

  private final ProgressBar bar;
  private final long budget;
  private long spent;
  private String current = "";

  /**
   * Draws an empty bar.
   *
   * @param budget gradients that one training may evaluate
   */
  BarProgress(PrintStream out, Terminal terminal, int trainings, long budget) {
    this.budget = budget;
    this.bar = ProgressBars.draw(out, terminal, "training", trainings * budget);
  }

  @Override
  public void begin(Contender contender) {
    spent = 0;
    current = contender.name();
    bar.setExtraMessage(" " + current);
  }

  @Override
  public void advance(long evaluations) {
    spent += evaluations;
    bar.stepBy(evaluations);
  }

  @Override
  public void reached(Checkpoint checkpoint) {
    bar.setExtraMessage(" %s %.1f %%".formatted(current, 100 * checkpoint.accuracy()));
  }

  @Override
  public void end(Training training) {
    // What an early end leaves unspent counts as done.
    bar.stepBy(Math.max(0, budget - spent));
  }

  @Override
  public void close() {
    bar.close();
  }
}
