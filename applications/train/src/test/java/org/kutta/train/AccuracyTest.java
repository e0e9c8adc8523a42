package org.kutta.train;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** Generated optimizers do learn. */
final class AccuracyTest {

  @Test
  void eulerAndClassicalRk4EachExceedEightyPerCentOnTheEmbeddedTestImages() {
    CommandRun run =
        CommandRun.of(
            "--method=Euler,ClassicalRk4",
            "--no-references",
            "--layers=32",
            "--evaluations=2000",
            "--no-report");

    assertThat(accuracy(run, "Euler")).isGreaterThan(80.0);
    assertThat(accuracy(run, "ClassicalRk4")).isGreaterThan(80.0);
  }

  private static double accuracy(CommandRun run, String optimizer) {
    return Double.parseDouble(run.row(optimizer).get(5).replace(" %", ""));
  }
}
