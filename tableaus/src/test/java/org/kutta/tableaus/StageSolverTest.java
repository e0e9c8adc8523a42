package org.kutta.tableaus;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.nd4j.Nd4jObjective;
import org.kutta.runtime.NonFinitePolicy;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaMethod;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.StepFailedException;
import org.kutta.runtime.StepReport;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What implicit methods promise of the equations that they solve. */
class StageSolverTest {

  private static final List<StageSolver> SOLVERS =
      List.of(
          StageSolver.fixedPoint(),
          StageSolver.fixedPoint().jacobi(),
          StageSolver.fixedPoint().anderson(4),
          StageSolver.fixedPoint().jacobi().anderson(4),
          StageSolver.newtonKrylov());

  static List<RungeKuttaMethod> implicitMethods() {
    return RungeKuttaMethods.all().stream()
        .filter(method -> method.facts().structure().isImplicit())
        .toList();
  }

  /** The field of a rotation is no gradient, and |θ|² is its invariant (Cooper 1987). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ImplicitMidpoint",
        "Gauss4",
        "Gauss6",
        "Gauss8",
        "Gauss10",
        "LobattoIIID4",
        "LobattoIIID6",
        "QinZhang2"
      })
  void symplecticMethodsConserveTheNormUnderRotation(String name) {
    for (StageSolver solver : SOLVERS) {
      Linear rotation = new Linear(new double[][] {{0, 1}, {-1, 0}}, 0.6, 0.8);
      RungeKuttaOptimizer optimizer =
          RungeKuttaMethods.named(name)
              .builder()
              .learningRate(0.25)
              .stages(solver.tolerance(1e-15))
              .build();
      for (int k = 0; k < 200; k++) {
        optimizer.step(rotation);
      }
      assertWithMessage("%s with %s", name, solver)
          .that(rotation.theta.norm2Number().doubleValue())
          .isWithin(1e-13)
          .of(1);
      assertThat(rotation.theta.getDouble(0)).isNotWithin(0.01).of(0.6);
    }
  }

  /** A step on a linear field is R(hΛ) θ: solved here by hand, diagonal entry by entry. */
  @ParameterizedTest
  @ValueSource(strings = {"BackwardEuler", "RadauIIA3", "RadauIIA5"})
  void newtonKrylovDampsStiffModes(String name) {
    double[] lambda = {1e4, 3e3, 1, 0.1};
    Linear stiff = Linear.diagonal(lambda);
    RungeKuttaOptimizer optimizer =
        RungeKuttaMethods.named(name)
            .builder()
            .learningRate(1)
            .stages(StageSolver.newtonKrylov())
            .build();
    optimizer.step(stiff);
    for (int i = 0; i < lambda.length; i++) {
      assertThat(stiff.theta.getDouble(i)).isWithin(1e-7).of(stability(name, -lambda[i]));
    }
  }

  /** Hairer and Wanner, Solving Ordinary Differential Equations II, table IV.3.1 and IV.5. */
  private static double stability(String name, double z) {
    return switch (name) {
      case "BackwardEuler" -> 1 / (1 - z);
      case "RadauIIA3" -> (1 + z / 3) / (1 - 2 * z / 3 + z * z / 6);
      case "RadauIIA5" ->
          (1 + 2 * z / 5 + z * z / 20) / (1 - 3 * z / 5 + 3 * z * z / 20 - z * z * z / 60);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** R of Nørsett's methods; they are A-stable from γ = 1/4 on, and L-stable for 1 ± √2/2. */
  @ParameterizedTest
  @CsvSource({
    "0.2113248654051871, 2.732050807568877",
    "0.25, 1",
    "0.2928932188134525, 0",
    "0.5, -1",
    "1.7071067811865475, 0"
  })
  void newtonKrylovDampsWithTheClassOfAFamilyAsItsMemberDoes(double gamma, double atInfinity) {
    double z = -1e4;
    Linear stiff = Linear.diagonal(-z, 1);
    GenericSdirk2.builder(gamma)
        .learningRate(1)
        .stages(StageSolver.newtonKrylov())
        .build()
        .step(stiff);
    double numerator = 1 + (1 - 2 * gamma) * z + (0.5 - 2 * gamma + gamma * gamma) * z * z;
    double expected = numerator / ((1 - gamma * z) * (1 - gamma * z));
    assertThat(stiff.theta.getDouble(0)).isWithin(1e-7).of(expected);
    assertThat(expected).isWithin(0.01).of(atInfinity);
    double realStability = GenericSdirk2.facts(gamma).realStability();
    if (gamma < 0.25) {
      assertThat(realStability).isWithin(1e-8).of(2 / (1 - 4 * gamma));
    } else {
      assertThat(realStability).isPositiveInfinity();
    }
  }

  @Test
  void explicitMethodsDivergeOnTheStiffProblemAndSaySo() {
    Linear stiff = Linear.diagonal(1e4, 1);
    RungeKuttaOptimizer optimizer = ClassicalRk4.builder().learningRate(1).build();
    StepFailedException failure =
        assertThrows(
            StepFailedException.class,
            () -> {
              for (int k = 0; k < 100; k++) {
                optimizer.step(stiff);
              }
            });
    assertThat(failure).hasMessageThat().contains("a smaller learning rate");
  }

  @ParameterizedTest
  @MethodSource("implicitMethods")
  void aDivergingIterationThrowsAndLeavesParametersBitIdentical(RungeKuttaMethod method) {
    Linear stiff = Linear.diagonal(1e4, 7, 1);
    RungeKuttaOptimizer optimizer = method.builder().learningRate(1).build();
    double[] before = stiff.theta.toDoubleVector();
    StepFailedException failure =
        assertThrows(StepFailedException.class, () -> optimizer.step(stiff));
    assertThat(stiff.theta.toDoubleVector()).isEqualTo(before);
    assertThat(failure).hasMessageThat().contains("h*L*|A| must be below 1");
    assertThat(failure).hasMessageThat().contains("newtonKrylov");
    assertThat(optimizer.report().step()).isEqualTo(0);
  }

  @Test
  void aDivergingIterationIsTriedAgainWithHalfTheLearningRate() {
    Linear stiff = Linear.diagonal(10);
    StepReport report =
        BackwardEuler.builder()
            .learningRate(0.5)
            .onNonFinite(NonFinitePolicy.HALVE)
            .build()
            .step(stiff);
    assertThat(report.rejections()).isEqualTo(3);
    assertThat(report.learningRate()).isEqualTo(0.0625);
    assertThat(stiff.theta.getDouble(0)).isWithin(1e-11).of(1 / 1.625);
    // One gradient at the start of each attempt, and one for each sweep.
    assertThat(report.evaluations()).isEqualTo(report.sweeps() + 4);
  }

  @Test
  void accelerationConvergesWhereSweepsAloneDoNot() {
    Linear stiff = Linear.diagonal(10, 3, 1);
    assertThrows(
        StepFailedException.class,
        () -> BackwardEuler.builder().learningRate(1).build().step(stiff));
    BackwardEuler.builder()
        .learningRate(1)
        .stages(StageSolver.fixedPoint().anderson(5))
        .build()
        .step(stiff);
    assertThat(stiff.theta.getDouble(0)).isWithin(1e-10).of(1 / 11.0);
  }

  @Test
  void tooFewSweepsAreReported() {
    StepFailedException failure =
        assertThrows(
            StepFailedException.class,
            () ->
                Gauss4.builder()
                    .learningRate(1)
                    .stages(StageSolver.fixedPoint().maxSweeps(3))
                    .build()
                    .step(Linear.diagonal(1)));
    assertThat(failure).hasMessageThat().contains("not solved after 3 sweeps");
  }

  @Test
  void explicitMethodsHaveNoEquationsToSolve() {
    Exception thrown =
        assertThrows(
            IllegalStateException.class,
            () -> ClassicalRk4.builder().stages(StageSolver.newtonKrylov()));
    assertThat(thrown).hasMessageThat().contains("no stage equations");
  }

  /** The explicit first stage was the last of the step before; each other one is swept over. */
  @Test
  void firstSameAsLastSpendsNoGradientOnTheFirstStage() {
    Linear objective = Linear.diagonal(1, 0.5);
    RungeKuttaOptimizer optimizer = TrBdf2.builder().learningRate(0.1).build();
    StepReport first = optimizer.step(objective);
    assertThat(first.evaluations()).isEqualTo(first.sweeps() + 1);
    StepReport second = optimizer.step(objective);
    assertThat(second.evaluations()).isEqualTo(second.sweeps());
  }

  @Test
  void theCollocationPolynomialSavesSweeps() {
    Linear objective = Linear.diagonal(1, 0.5);
    RungeKuttaOptimizer optimizer = Gauss6.builder().learningRate(0.05).build();
    int cold = optimizer.step(objective).sweeps();
    assertThat(optimizer.step(objective).sweeps()).isLessThan(cold);
  }

  @ParameterizedTest
  @MethodSource("implicitMethods")
  void aResumedRunIsBitIdentical(RungeKuttaMethod method, @TempDir Path folder) throws IOException {
    Linear through = Linear.diagonal(1, 0.5, 0.1);
    RungeKuttaOptimizer one = method.builder().learningRate(0.3).build();
    one.step(through);
    one.step(through);
    Path file = folder.resolve("state");
    one.save(file);
    Linear resumed = Linear.diagonal(1, 0.5, 0.1);
    resumed.theta.assign(through.theta);
    RungeKuttaOptimizer other = method.builder().learningRate(0.3).build();
    other.restore(file, resumed);
    for (int k = 0; k < 3; k++) {
      one.step(through);
      other.step(resumed);
    }
    assertThat(resumed.theta.toDoubleVector()).isEqualTo(through.theta.toDoubleVector());
  }

  @ParameterizedTest
  @ValueSource(strings = {"BackwardEuler", "Gauss4", "TrBdf2"})
  void floatsAreSolvedToTheirPrecision(String name) {
    for (StageSolver solver : SOLVERS) {
      Linear objective = new Linear(DataType.FLOAT, new double[][] {{3, 1}, {1, 2}}, 1, -1);
      Linear exact = new Linear(new double[][] {{3, 1}, {1, 2}}, 1, -1);
      OptimizerBuilder builder = RungeKuttaMethods.named(name).builder().learningRate(0.1);
      RungeKuttaOptimizer rounded = builder.stages(solver).build();
      RungeKuttaOptimizer precise = builder.build();
      for (int k = 0; k < 5; k++) {
        rounded.step(objective);
        precise.step(exact);
      }
      for (int i = 0; i < 2; i++) {
        assertWithMessage("%s with %s", name, solver)
            .that(objective.theta.getDouble(i))
            .isWithin(5e-6)
            .of(exact.theta.getDouble(i));
      }
    }
  }

  /** The field M θ, which is a gradient only where M is symmetric. */
  private static final class Linear extends Nd4jObjective {
    final INDArray theta;
    private final INDArray gradient;
    private final double[][] matrix;

    Linear(double[][] matrix, double... start) {
      this(DataType.DOUBLE, matrix, start);
    }

    Linear(DataType type, double[][] matrix, double... start) {
      this.matrix = matrix;
      this.theta = Nd4j.createFromArray(start).castTo(type);
      this.gradient = Nd4j.zeros(type, start.length);
    }

    static Linear diagonal(double... lambda) {
      double[][] matrix = new double[lambda.length][lambda.length];
      double[] ones = new double[lambda.length];
      for (int i = 0; i < lambda.length; i++) {
        matrix[i][i] = lambda[i];
        ones[i] = 1;
      }
      return new Linear(matrix, ones);
    }

    @Override
    public INDArray parameterArray() {
      return theta;
    }

    @Override
    public INDArray gradientArray() {
      return gradient;
    }

    @Override
    public double evaluate() {
      double loss = 0;
      for (int i = 0; i < matrix.length; i++) {
        double sum = 0;
        for (int j = 0; j < matrix.length; j++) {
          sum += matrix[i][j] * theta.getDouble(j);
        }
        gradient.putScalar(i, sum);
        loss += 0.5 * sum * theta.getDouble(i);
      }
      return loss;
    }
  }
}
