package org.kutta.generator.number;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class RationalTest {

  private static final Rational HALF = Rational.of(1, 2);

  @Test
  void fractionIsReducedAndItsDenominatorIsPositive() {
    assertThat(Rational.of(6, -8)).isEqualTo(Rational.of(-3, 4));
    assertThat(Rational.of(6, -8).denominator()).isEqualTo(BigInteger.valueOf(4));
    assertThat(Rational.of(0, -7)).isEqualTo(Rational.ZERO);
  }

  @Property
  void simplestFractionOfAnIntervalIsTheFirstByDenominator(
      @ForAll @IntRange(min = -40, max = 40) int a,
      @ForAll @IntRange(min = 1, max = 13) int b,
      @ForAll @IntRange(min = 0, max = 30) int width) {
    Rational lower = Rational.of(a, b);
    Rational upper = lower.plus(Rational.of(width, 60));
    Rational simplest = Rational.simplestBetween(lower, upper);
    assertThat(simplest).isAtLeast(lower);
    assertThat(simplest).isAtMost(upper);
    for (int d = 1; d < simplest.denominator().intValueExact(); d++) {
      for (int n = -45 * d; n <= 45 * d; n++) {
        Rational simpler = Rational.of(n, d);
        assertThat(simpler.compareTo(lower) >= 0 && simpler.compareTo(upper) <= 0).isFalse();
      }
    }
  }

  @Test
  void simplestFractionOfAnIntervalWithZeroIsZero() {
    assertThat(Rational.simplestBetween(Rational.of(-3), Rational.of(1, 3)))
        .isEqualTo(Rational.ZERO);
    assertThat(Rational.simplestBetween(Rational.of(-1, 3), Rational.ZERO))
        .isEqualTo(Rational.ZERO);
  }

  @Test
  void decimalsAreReadExactly() {
    assertThat(Rational.of(new BigDecimal("-0.125"))).isEqualTo(Rational.of(-1, 8));
    assertThat(Rational.of(new BigDecimal("25e2"))).isEqualTo(Rational.of(2500));
    assertThat(Rational.of(new BigDecimal("1.50"))).isEqualTo(Rational.of(3, 2));
  }

  @Test
  void theSimplestFractionNearADecimalIsTheOneThatItRounds() {
    BigDecimal third = new BigDecimal("0.33333");

    assertThat(Rational.simplestNear(third, new BigDecimal("5e-6"))).isEqualTo(Rational.of(1, 3));
    assertThat(Rational.simplestNear(third, new BigDecimal("1e-12")))
        .isEqualTo(Rational.of(33333, 100000));
  }

  @Test
  void divisionByZeroThrows() {
    assertThrows(ArithmeticException.class, () -> Rational.of(1, 0));
    assertThrows(ArithmeticException.class, () -> Rational.ONE.over(Rational.ZERO));
  }

  @Test
  void textIsThatOfTheLanguage() {
    assertThat(Rational.of(-3, 4).toString()).isEqualTo("-3/4");
    assertThat(Rational.of(2).toString()).isEqualTo("2");
  }

  @Property(tries = 300)
  void rationalsAreAField(
      @ForAll("fractions") Rational x,
      @ForAll("fractions") Rational y,
      @ForAll("fractions") Rational z) {
    assertThat(x.plus(y)).isEqualTo(y.plus(x));
    assertThat(x.times(y)).isEqualTo(y.times(x));
    assertThat(x.plus(y).plus(z)).isEqualTo(x.plus(y.plus(z)));
    assertThat(x.times(y).times(z)).isEqualTo(x.times(y.times(z)));
    assertThat(x.times(y.plus(z))).isEqualTo(x.times(y).plus(x.times(z)));
    assertThat(x.minus(x)).isEqualTo(Rational.ZERO);
    if (!y.isZero()) {
      assertThat(x.over(y).times(y)).isEqualTo(x);
    }
    assertThat(Integer.signum(x.compareTo(y))).isEqualTo(x.minus(y).signum());
  }

  @Property(tries = 500)
  void finiteDecimalRoundsAsBigDecimalDoes(
      @ForAll("integers") BigInteger digits, @ForAll @IntRange(min = -400, max = 400) int scale) {
    BigDecimal decimal = new BigDecimal(digits, scale);
    Rational x = rational(decimal);

    assertThat(x.toDouble()).isEqualTo(decimal.doubleValue());
    assertThat(x.toFloat()).isEqualTo(decimal.floatValue());
  }

  @Property(tries = 500)
  void noDoubleIsNearer(@ForAll("fractions") Rational x) {
    assertIsNearest(x);
  }

  @Property(tries = 300)
  void noDoubleIsNearerInTheSubnormalRange(
      @ForAll("fractions") Rational x, @ForAll @IntRange(min = 1000, max = 1090) int shift) {
    assertIsNearest(x.times(new Rational(BigInteger.ONE, BigInteger.ONE.shiftLeft(shift))));
  }

  @Property(tries = 300)
  void everyDoubleIsItsOwnNearest(
      @ForAll @LongRange(min = 0, max = 0x7fefffffffffffffL) long bits) {
    double d = Double.longBitsToDouble(bits);
    assertThat(rational(new BigDecimal(d)).toDouble()).isEqualTo(d);
  }

  @Property(tries = 300)
  void halfwayBetweenTwoDoublesGoesToTheEvenOne(
      @ForAll @LongRange(min = 0, max = 0x7feffffffffffffeL) long bits) {
    double low = Double.longBitsToDouble(bits);
    double high = Math.nextUp(low);
    Rational middle = rational(new BigDecimal(low).add(new BigDecimal(high))).times(HALF);
    double even = (Double.doubleToLongBits(low) & 1) == 0 ? low : high;
    Rational speck = new Rational(BigInteger.ONE, BigInteger.ONE.shiftLeft(2000));

    assertThat(middle.toDouble()).isEqualTo(even);
    assertThat(middle.negate().toDouble()).isEqualTo(-even);
    assertThat(middle.plus(speck).toDouble()).isEqualTo(high);
    assertThat(middle.minus(speck).toDouble()).isEqualTo(low);
  }

  @Property(tries = 300)
  void halfwayBetweenTwoFloatsGoesToTheEvenOne(
      @ForAll @IntRange(min = 0, max = 0x7f7ffffe) int bits) {
    float low = Float.intBitsToFloat(bits);
    float high = Math.nextUp(low);
    Rational middle = rational(new BigDecimal(low).add(new BigDecimal(high))).times(HALF);
    float even = (Float.floatToIntBits(low) & 1) == 0 ? low : high;

    assertThat(middle.toFloat()).isEqualTo(even);
  }

  @Test
  void whereDoublesEndTheyAreInfinite() {
    Rational max = rational(new BigDecimal(Double.MAX_VALUE));
    Rational halfUlp = rational(new BigDecimal(Math.ulp(Double.MAX_VALUE))).times(HALF);

    assertThat(max.plus(halfUlp).toDouble()).isPositiveInfinity();
    assertThat(max.plus(halfUlp).negate().toDouble()).isNegativeInfinity();
    assertThat(max.plus(halfUlp).minus(HALF).toDouble()).isEqualTo(Double.MAX_VALUE);
    assertThat(max.times(max).toDouble()).isPositiveInfinity();
    assertThat(max.toFloat()).isPositiveInfinity();
  }

  @Test
  void whereDoublesBeginTheyAreZero() {
    Rational half = rational(new BigDecimal(Double.MIN_VALUE)).times(HALF);

    assertThat(half.toDouble()).isEqualTo(0.0);
    assertThat(half.plus(half.times(half)).toDouble()).isEqualTo(Double.MIN_VALUE);
    assertThat(half.times(half).toDouble()).isEqualTo(0.0);
  }

  /** Asks exactly whether |x − d| is at most half of the gap to the neighbours, ties to even. */
  private static void assertIsNearest(Rational x) {
    double d = x.toDouble();
    Rational error = x.minus(rational(new BigDecimal(d))).abs();
    boolean even = (Double.doubleToLongBits(d) & 1) == 0;
    for (double neighbour : new double[] {Math.nextUp(d), Math.nextDown(d)}) {
      Rational distance = x.minus(rational(new BigDecimal(neighbour))).abs();
      int order = error.compareTo(distance);
      assertWithMessage("%s as %s", x, d).that(even ? order <= 0 : order < 0).isTrue();
    }
  }

  private static Rational rational(BigDecimal x) {
    return x.scale() > 0
        ? new Rational(x.unscaledValue(), BigInteger.TEN.pow(x.scale()))
        : Rational.of(x.toBigIntegerExact());
  }

  @Provide
  Arbitrary<BigInteger> integers() {
    BigInteger bound = BigInteger.TEN.pow(40);
    return Arbitraries.bigIntegers().between(bound.negate(), bound);
  }

  @Provide
  Arbitrary<Rational> fractions() {
    Arbitrary<BigInteger> denominators =
        Arbitraries.bigIntegers().between(BigInteger.ONE, BigInteger.TEN.pow(30));
    return Combinators.combine(integers(), denominators).as(Rational::new);
  }
}
