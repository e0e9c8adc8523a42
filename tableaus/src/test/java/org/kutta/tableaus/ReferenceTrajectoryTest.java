package org.kutta.tableaus;

import static com.google.common.truth.Truth.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StepReport;

/** Generated optimizers against trajectories that were computed elsewhere. */
class ReferenceTrajectoryTest {

  private static final double TOLERANCE = 1e-12;

  @ParameterizedTest
  @CsvSource({
    "euler, Euler",
    "heun2, Heun2",
    "midpoint, Midpoint",
    "ralston2, Ralston2",
    "rk3_kutta, Kutta3",
    "ssprk3, SspRk33",
    "rk4, ClassicalRk4",
    "rk4_38, Kutta38",
    "dopri5, DormandPrince54",
  })
  void fiftyStepsAgreeWithTheReference(String file, String method) throws IOException {
    SoftmaxRegression objective = new SoftmaxRegression();
    RungeKuttaOptimizer optimizer =
        RungeKuttaMethods.named(method).builder().learningRate(0.5).build();
    List<String> lines = lines("softmax_" + file + ".csv");
    assertThat(lines).hasSize(53);
    for (String line : lines.subList(2, lines.size())) {
      double[] expected = numbers(line);
      double[] theta = Arrays.copyOfRange(expected, 7, expected.length);
      int step = (int) expected[0];
      assertThat(distance(objective.parameters().toDoubleVector(), theta))
          .isAtMost(TOLERANCE * norm(theta));
      if (step < 50) {
        StepReport report = optimizer.step(objective);
        assertThat(report.step()).isEqualTo(step + 1);
        assertThat(report.loss()).isWithin(TOLERANCE * expected[2]).of(expected[2]);
        assertThat(report.learningRate()).isEqualTo(0.5);
        assertThat(report.evaluations()).isEqualTo(optimizer.facts().evaluationsPerStep());
      }
    }
    assertThat(objective.evaluations()).isEqualTo(50 * optimizer.facts().evaluationsPerStep());
  }

  @Test
  void theProblemItselfAgreesWithTheReference() throws IOException {
    SoftmaxRegression objective = new SoftmaxRegression();
    objective.evaluate();
    double[] gradient = numbers(String.join(",", lines("softmax_grad0.csv")));
    double[] theta = numbers(String.join(",", lines("softmax_theta0.csv")));
    assertThat(distance(objective.parameters().toDoubleVector(), theta)).isAtMost(1e-15);
    assertThat(distance(objective.gradient().toDoubleVector(), gradient)).isAtMost(1e-15);
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in = ReferenceTrajectoryTest.class.getResourceAsStream("oracle/" + file);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  private static double distance(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += (x[i] - y[i]) * (x[i] - y[i]);
    }
    return Math.sqrt(sum);
  }

  private static double norm(double[] x) {
    return distance(new double[x.length], x);
  }
}
