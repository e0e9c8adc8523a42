package org.kutta.tableaus;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.nd4j.Nd4jObjective;
import org.kutta.runtime.NonFinitePolicy;
import org.kutta.runtime.RungeKuttaMethod;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StepFailedException;
import org.kutta.runtime.StepReport;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a step promises, whatever the tableau. */
class StepContractTest {

  static List<RungeKuttaMethod> methods() {
    return RungeKuttaMethods.all();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aFailureInAnyStageLeavesParametersBitIdentical(RungeKuttaMethod method) {
    for (int call = 1; call <= method.facts().evaluationsPerStep(); call++) {
      Quadratic objective = new Quadratic(DataType.DOUBLE);
      RungeKuttaOptimizer optimizer = method.builder().learningRate(0.1).build();
      optimizer.step(objective);
      double[] before = objective.parameterArray().toDoubleVector();
      objective.failAtCall(call);
      StepFailedException failure =
          assertThrows(StepFailedException.class, () -> optimizer.step(objective));
      assertThat(objective.parameterArray().toDoubleVector()).isEqualTo(before);
      assertThat(failure.step()).isEqualTo(1);
      assertThat(failure).hasMessageThat().contains("failed in stage " + failure.stage());
      assertThat(optimizer.report().step()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void anExceptionInTheObjectiveLeavesParametersBitIdentical(RungeKuttaMethod method) {
    Quadratic objective = new Quadratic(DataType.DOUBLE);
    RungeKuttaOptimizer optimizer = method.builder().learningRate(0.1).build();
    double[] before = objective.parameterArray().toDoubleVector();
    objective.throwAtCall(method.facts().evaluationsPerStep());
    StepFailedException failure =
        assertThrows(StepFailedException.class, () -> optimizer.step(objective));
    assertThat(objective.parameterArray().toDoubleVector()).isEqualTo(before);
    assertThat(failure).hasCauseThat().hasMessageThat().isEqualTo("on purpose");
  }

  @Test
  void halvingRetriesWithHalfTheLearningRate() {
    Quadratic objective = new Quadratic(DataType.DOUBLE);
    RungeKuttaOptimizer optimizer =
        ClassicalRk4.builder().learningRate(0.1).onNonFinite(NonFinitePolicy.HALVE).build();
    objective.failAtCall(3);
    StepReport report = optimizer.step(objective);
    assertThat(report.rejections()).isEqualTo(1);
    assertThat(report.learningRate()).isEqualTo(0.05);
    assertThat(report.evaluations()).isEqualTo(3 + 4);
  }

  @Test
  void halvingGivesUpAtOnceWhereTheLearningRateHasNoInfluence() {
    Quadratic objective = new Quadratic(DataType.DOUBLE);
    RungeKuttaOptimizer optimizer =
        ClassicalRk4.builder().learningRate(0.1).onNonFinite(NonFinitePolicy.HALVE).build();
    objective.failAtCall(1);
    assertThrows(StepFailedException.class, () -> optimizer.step(objective));
  }

  @Test
  void fsalReusesTheLastGradientWhileTheFunctionStaysTheSame() {
    Quadratic objective = new Quadratic(DataType.DOUBLE);
    RungeKuttaOptimizer optimizer =
        DormandPrince54.builder().learningRate(0.1).estimateError().build();
    assertThat(optimizer.step(objective).evaluations()).isEqualTo(7);
    assertThat(optimizer.step(objective).evaluations()).isEqualTo(6);
    objective.nextBatch();
    assertThat(optimizer.step(objective).evaluations()).isEqualTo(7);
    optimizer.parametersChanged();
    assertThat(optimizer.step(objective).evaluations()).isEqualTo(7);
  }

  /** Stages of another function are no start: the iteration begins as that of a new optimizer. */
  @ParameterizedTest
  @ValueSource(strings = {"Gauss4", "Alexander2", "TrBdf2", "BackwardEuler"})
  void keptStagesServeTheSameFunctionOnly(String name) {
    RungeKuttaMethod method = RungeKuttaMethods.named(name);
    Quadratic same = new Quadratic(DataType.DOUBLE);
    Quadratic changing = new Quadratic(DataType.DOUBLE);
    RungeKuttaOptimizer goesOn = method.builder().learningRate(0.05).build();
    RungeKuttaOptimizer optimizer = method.builder().learningRate(0.05).build();
    goesOn.step(same);
    optimizer.step(changing);
    changing.nextBatch();
    Quadratic fresh = new Quadratic(DataType.DOUBLE);
    fresh.parameterArray().assign(changing.parameterArray());
    RungeKuttaOptimizer another = method.builder().learningRate(0.05).build();

    int expected = another.step(fresh).evaluations();

    assertThat(optimizer.step(changing).evaluations()).isEqualTo(expected);
    assertThat(changing.parameterArray()).isEqualTo(fresh.parameterArray());
    if (name.equals("Gauss4")) {
      // And those of the same function are a better start than none.
      assertThat(goesOn.step(same).evaluations()).isLessThan(expected);
    }
  }

  @Test
  void aReusedGradientReportsTheLossAtTheStepsStart() {
    Quadratic reused = new Quadratic(DataType.DOUBLE);
    Quadratic fresh = new Quadratic(DataType.DOUBLE);
    RungeKuttaOptimizer pair = DormandPrince54.builder().learningRate(0.1).estimateError().build();
    RungeKuttaOptimizer plain = DormandPrince54.builder().learningRate(0.1).build();
    for (int k = 0; k < 5; k++) {
      double expected = plain.step(fresh).loss();
      assertThat(pair.step(reused).loss()).isWithin(1e-14 * expected).of(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ROW", "COLUMN", "VIEW", "COLUMN_OF_MATRIX", "FLOAT"})
  void anyVectorShapeGivesTheSameStep(String shape) {
    Quadratic plain = new Quadratic(DataType.DOUBLE);
    Quadratic shaped = Quadratic.shaped(shape);
    RungeKuttaOptimizer one = Ralston4.builder().learningRate(0.1).build();
    RungeKuttaOptimizer other = Ralston4.builder().learningRate(0.1).build();
    for (int k = 0; k < 10; k++) {
      one.step(plain);
      other.step(shaped);
    }
    double[] expected = plain.parameterArray().toDoubleVector();
    double tolerance = shape.equals("FLOAT") ? 1e-6 : 0;
    for (int i = 0; i < expected.length; i++) {
      assertThat(shaped.parameterArray().getDouble(i)).isWithin(tolerance).of(expected[i]);
    }
  }

  /** L = ½ Σ λ_i θ_i² with λ = 1, 2, …; it can be made to fail. */
  private static final class Quadratic extends Nd4jObjective {
    private static final int N = 7;
    private final INDArray theta;
    private final INDArray gradient;
    private int calls;
    private int failing = -1;
    private int throwing = -1;
    private long batch;

    Quadratic(DataType type) {
      this(Nd4j.create(type, N), Nd4j.create(type, N));
    }

    private Quadratic(INDArray theta, INDArray gradient) {
      this.theta = theta;
      this.gradient = gradient;
      for (int i = 0; i < N; i++) {
        theta.putScalar(i, 1.0 / (i + 1));
      }
    }

    static Quadratic shaped(String shape) {
      return switch (shape) {
        case "ROW" -> of(Nd4j.create(DataType.DOUBLE, 1, N), Nd4j.create(DataType.DOUBLE, 1, N));
        case "COLUMN" -> of(Nd4j.create(DataType.DOUBLE, N, 1), Nd4j.create(DataType.DOUBLE, N, 1));
        case "VIEW" -> of(view(), view());
        case "COLUMN_OF_MATRIX" -> of(column(), column());
        case "FLOAT" -> new Quadratic(DataType.FLOAT);
        default -> throw new IllegalArgumentException(shape);
      };
    }

    private static Quadratic of(INDArray theta, INDArray gradient) {
      return new Quadratic(theta, gradient);
    }

    private static INDArray view() {
      INDArray large = Nd4j.ones(DataType.DOUBLE, 3 * N);
      return large.get(org.nd4j.linalg.indexing.NDArrayIndex.interval(N, 2 * N));
    }

    private static INDArray column() {
      return Nd4j.ones(DataType.DOUBLE, N, 3).getColumn(1);
    }

    void failAtCall(int call) {
      failing = calls + call;
    }

    void throwAtCall(int call) {
      throwing = calls + call;
    }

    void nextBatch() {
      batch++;
    }

    @Override
    public long functionIdentity() {
      return batch;
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
      calls++;
      if (calls == throwing) {
        throw new IllegalStateException("on purpose");
      }
      double loss = 0;
      for (int i = 0; i < N; i++) {
        double x = theta.getDouble(i);
        loss += 0.5 * (i + 1) * x * x;
        gradient.putScalar(i, (i + 1) * x);
      }
      if (calls == failing) {
        gradient.putScalar(N - 1, Double.NaN);
      }
      return loss;
    }
  }
}
