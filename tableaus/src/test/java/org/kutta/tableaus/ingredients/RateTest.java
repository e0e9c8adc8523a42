package org.kutta.tableaus.ingredients;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.nd4j.Nd4jObjective;
import org.kutta.nd4j.Nd4jVector;
import org.kutta.runtime.HessianVectorProduct;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StepFailedException;
import org.kutta.runtime.StepReport;
import org.kutta.runtime.preconditioner.AdaGrad;
import org.kutta.runtime.rate.Dalr;
import org.kutta.runtime.rate.ErrorControl;
import org.kutta.runtime.rate.LearningRate;
import org.kutta.runtime.rate.StabilityAware;
import org.kutta.runtime.vector.Vector;
import org.kutta.tableaus.BogackiShampine32;
import org.kutta.tableaus.ClassicalRk4;
import org.kutta.tableaus.DormandPrince54;
import org.kutta.tableaus.Euler;
import org.kutta.tableaus.Heun2;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class RateTest {

  /** L = ½ Σ λ_i θ_i², λ = 1 … 8, without a Hessian of its own. */
  private static class Bowl extends Nd4jObjective {
    final INDArray theta;
    private final INDArray gradient;
    final INDArray lambda;

    Bowl(DataType type) {
      theta = Nd4j.ones(type, 8);
      gradient = Nd4j.zeros(type, 8);
      lambda = Nd4j.arange(1, 9).castTo(type);
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
      gradient.assign(theta.mul(lambda));
      return 0.5 * theta.mul(gradient).sumNumber().doubleValue();
    }
  }

  private static final class ExactBowl extends Bowl implements HessianVectorProduct {
    ExactBowl(DataType type) {
      super(type);
    }

    @Override
    public void hessianVectorProduct(Vector v, Vector out) {
      Nd4jVector.arrayOf(out).assign(Nd4jVector.arrayOf(v).mul(lambda));
      gradientArray().assign(Double.NaN); // It may be overwritten.
    }
  }

  /** ‖Hg‖/‖g‖ at θ = 1: the root of Σi⁴/Σi². */
  private static final double CURVATURE = Math.sqrt(8772.0 / 204.0);

  @Test
  void dalrDividesTheCapByTheCurvatureAlongTheGradient() {
    RungeKuttaOptimizer optimizer = ClassicalRk4.builder().learningRate(Dalr.of(0.3, 2)).build();
    StepReport report = optimizer.step(new ExactBowl(DataType.DOUBLE));
    assertThat(report.learningRate()).isWithin(1e-15).of(0.3 / (1 + 0.15 * CURVATURE * CURVATURE));
    assertThat(report.evaluations()).isEqualTo(4);
    assertThat(report.hessianProducts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void withoutAHessianDalrTakesADifferenceOfTwoGradientsAndCountsThem(DataType type) {
    RungeKuttaOptimizer optimizer = Euler.builder().learningRate(Dalr.of(0.3, 1)).build();
    StepReport report = optimizer.step(new Bowl(type));
    double tolerance = type == DataType.FLOAT ? 1e-4 : 1e-9;
    assertThat(report.learningRate()).isWithin(tolerance).of(0.3 / (1 + 0.15 * CURVATURE));
    assertThat(report.evaluations()).isEqualTo(3);
    assertThat(report.hessianProducts()).isEqualTo(0);
  }

  @Test
  void differencesAgreeWithAnExactHessianOnACurvedLoss() {
    // (g(θ + εv) − g(θ − εv))/2ε has error O(ε²): Ripples has third derivatives near one.
    RungeKuttaOptimizer fine = Euler.builder().learningRate(Dalr.of(1, 1)).build();
    Ripples objective = new Ripples(DataType.DOUBLE);
    double h = fine.step(objective).learningRate();
    Ripples again = new Ripples(DataType.DOUBLE);
    again.evaluate();
    INDArray g = again.gradientArray().dup();
    double e = 1e-4 / g.norm2Number().doubleValue();
    INDArray theta = again.parameterArray().dup();
    again.parameterArray().assign(theta.add(g.mul(e)));
    again.evaluate();
    INDArray plus = again.gradientArray().dup();
    again.parameterArray().assign(theta.sub(g.mul(e)));
    again.evaluate();
    double curvature =
        plus.sub(again.gradientArray()).norm2Number().doubleValue()
            / (2 * e * g.norm2Number().doubleValue());
    assertThat(h).isWithin(1e-7).of(1 / (1 + 0.5 * curvature));
  }

  @Test
  void theFreeVariantSpendsNothingAfterTheFirstStep() {
    RungeKuttaOptimizer optimizer =
        Heun2.builder().learningRate(Dalr.of(0.1, 1).fromStages()).build();
    Bowl objective = new Bowl(DataType.DOUBLE);
    assertThat(optimizer.step(objective).evaluations()).isEqualTo(2 + 2);
    for (int k = 0; k < 5; k++) {
      // k_2 − k_1 = −h H k_1: on a quadratic, the curvature along the last step's gradient.
      objective.evaluate();
      StepReport report = optimizer.step(objective);
      assertThat(report.evaluations()).isEqualTo(2);
      assertThat(report.learningRate()).isLessThan(0.1 / (1 + 0.05 * 1));
      assertThat(report.learningRate()).isGreaterThan(0.1 / (1 + 0.05 * 8));
    }
  }

  @Test
  void theFreeVariantSeesTheCurvatureAlongTheLastGradient() {
    RungeKuttaOptimizer free = Heun2.builder().learningRate(Dalr.of(0.1, 1).fromStages()).build();
    RungeKuttaOptimizer exact = Heun2.builder().learningRate(Dalr.of(0.1, 1)).build();
    Bowl objective = new Bowl(DataType.DOUBLE);
    free.step(objective);
    double expected = exact.step(new Bowl(DataType.DOUBLE)).learningRate();
    assertThat(free.step(objective).learningRate()).isWithin(1e-9).of(expected);
  }

  @Test
  void theFreeVariantNeedsTwoStages() {
    Exception thrown =
        assertThrows(
            IllegalStateException.class,
            () -> Euler.builder().learningRate(Dalr.of(1, 1).fromStages()).build());
    assertThat(thrown).hasMessageThat().startsWith("Euler evaluates one gradient a step");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Euler", "ClassicalRk4", "SspRk104"})
  void theStabilityAwareRateStaysWithinTheMethodsOwnInterval(String method) {
    RungeKuttaOptimizer optimizer =
        RungeKuttaMethods.named(method)
            .builder()
            .learningRate(StabilityAware.upTo(100).withSafety(0.9))
            .build();
    ExactBowl objective = new ExactBowl(DataType.DOUBLE);
    for (int k = 0; k < 60; k++) {
      optimizer.step(objective);
    }
    // The sharpness is 8, whatever the gradient has become.
    assertThat(optimizer.report().learningRate())
        .isWithin(1e-6)
        .of(0.9 * optimizer.facts().realStability() / 8);
    assertThat(optimizer.report().loss()).isLessThan(1);
  }

  @Test
  void theSharpnessIsEstimatedAtEveryNthStep() {
    RungeKuttaOptimizer optimizer =
        Euler.builder().learningRate(StabilityAware.upTo(100).every(3)).build();
    ExactBowl objective = new ExactBowl(DataType.DOUBLE);
    int[] expected = {8, 0, 0, 1, 0, 0, 1};
    for (int products : expected) {
      assertThat(optimizer.step(objective).hessianProducts()).isEqualTo(products);
    }
  }

  @Test
  void errorControlMeetsItsToleranceAndRejectsWhatDoesNot() {
    RungeKuttaOptimizer optimizer =
        BogackiShampine32.builder().learningRate(ErrorControl.proportional(5, 1e-5, 1e-5)).build();
    Ripples objective = new Ripples(DataType.DOUBLE);
    StepReport report = optimizer.step(objective);
    assertThat(report.rejections()).isGreaterThan(0);
    // A rejected attempt costs three more gradients: that at the step's start is kept.
    assertThat(report.evaluations()).isEqualTo(4 + 3 * report.rejections());
    for (int k = 0; k < 200; k++) {
      double before = objective.parameterArray().norm2Number().doubleValue();
      optimizer.step(objective);
      double after = objective.parameterArray().norm2Number().doubleValue();
      double tolerance = 1e-5 * Math.sqrt(Ripples.N) + 1e-5 * Math.max(before, after);
      assertThat(report.errorNorm()).isAtMost(tolerance);
      assertThat(report.evaluations()).isEqualTo(3 + 3 * report.rejections());
    }
  }

  @Test
  void aControlledStepIsTheStepOfItsLearningRate() {
    RungeKuttaOptimizer controlled =
        DormandPrince54.builder()
            .learningRate(ErrorControl.filtered(5, 1e-6, 1e-6))
            .preconditioner(AdaGrad.inFlow())
            .build();
    Ripples ours = new Ripples(DataType.DOUBLE);
    double[] h = {0};
    RungeKuttaOptimizer plain =
        DormandPrince54.builder()
            .learningRate((step, epoch) -> h[0])
            .preconditioner(AdaGrad.inFlow())
            .build();
    Ripples expected = new Ripples(DataType.DOUBLE);
    int rejections = 0;
    for (int k = 0; k < 50; k++) {
      h[0] = controlled.step(ours).learningRate();
      rejections += controlled.report().rejections();
      plain.step(expected);
      assertThat(ours.parameterArray().distance2(expected.parameterArray())).isLessThan(1e-12);
    }
    assertThat(rejections).isGreaterThan(0);
  }

  @Test
  void tighterTolerancesFollowTheFlowMoreClosely() {
    double loose = errorAt(1e-3);
    double tight = errorAt(1e-7);
    assertThat(tight).isLessThan(1e-5);
    assertThat(tight).isLessThan(loose / 100);
  }

  /** Follows θ′ = −Λθ to t near 1 and returns the distance to exp(−Λt)θ₀. */
  private static double errorAt(double tolerance) {
    Bowl objective = new Bowl(DataType.DOUBLE);
    RungeKuttaOptimizer optimizer =
        DormandPrince54.builder().learningRate(ErrorControl.integral(0.1, tolerance, 0)).build();
    double t = 0;
    while (t < 1) {
      t += optimizer.step(objective).learningRate();
    }
    double error = 0;
    for (int i = 0; i < 8; i++) {
      error = Math.max(error, Math.abs(objective.theta.getDouble(i) - Math.exp(-(i + 1) * t)));
    }
    return error;
  }

  @Test
  void errorControlShrinksTheRateWhereAStageIsNotFinite() {
    RungeKuttaOptimizer optimizer =
        BogackiShampine32.builder().learningRate(ErrorControl.integral(0.1, 1e-3, 1e-3)).build();
    Ripples objective = new Ripples(DataType.DOUBLE);
    objective.failAt(3);
    assertThat(optimizer.step(objective).rejections()).isEqualTo(1);
    assertThat(optimizer.report().learningRate()).isEqualTo(0.05);
    assertThat(optimizer.report().evaluations()).isEqualTo(3 + 3);
  }

  @Test
  void anUnreachableToleranceGivesUp() {
    RungeKuttaOptimizer optimizer =
        BogackiShampine32.builder().learningRate(ErrorControl.integral(1, 1e-200, 0)).build();
    Ripples objective = new Ripples(DataType.DOUBLE);
    INDArray before = objective.parameterArray().dup();
    Exception thrown = assertThrows(StepFailedException.class, () -> optimizer.step(objective));
    assertThat(thrown).hasMessageThat().contains("the error exceeds the tolerance");
    assertThat(objective.parameterArray()).isEqualTo(before);
  }

  @Test
  void errorControlNeedsEmbeddedWeights() {
    Exception thrown =
        assertThrows(
            IllegalStateException.class,
            () -> Euler.builder().learningRate(ErrorControl.integral(1, 1e-3, 1e-3)).build());
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo("Euler has no embedded weights, so its error cannot be controlled");
  }

  @Test
  void cosineFallsToZeroAndWarmUpRises() {
    LearningRate rate = LearningRate.cosine(2, 4).afterWarmUp(2);
    assertThat(rate.at(0, 0)).isEqualTo(1);
    assertThat(rate.at(1, 0)).isWithin(1e-15).of(1 + Math.sqrt(0.5));
    assertThat(rate.at(2, 0)).isWithin(1e-15).of(1);
    assertThat(rate.at(4, 0)).isEqualTo(0);
    assertThat(rate.at(9, 0)).isEqualTo(0);
  }
}
