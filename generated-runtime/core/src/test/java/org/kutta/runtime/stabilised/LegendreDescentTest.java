package org.kutta.runtime.stabilised;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.rate.StabilityAware;

final class LegendreDescentTest {

  /** In parts of the stable interval. */
  private static final double[] PARTS = {0, 0.001, 0.02, 0.1, 0.3, 0.5, 0.75, 0.9, 1};

  /** P_s(1 − 2x) = Σ_k C(s, k) C(s + k, k) (−x)^k, Murphy's sum, where the class recurs. */
  private static double legendre(int s, double x) {
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int k = 1; k <= s; k++) {
      term =
          term.multiply(BigDecimal.valueOf((long) (s - k + 1) * (s + k)))
              .multiply(new BigDecimal(-x))
              .divide(BigDecimal.valueOf((long) k * k), new MathContext(200));
      sum = sum.add(term);
    }
    return sum.doubleValue();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 11, 40, 101})
  void aStepMultipliesEachModeByTheLegendrePolynomial(int stages) {
    Quadratic plain = new Quadratic(PARTS);
    Quadratic displaced = new Quadratic(PARTS);
    double h = stages * (stages + 1);
    RungeKuttaOptimizer optimizer = LegendreDescent.builder(stages).learningRate(h).build();

    optimizer.step(plain);
    // Momentum without memory takes the other way to the same step.
    LegendreDescent.builder(stages)
        .learningRate(h)
        .momentum(Momentum.heavyBall(0))
        .build()
        .step(displaced);

    for (int i = 0; i < PARTS.length; i++) {
      double expected = legendre(stages, PARTS[i]);
      assertThat(plain.theta.get(i)).isWithin(1e-10).of(expected);
      assertThat(displaced.theta.get(i)).isWithin(1e-10).of(expected);
    }
    assertThat(optimizer.report().evaluations()).isEqualTo(stages);
    assertThat(optimizer.facts().workVectors()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 30})
  void theStableIntervalEndsAtTheSquareOfTheStagesAndAsManyMore(int stages) {
    double end = LegendreDescent.builder(stages).learningRate(1).build().facts().realStability();
    assertThat(end).isEqualTo(stages * stages + stages);
    for (int i = 1; i <= 1000; i++) {
      double factor = afterOneStep(stages, i * end / 1000);
      assertWithMessage("h*lambda = %s", i * end / 1000).that(Math.abs(factor)).isAtMost(1 + 1e-12);
    }
    assertThat(Math.abs(afterOneStep(stages, 1.001 * end))).isGreaterThan(1.0005);
  }

  @Test
  void theErrorOfAStepIsOfSecondOrder() {
    // On θ′ = −θ: a method of order 1 leaves the fourth part of it where the rate is halved.
    double whole = afterOneStep(7, 0.02) - Math.exp(-0.02);
    double half = afterOneStep(7, 0.01) - Math.exp(-0.01);
    assertThat(whole / half).isWithin(0.05).of(4);
  }

  private static double afterOneStep(int stages, double h) {
    Quadratic quadratic = new Quadratic(1);
    LegendreDescent.builder(stages).learningRate(h).build().step(quadratic);
    return quadratic.theta.get(0);
  }

  @Test
  void moreStagesDampWhatLiesBetweenTheEndsMore() {
    double last = 1;
    for (int stages : new int[] {3, 9, 27, 81}) {
      double worst = 0;
      for (double x = 0.3; x <= 0.7; x += 0.001) {
        worst = Math.max(worst, Math.abs(legendre(stages, x)));
      }
      assertThat(worst).isLessThan(0.75 * last);
      last = worst;
    }
  }

  @Test
  void ratesThatFollowTheSharpnessDescend() {
    Quadratic quadratic = new Quadratic(0.01, 0.1, 1, 20, 100);
    RungeKuttaOptimizer optimizer =
        LegendreDescent.builder(9).learningRate(StabilityAware.upTo(10)).build();
    double before = quadratic.evaluate();
    for (int k = 0; k < 30; k++) {
      optimizer.step(quadratic);
    }
    assertThat(optimizer.report().learningRate()).isWithin(1e-3).of(0.8 * 90 / 100);
    assertThat(quadratic.evaluate()).isLessThan(1e-3 * before);
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "6, 2", "6.01, 3", "12, 3", "90, 9", "91, 10", "1e10, 100000"})
  void theFewestStableStagesAreFound(double hLambda, int stages) {
    assertThat(LegendreDescent.stagesFor(hLambda)).isEqualTo(stages);
  }

  @Test
  void sillyNumbersAreRefused() {
    Exception thrown =
        assertThrows(IllegalArgumentException.class, () -> LegendreDescent.builder(1));
    assertThat(thrown).hasMessageThat().isEqualTo("stages must be in 2 to 100000, found 1");
    thrown = assertThrows(IllegalArgumentException.class, () -> LegendreDescent.stagesFor(-1));
    assertThat(thrown).hasMessageThat().isEqualTo("no stages for h*lambda = -1.0");
    assertThrows(IllegalArgumentException.class, () -> LegendreDescent.stagesFor(1e11));
    assertThrows(IllegalArgumentException.class, () -> LegendreDescent.stagesFor(Double.NaN));
  }
}
