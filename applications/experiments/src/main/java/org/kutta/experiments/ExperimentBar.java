package org.kutta.experiments;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import org.kutta.console.Terminal;
import org.kutta.experiments.trial.Progress;
import org.kutta.train.console.ProgressBars;

/** A bar over all trials, with the time left: for terminals. */
final class ExperimentBar implements Progress {

  private final ProgressBar bar;
  private long expected;

  ExperimentBar(PrintStream out, Terminal terminal, String name) {
    this.bar = ProgressBars.draw(out, terminal, name, 0);
  }

  @Override
  public void expect(long units) {
    expected += units;
    bar.maxHint(expected);
  }

  @Override
  public void spare(long units) {
    expect(-units);
  }

  @Override
  public void begin(String trial) {
    bar.setExtraMessage(" " + trial);
  }

  @Override
  public void advance(long units) {
    bar.stepBy(units);
  }

  @Override
  public void end(String trial, String result) {
    bar.setExtraMessage("");
  }

  @Override
  public void close() {
    bar.close();
  }
}
