package org.kutta.train.console;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.kutta.console.Terminal;

/** Progress bars that fit the terminal, with the time spent and the time left. */
public final class ProgressBars {

  private static final int REFRESH_MILLIS = 200;

  private ProgressBars() {}

  /**
   * Draws an empty bar.
   *
   * @param task its name
   * @param units of work until it is full
   */
  public static ProgressBar draw(PrintStream out, Terminal terminal, String task, long units) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(units)
        .setUpdateIntervalMillis(REFRESH_MILLIS)
        .setStyle(terminal.unicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
        // Names the width, so that the library asks no terminal for it.
        .setConsumer(new ConsoleProgressBarConsumer(out, terminal.columns() - 1))
        .build();
  }
}
