package org.kutta.tableaus.ingredients;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.nd4j.Nd4jObjective;
import org.kutta.runtime.NonFinitePolicy;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StepFailedException;
import org.kutta.runtime.StepReport;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.rate.ErrorControl;
import org.kutta.runtime.rate.RatePolicy;
import org.kutta.runtime.rate.StepStart;
import org.kutta.runtime.state.State;
import org.kutta.tableaus.BogackiShampine32;
import org.kutta.tableaus.Heun2;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Rates that grow do not run away, and rates that are too large come back. */
class ControlledRateTest {

  /** One parameter, with a slope that a test may change. */
  private static final class Slope extends Nd4jObjective {
    private final INDArray theta = Nd4j.createFromArray(1.0);
    private final INDArray gradient = Nd4j.createFromArray(0.0);
    private DoubleUnaryOperator slope;

    Slope(DoubleUnaryOperator slope) {
      this.slope = slope;
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
      gradient.assign(slope.applyAsDouble(theta.getDouble(0)));
      return 0;
    }
  }

  static List<ErrorControl> controllers() {
    return List.of(
        ErrorControl.integral(0.1, 1e-6, 1e-6),
        ErrorControl.proportional(0.1, 1e-6, 1e-6),
        ErrorControl.filtered(0.1, 1e-6, 1e-6));
  }

  @ParameterizedTest
  @MethodSource("controllers")
  void aRateGrowsToAMillionTimesTheFirstAndComesBackInOneStep(ErrorControl control) {
    Slope flat = new Slope(x -> 0);
    RungeKuttaOptimizer optimizer = BogackiShampine32.builder().learningRate(control).build();
    for (int k = 0; k < 400; k++) {
      optimizer.step(flat);
      assertThat(optimizer.report().learningRate()).isAtMost(0.1 * 1e6);
    }
    assertThat(optimizer.report().learningRate()).isEqualTo(0.1 * 1e6);
    flat.slope = x -> 10 * x;
    StepReport report = optimizer.step(flat);
    assertThat(report.rejections()).isAtLeast(2);
    assertThat(report.learningRate()).isLessThan(1.0);
    for (int k = 0; k < 200; k++) {
      optimizer.step(flat);
    }
    assertThat(Math.abs(flat.theta.getDouble(0))).isLessThan(1e-4);
  }

  @Test
  void aLargestRateOfOnesOwnIsKept() {
    Slope flat = new Slope(x -> 0);
    RungeKuttaOptimizer optimizer =
        BogackiShampine32.builder()
            .learningRate(ErrorControl.integral(0.1, 1e-6, 1e-6).upTo(1e200))
            .build();
    for (int k = 0; k < 400; k++) {
      optimizer.step(flat);
    }
    assertThat(optimizer.report().learningRate()).isEqualTo(1e200);
  }

  /**
   * 30 halvings do not bring 1e200 back; the failed steps leave the rate, so none of them would.
   */
  @Test
  void moreHalvingsBringAnyRateBack() {
    Slope slope = new Slope(x -> 0);
    RungeKuttaOptimizer few = controlled(30);
    RungeKuttaOptimizer many = controlled(OptimizerBuilder.ALL_HALVINGS);
    for (int k = 0; k < 400; k++) {
      few.step(slope);
      many.step(slope);
    }
    slope.slope = x -> 10 * x;
    assertThrows(StepFailedException.class, () -> few.step(slope));
    assertThat(slope.theta.getDouble(0)).isEqualTo(1.0);
    assertThat(many.step(slope).learningRate()).isLessThan(1.0);
  }

  private static RungeKuttaOptimizer controlled(int halvings) {
    return BogackiShampine32.builder()
        .learningRate(ErrorControl.integral(0.1, 1e-6, 1e-6).upTo(1e200))
        .maxHalvings(halvings)
        .build();
  }

  @Test
  void aStepWithoutAnErrorIsAcceptedThoughTheToleranceIsZero() {
    Slope origin = new Slope(x -> x);
    origin.theta.assign(0);
    RungeKuttaOptimizer optimizer =
        BogackiShampine32.builder().learningRate(ErrorControl.integral(0.1, 0, 1e-3)).build();
    assertThat(optimizer.step(origin).rejections()).isEqualTo(0);
    assertThat(optimizer.step(origin).learningRate()).isGreaterThan(0.1);
  }

  @Test
  void halvingReachesTheRateThatServesIfItMay() {
    DoubleUnaryOperator wall = x -> x < -10 ? Double.NaN : 1;
    Slope slope = new Slope(wall);
    OptimizerBuilder builder =
        Heun2.builder().learningRate(1e300).onNonFinite(NonFinitePolicy.HALVE);
    StepFailedException failure =
        assertThrows(StepFailedException.class, () -> builder.build().step(slope));
    assertThat(failure).hasMessageThat().contains("with learning rate " + 1e300 / (1 << 30));
    StepReport report = builder.maxHalvings(OptimizerBuilder.ALL_HALVINGS).build().step(slope);
    assertThat(report.learningRate()).isEqualTo(1e300 / Math.pow(2, report.rejections()));
    assertThat(report.learningRate()).isAtMost(11.0);
    assertThat(report.learningRate()).isAtLeast(5.5);
  }

  @Test
  void halvingEndsWhereThereIsNoSmallerRate() {
    Slope slope = new Slope(x -> 1);
    int[] calls = {0};
    slope.slope = x -> calls[0]++ == 0 ? 1 : Double.NaN;
    RungeKuttaOptimizer optimizer =
        Heun2.builder()
            .learningRate(1)
            .onNonFinite(NonFinitePolicy.HALVE)
            .maxHalvings(OptimizerBuilder.ALL_HALVINGS)
            .build();
    assertThrows(StepFailedException.class, () -> optimizer.step(slope));
    assertThat(slope.theta.getDouble(0)).isEqualTo(1.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 2099})
  void aSillyLimitIsRefused(int times) {
    assertThrows(IllegalArgumentException.class, () -> Heun2.builder().maxHalvings(times));
  }

  private record Judge(double verdict) implements RatePolicy {
    @Override
    public boolean controlsError() {
      return true;
    }

    @Override
    public void requireFits(MethodFacts method) {}

    @Override
    public Action over(State state) {
      return new Action() {
        @Override
        public double propose(StepStart start) {
          return 0.5;
        }

        @Override
        public double judge(double h, double error, double norm) {
          return verdict;
        }
      };
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.25, 0.5, 1, Double.NaN, Double.POSITIVE_INFINITY})
  void aVerdictThatIsNoSmallerRateIsRefusedByName(double verdict) {
    Slope slope = new Slope(x -> x);
    RungeKuttaOptimizer optimizer =
        BogackiShampine32.builder().learningRate(new Judge(verdict)).build();
    StepFailedException failure =
        assertThrows(StepFailedException.class, () -> optimizer.step(slope));
    assertThat(failure)
        .hasMessageThat()
        .contains(
            "the policy `Judge[verdict=%s]` judged an attempt with the learning rate 0.5 by %s"
                .formatted(verdict, verdict));
    assertThat(slope.theta.getDouble(0)).isEqualTo(1.0);
  }
}
