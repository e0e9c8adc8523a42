package org.kutta.tableaus.ingredients;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.nd4j.Nd4jObjective;
import org.kutta.runtime.NonFinitePolicy;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StepFailedException;
import org.kutta.runtime.StepReport;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.AdaGrad;
import org.kutta.runtime.preconditioner.Adam;
import org.kutta.runtime.preconditioner.Muon;
import org.kutta.runtime.preconditioner.Preconditioner;
import org.kutta.runtime.preconditioner.RmsProp;
import org.kutta.runtime.stabilised.ChebyshevDescent;
import org.kutta.tableaus.Alexander2;
import org.kutta.tableaus.BogackiShampine32;
import org.kutta.tableaus.ClassicalRk4;
import org.kutta.tableaus.Euler;
import org.kutta.tableaus.Gauss4;
import org.kutta.tableaus.Heun2;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Finite gradients whose update, or whose squares, are not: refused before they are anywhere. */
class OverflowTest {

  /** Long enough for several chunks; the large entry is the last. */
  private static final int N = 20_000;

  /** L = Σ g_i θ_i; only its gradient is told. */
  private static final class Slope extends Nd4jObjective {
    private final INDArray theta;
    private final INDArray gradient;
    private double each;
    private double last;

    Slope(DataType type) {
      theta = Nd4j.ones(type, N);
      gradient = Nd4j.zeros(type, N);
    }

    Slope of(double newEach, double newLast) {
      each = newEach;
      last = newLast;
      return this;
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
      gradient.assign(each);
      gradient.putScalar(N - 1, last);
      return 1;
    }
  }

  private static Map<String, Supplier<OptimizerBuilder>> structures() {
    Map<String, Supplier<OptimizerBuilder>> structures = new LinkedHashMap<>();
    structures.put("Euler", Euler::builder);
    structures.put("Heun2", Heun2::builder);
    structures.put("ClassicalRk4", ClassicalRk4::builder);
    structures.put("BogackiShampine32", () -> BogackiShampine32.builder().estimateError());
    structures.put("Alexander2", Alexander2::builder);
    structures.put("Gauss4", Gauss4::builder);
    structures.put("Chebyshev", () -> ChebyshevDescent.builder(5, 1));
    structures.put("Euler, clipping", () -> Euler.builder().clipGradientNorm(1e308));
    structures.put("Euler, heavy ball", () -> Euler.builder().momentum(Momentum.heavyBall(0.9)));
    structures.put("Rk4, look-back", () -> ClassicalRk4.builder().lookBack(1));
    structures.put("Euler, weight decay", () -> Euler.builder().weightDecay(0.1));
    return structures;
  }

  record Structure(String name, DataType type) {
    OptimizerBuilder builder() {
      return structures().get(name).get().learningRate(10);
    }

    double large() {
      return type == DataType.FLOAT ? 1e38 : 1e308;
    }
  }

  static List<Structure> all() {
    List<Structure> all = new ArrayList<>();
    for (String name : structures().keySet()) {
      all.add(new Structure(name, DataType.FLOAT));
      all.add(new Structure(name, DataType.DOUBLE));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("all")
  void anUpdateThatOverflowsFailsTheStep(Structure structure) {
    Slope slope = new Slope(structure.type).of(1, structure.large());
    RungeKuttaOptimizer optimizer = structure.builder().build();
    StepFailedException failure =
        assertThrows(StepFailedException.class, () -> optimizer.step(slope));
    assertThat(failure).hasMessageThat().contains("has entries that are not finite");
    assertThat(slope.theta).isEqualTo(Nd4j.ones(structure.type, N));
    assertThat(optimizer.report().step()).isEqualTo(0);
  }

  @ParameterizedTest
  @MethodSource("all")
  void halvingFindsARateWhoseUpdateIsFinite(Structure structure) {
    Slope slope = new Slope(structure.type).of(1, structure.large());
    RungeKuttaOptimizer optimizer = structure.builder().onNonFinite(NonFinitePolicy.HALVE).build();
    StepReport report = optimizer.step(slope);
    assertThat(report.rejections()).isAtLeast(1);
    assertThat(report.learningRate()).isEqualTo(10 / Math.pow(2, report.rejections()));
    assertThat(Double.isFinite(slope.theta.getDouble(N - 1))).isTrue();
    assertThat(slope.theta.getDouble(N - 1)).isLessThan(-structure.large() / 100);
  }

  @ParameterizedTest
  @MethodSource("all")
  void skippingLeavesTheParameters(Structure structure) {
    Slope slope = new Slope(structure.type).of(1, structure.large());
    RungeKuttaOptimizer optimizer = structure.builder().onNonFinite(NonFinitePolicy.SKIP).build();
    assertThat(optimizer.step(slope).skips()).isEqualTo(1);
    assertThat(slope.theta).isEqualTo(Nd4j.ones(structure.type, N));
    slope.of(0, 0.01);
    assertThat(optimizer.step(slope).step()).isEqualTo(1);
  }

  @Test
  void theIssuesCase() {
    Slope slope = new Slope(DataType.DOUBLE).of(1e308, 1e308);
    RungeKuttaOptimizer optimizer = ClassicalRk4.builder().learningRate(10).build();
    assertThrows(StepFailedException.class, () -> optimizer.step(slope));
    assertThat(slope.theta).isEqualTo(Nd4j.ones(DataType.DOUBLE, N));
  }

  private static Preconditioner preconditioner(String name) {
    return switch (name) {
      case "AdaGrad in the flow" -> AdaGrad.inFlow();
      case "AdaGrad on the update" -> AdaGrad.onUpdate();
      case "RmsProp" -> RmsProp.standard();
      case "Adam" -> Adam.standard();
      case "Muon" -> Muon.standard();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Squares overflow from 1.9e19 in float, 1.4e154 in double. */
  @ParameterizedTest
  @CsvSource({
    "AdaGrad in the flow, FLOAT, preconditioner/G",
    "AdaGrad in the flow, DOUBLE, preconditioner/G",
    "AdaGrad on the update, FLOAT, preconditioner/G",
    "AdaGrad on the update, DOUBLE, preconditioner/G",
    "RmsProp, FLOAT, preconditioner/v",
    "RmsProp, DOUBLE, preconditioner/v",
    "Adam, FLOAT, preconditioner/v",
    "Adam, DOUBLE, preconditioner/v",
    "Muon, FLOAT, preconditioner/others/v",
    "Muon, DOUBLE, preconditioner/others/v"
  })
  void aSquareThatOverflowsFreezesNoCoordinate(String name, DataType type, String vector)
      throws IOException {
    double large = type == DataType.FLOAT ? 2e20 : 1e160;
    Slope slope = new Slope(type).of(0.5, 1);
    Slope alone = new Slope(type).of(0.5, 1);
    RungeKuttaOptimizer optimizer = optimizer(name);
    RungeKuttaOptimizer undisturbed = optimizer(name);
    optimizer.step(slope);
    undisturbed.step(alone);
    byte[] before = state(optimizer);

    slope.of(0.5, large);
    StepFailedException failure =
        assertThrows(StepFailedException.class, () -> optimizer.step(slope));

    assertThat(failure)
        .hasMessageThat()
        .contains("what is remembered as `" + vector + "` has entries that are not finite");
    assertThat(state(optimizer)).isEqualTo(before);
    assertThat(slope.theta).isEqualTo(alone.theta);
    slope.of(0.5, 1);
    double last = slope.theta.getDouble(N - 1);
    optimizer.step(slope);
    undisturbed.step(alone);
    assertThat(slope.theta).isEqualTo(alone.theta);
    assertWithMessage("the coordinate moves on")
        .that(slope.theta.getDouble(N - 1))
        .isLessThan(last);
  }

  @Test
  void clippingKeepsSquaresFinite() {
    Slope slope = new Slope(DataType.FLOAT).of(0.5, 2e20);
    RungeKuttaOptimizer optimizer =
        Euler.builder()
            .learningRate(0.1)
            .preconditioner(Adam.standard())
            .clipGradientValue(1e18)
            .build();
    optimizer.step(slope);
    assertThat(slope.theta.getDouble(N - 1)).isWithin(1e-5).of(0.9);
  }

  /** The norm of such a gradient is beyond all floats; its direction is kept nevertheless. */
  @ParameterizedTest
  @CsvSource({"FLOAT, 3e38", "DOUBLE, 1.7e308"})
  void clippingByNormShortensGradientsOfAnyLength(DataType type, double each) {
    Slope slope = new Slope(type).of(each, each);
    RungeKuttaOptimizer optimizer =
        Euler.builder().learningRate(1).clipGradientNorm(Math.sqrt(N)).build();
    optimizer.step(slope);
    assertThat(slope.theta.getDouble(0)).isWithin(1e-3).of(0);
    assertThat(slope.theta.getDouble(N - 1)).isWithin(1e-3).of(0);
  }

  private static RungeKuttaOptimizer optimizer(String preconditioner) {
    return Heun2.builder().learningRate(0.1).preconditioner(preconditioner(preconditioner)).build();
  }

  private static byte[] state(RungeKuttaOptimizer optimizer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    optimizer.save(bytes);
    return bytes.toByteArray();
  }
}
