package org.kutta.train.result;

import java.math.BigDecimal;
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

  private static final BigDecimal PLAIN_FROM = new BigDecimal("1e-6");
  private static final BigDecimal PLAIN_TO = new BigDecimal("1e9");

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

  /** Returns a finite number with as many digits as it needs, as in 0.0005 and 1E+30. */
  public static String number(double value) {
    return text(BigDecimal.valueOf(value));
  }

  /** Returns a tenth of a finite number: the same digits. */
  public static String tenth(double value) {
    return text(BigDecimal.valueOf(value).movePointLeft(1));
  }

  private static String text(BigDecimal value) {
    BigDecimal digits = value.stripTrailingZeros();
    boolean plain =
        digits.signum() == 0
            || (digits.abs().compareTo(PLAIN_FROM) >= 0 && digits.abs().compareTo(PLAIN_TO) < 0);
    return plain ? digits.toPlainString() : digits.toString();
  }

  /** Returns a count with its noun, as in 1 step and 2,000 steps. */
  public static String counted(long count, String noun) {
    return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
  }
}
