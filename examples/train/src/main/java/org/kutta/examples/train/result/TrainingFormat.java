package org.kutta.examples.train.result;

import java.util.List;

/** Writes the figures of a training as text, the same in the terminal and in the report. */
public final class TrainingFormat {

  /** The names of the columns. */
  public static final List<String> COLUMNS =
      List.of(
          "optimizer",
          "learning rate",
          "steps",
          "gradients",
          "train loss",
          "test accuracy",
          "seconds");

  private TrainingFormat() {}

  /** Returns a training's cells, one for each of {@link #COLUMNS}. */
  public static List<String> cells(Training training) {
    Checkpoint end = training.end();
    boolean diverged = training.failure().isPresent();
    return List.of(
        training.optimizer(),
        number(training.learningRate()),
        String.valueOf(training.steps()),
        String.valueOf(end.evaluations()),
        diverged ? "diverged" : "%.4f".formatted(end.loss()),
        diverged ? "-" : "%.2f %%".formatted(100 * end.accuracy()),
        "%.1f".formatted(end.seconds()));
  }

  /** Returns a number with as many digits as it needs. */
  public static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
