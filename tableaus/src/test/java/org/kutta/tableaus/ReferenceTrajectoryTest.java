package org.kutta.tableaus;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.StepReport;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.AdaGrad;
import org.kutta.runtime.rate.Dalr;
import org.kutta.runtime.vector.Vector;

/** Generated optimizers against trajectories that were computed elsewhere. */
class ReferenceTrajectoryTest {

  private static final double TOLERANCE = 1e-12;
  private static final double IMPLICIT_TOLERANCE = 1e-11;

  private static final List<StageSolver> SOLVERS =
      List.of(
          StageSolver.fixedPoint(),
          StageSolver.fixedPoint().jacobi(),
          StageSolver.fixedPoint().anderson(3),
          StageSolver.newtonKrylov());

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
      assertThat(distance(objective.parameterArray().toDoubleVector(), theta))
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

  static Stream<Arguments> ingredients() {
    return Stream.of(
        Arguments.of("rk4_precond_flow", rk4(0.5).preconditioner(AdaGrad.inFlow()), 0),
        Arguments.of("rk4_precond_out", rk4(0.5).preconditioner(AdaGrad.onUpdate()), 0),
        Arguments.of("rk4_dalr_p0.5", rk4(1).learningRate(Dalr.of(2, 0.5)), 1),
        Arguments.of("rk4_dalr_p1", rk4(1).learningRate(Dalr.of(2, 1)), 1),
        Arguments.of("rk4_dalr_p2", rk4(1).learningRate(Dalr.of(2, 2)), 1),
        Arguments.of("euler_dalr_p1", Euler.builder().learningRate(Dalr.of(2, 1)), 1),
        Arguments.of("rk4_momentum0.9", rk4(0.2).momentum(Momentum.heavyBall(0.9)), 0),
        Arguments.of(
            "rk4_precond_dalr_mom",
            rk4(1)
                .learningRate(Dalr.of(0.5, 1))
                .preconditioner(AdaGrad.inFlow())
                .momentum(Momentum.heavyBall(0.9)),
            1));
  }

  private static OptimizerBuilder rk4(double h) {
    return ClassicalRk4.builder().learningRate(h);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ingredients")
  void fiftyStepsWithIngredientsAgreeWithTheReference(
      String file, OptimizerBuilder builder, int products) throws IOException {
    SoftmaxRegression objective = new SoftmaxRegression();
    RungeKuttaOptimizer optimizer = builder.build();
    for (String line : lines("softmax_" + file + ".csv").subList(2, 53)) {
      double[] expected = numbers(line);
      double[] theta = Arrays.copyOfRange(expected, 7, expected.length);
      assertThat(distance(objective.parameterArray().toDoubleVector(), theta))
          .isAtMost(1e-11 * norm(theta));
      if (expected[0] > 0) {
        assertThat(optimizer.report().learningRate()).isWithin(1e-11 * expected[6]).of(expected[6]);
      }
      if (expected[0] < 50) {
        optimizer.step(objective);
        assertThat(optimizer.report().loss()).isWithin(1e-11 * expected[2]).of(expected[2]);
        // The gradient at the step's start is that of the first stage: no evaluation is added.
        assertThat(optimizer.report().evaluations()).isEqualTo(optimizer.facts().stages());
        assertThat(optimizer.report().hessianProducts()).isEqualTo(products);
      }
    }
    assertThat(objective.evaluations()).isEqualTo(50 * optimizer.facts().stages());
  }

  @Test
  void theProblemsHessianAgreesWithTheReference() throws IOException {
    SoftmaxRegression objective = new SoftmaxRegression();
    double[] v = new double[15];
    Arrays.setAll(v, Math::cos);
    Vector product = Vector.of(new double[v.length]);
    objective.hessianVectorProduct(Vector.of(v), product);
    double[] expected = numbers(String.join(",", lines("softmax_hvp0_cos.csv")));
    assertThat(distance(product.toDoubleArray(), expected)).isAtMost(1e-14);
  }

  /** Their report's loss is not at the step's start, and their evaluations are as it takes. */
  @ParameterizedTest
  @CsvSource({
    "implicit_midpoint, ImplicitMidpoint",
    "gauss2, Gauss4",
    "radauIIA2, RadauIIA3",
    "sdirk2, Alexander2"
  })
  void fiftyImplicitStepsAgreeWithTheReference(String file, String method) throws IOException {
    List<String> lines = lines("softmax_" + file + ".csv");
    assertThat(lines).hasSize(53);
    for (StageSolver solver : SOLVERS) {
      SoftmaxRegression objective = new SoftmaxRegression();
      RungeKuttaOptimizer optimizer =
          RungeKuttaMethods.named(method)
              .builder()
              .learningRate(0.5)
              .stages(solver.tolerance(1e-14))
              .build();
      for (String line : lines.subList(2, lines.size())) {
        double[] expected = numbers(line);
        double[] theta = Arrays.copyOfRange(expected, 7, expected.length);
        assertWithMessage("step %s with %s", expected[0], solver)
            .that(distance(objective.parameterArray().toDoubleVector(), theta))
            .isAtMost(IMPLICIT_TOLERANCE * norm(theta));
        optimizer.step(objective);
      }
      assertThat(objective.evaluations()).isEqualTo(optimizer.report().totalEvaluations());
    }
  }

  @Test
  void theProblemItselfAgreesWithTheReference() throws IOException {
    SoftmaxRegression objective = new SoftmaxRegression();
    objective.evaluate();
    double[] gradient = numbers(String.join(",", lines("softmax_grad0.csv")));
    double[] theta = numbers(String.join(",", lines("softmax_theta0.csv")));
    assertThat(distance(objective.parameterArray().toDoubleVector(), theta)).isAtMost(1e-15);
    assertThat(distance(objective.gradientArray().toDoubleVector(), gradient)).isAtMost(1e-15);
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
