package org.kutta.runtime.method;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** Intervals of the literature: Hairer and Wanner, Solving ODEs II, §IV.2. */
class StabilityPolynomialTest {

  @Test
  void exponentialsCutOffHaveTheirKnownIntervals() {
    assertThat(StabilityPolynomial.realInterval(1, 1)).isWithin(1e-9).of(2);
    assertThat(StabilityPolynomial.realInterval(1, 1, 1.0 / 2)).isWithin(1e-9).of(2);
    assertThat(StabilityPolynomial.realInterval(1, 1, 1.0 / 2, 1.0 / 6))
        .isWithin(1e-9)
        .of(2.512745326618329);
    assertThat(StabilityPolynomial.realInterval(1, 1, 1.0 / 2, 1.0 / 6, 1.0 / 24))
        .isWithin(1e-9)
        .of(2.785293563405282);
  }

  /** T_2(1 + z/4) = 1 + z + z²/8 touches −1 at z = −4 and leaves at −8. */
  @Test
  void polynomialThatTouchesTheBoundIsFollowedBeyond() {
    assertThat(StabilityPolynomial.realInterval(1, 1, 1.0 / 8)).isWithin(1e-6).of(8);
  }

  @Test
  void vanishingLeadingCoefficientDoesNotMatter() {
    assertThat(StabilityPolynomial.realInterval(1, 1, 0.5, 0, 0)).isWithin(1e-9).of(2);
  }

  @Test
  void constantIsStableWithoutLimit() {
    assertThat(StabilityPolynomial.realInterval(1)).isPositiveInfinity();
  }
}
