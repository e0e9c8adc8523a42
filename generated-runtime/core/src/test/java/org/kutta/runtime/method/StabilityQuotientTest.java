package org.kutta.runtime.method;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals that follow from the stability functions of Hairer and Wanner, Solving ODEs II. */
class StabilityQuotientTest {

  /** R(z) = (1 + (1 − θ)z)/(1 − θz) leaves −1 at z = −2/(1 − 2θ), for θ below a half. */
  @ParameterizedTest
  @CsvSource({"0, 2", "0.25, 4", "0.45, 20", "0.5, Infinity", "0.75, Infinity", "1, Infinity"})
  void thetaMethodsAreStableUntilTheyReflect(double theta, double expected) {
    double[][] a = {{0, 0}, {1 - theta, theta}};
    double found = StabilityQuotient.realInterval(a, a[1]);
    if (Double.isInfinite(expected)) {
      assertThat(found).isPositiveInfinity();
    } else {
      assertThat(found).isWithin(1e-9 * expected).of(expected);
    }
  }

  /**
   * D(−x) − N(−x) = x + (2γ − 1/2)x² and D(−x) + N(−x) has no positive root: stable without limit
   * from γ = 1/4 on, else until x = 2/(1 − 4γ).
   */
  @ParameterizedTest
  @CsvSource({
    "0.21132486540518713, 12.928203230275509",
    "0.125, 4",
    "0.25, Infinity",
    "0.7886751345948128, Infinity"
  })
  void singlyDiagonallyImplicitMethodsAreStableFromOneQuarterOn(double gamma, double expected) {
    if (Double.isInfinite(expected)) {
      assertThat(twoStages(gamma)).isPositiveInfinity();
    } else {
      assertThat(twoStages(gamma)).isWithin(1e-9 * expected).of(expected);
    }
  }

  private static double twoStages(double gamma) {
    double[][] a = {{gamma, 0}, {1 - 2 * gamma, gamma}};
    return StabilityQuotient.realInterval(a, new double[] {0.5, 0.5});
  }

  /** Gauss: |R(∞)| = 1, which rounding must not turn into a finite interval. */
  @Test
  void diagonalPadeApproximationsAreStableWithoutLimit() {
    double r = Math.sqrt(3) / 6;
    double[][] a = {{0.25, 0.25 - r}, {0.25 + r, 0.25}};
    assertThat(StabilityQuotient.realInterval(a, new double[] {0.5, 0.5})).isPositiveInfinity();
  }

  @Test
  void explicitMethodsHaveTheIntervalOfTheirPolynomial() {
    double[][] a = {{0, 0, 0, 0}, {0.5, 0, 0, 0}, {0, 0.5, 0, 0}, {0, 0, 1, 0}};
    double[] b = {1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6};
    assertThat(StabilityQuotient.realInterval(a, b)).isWithin(1e-9).of(2.785293563405282);
  }

  /** b = −1: R(−x) = (1 + 2x)/(1 + x). */
  @Test
  void aMethodThatGrowsAtOnceIsStableNowhere() {
    assertThat(StabilityQuotient.realInterval(new double[][] {{1}}, new double[] {-1}))
        .isEqualTo(0);
  }
}
