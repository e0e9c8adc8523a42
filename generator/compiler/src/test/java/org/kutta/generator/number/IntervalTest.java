package org.kutta.generator.number;

import static com.google.common.truth.Truth.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ends are rounded outwards, never further than to the next multiple of a power of two. */
final class IntervalTest {

  @ParameterizedTest
  @CsvSource({"1, 3, 1, 2", "-1, 3, -2, -1", "7, 2, 14, 14", "-7, 2, -14, -14", "0, 1, 0, 0"})
  void endsAreTheNextMultiplesBelowAndAbove(
      long numerator, long denominator, long lower, long upper) {
    assertThat(Interval.of(Rational.of(numerator, denominator), 2))
        .isEqualTo(interval(lower, upper));
    assertThat(Interval.of(new Fraction(big(numerator), big(denominator)), 2))
        .isEqualTo(Interval.of(Rational.of(numerator, denominator), 2));
  }

  @ParameterizedTest
  @CsvSource({"-1, 1, true", "0, 1, true", "-1, 0, true", "1, 2, false", "-2, -1, false"})
  void zeroLiesInIntervalsThatItEnds(long lower, long upper, boolean contained) {
    assertThat(interval(lower, upper).containsZero()).isEqualTo(contained);
  }

  @Test
  void rootOfASquareIsExactAndOthersAreRoundedOutwards() {
    assertThat(interval(4, 36).sqrt()).isEqualTo(interval(4, 12));
    assertThat(interval(8, 8).sqrt()).isEqualTo(interval(5, 6));
    assertThat(interval(-8, 16).sqrt()).isEqualTo(interval(0, 8));
  }

  /** In quarters. */
  private static Interval interval(long lower, long upper) {
    return new Interval(big(lower), big(upper), 2);
  }

  private static BigInteger big(long n) {
    return BigInteger.valueOf(n);
  }
}
