package org.kutta.generator.number;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SurdTest {

  private static final MathContext DIGITS = new MathContext(80);

  private static Surd sqrt(long n) {
    return Surd.sqrt(Rational.of(n)).orElseThrow();
  }

  @Property(tries = 200)
  void surdsAreAField(@ForAll("surds") Surd x, @ForAll("surds") Surd y, @ForAll("surds") Surd z) {
    assertThat(x.plus(y)).isEqualTo(y.plus(x));
    assertThat(x.times(y)).isEqualTo(y.times(x));
    assertThat(x.plus(y).plus(z)).isEqualTo(x.plus(y.plus(z)));
    assertThat(x.times(y).times(z)).isEqualTo(x.times(y.times(z)));
    assertThat(x.times(y.plus(z))).isEqualTo(x.times(y).plus(x.times(z)));
    assertThat(x.minus(x)).isEqualTo(Surd.ZERO);
    assertThat(x.times(Surd.ONE)).isEqualTo(x);
  }

  @Property(tries = 200)
  void inverseIsExact(@ForAll("surds") Surd x, @ForAll("surds") Surd y) {
    if (x.isZero()) {
      assertThrows(ArithmeticException.class, () -> y.over(x));
    } else {
      assertThat(x.times(Surd.ONE.over(x))).isEqualTo(Surd.ONE);
      assertThat(y.over(x).times(x)).isEqualTo(y);
    }
  }

  @Property(tries = 100)
  void powersMultiply(
      @ForAll("surds") Surd x,
      @ForAll @IntRange(min = -3, max = 4) int m,
      @ForAll @IntRange(min = -3, max = 4) int n) {
    if (!x.isZero()) {
      assertThat(x.power(m).times(x.power(n))).isEqualTo(x.power(m + n));
    }
  }

  @Test
  void zerothPowerIsOneAndZeroHasNoInversePower() {
    assertThat(Surd.ZERO.power(0)).isEqualTo(Surd.ONE);
    assertThat(Surd.of(-1).power(Integer.MIN_VALUE)).isEqualTo(Surd.ONE);
    assertThrows(ArithmeticException.class, () -> Surd.ZERO.power(-1));
  }

  @Property(tries = 200)
  void orderSignAndDoubleAgreeWithSixtyDigits(@ForAll("surds") Surd x, @ForAll("surds") Surd y) {
    assertThat(Integer.signum(x.compareTo(y))).isEqualTo(decimal(x.minus(y)).signum());
    assertThat(x.signum()).isEqualTo(decimal(x).signum());
    assertThat(x.toDouble()).isEqualTo(decimal(x).doubleValue());
    assertThat(x.toFloat()).isEqualTo(decimal(x).floatValue());
    assertThat(x.abs().signum()).isAtLeast(0);
    assertThat(x.compareTo(y) == 0).isEqualTo(x.equals(y));
  }

  @Property(tries = 200)
  void rootOfASquareIsExact(@ForAll("fractions") Rational x) {
    assertThat(Surd.sqrt(x.times(x))).hasValue(Surd.of(x.abs()));
  }

  @Property(tries = 200)
  void squareOfARootIsExact(@ForAll("fractions") Rational x) {
    Surd root = Surd.sqrt(x.abs()).orElseThrow();

    assertThat(root.times(root)).isEqualTo(Surd.of(x.abs()));
    assertThat(root.signum()).isEqualTo(x.abs().signum());
  }

  @ParameterizedTest
  @CsvSource({
    "12, 2*sqrt(3)",
    "1, 1",
    "999999999989, sqrt(999999999989)",
    "1000000014000000049, 1000000007",
    "2000000028000000098, 1000000007*sqrt(2)",
    "72, 6*sqrt(2)",
    "999966000289, 999983",
    "30, sqrt(30)"
  })
  void rootOfAnIntegerIsInLowestTerms(long n, String text) {
    assertThat(sqrt(n).toString()).isEqualTo(text);
  }

  @Test
  void rootOfALargeSquareTimesASmallNumberIsFound() {
    BigInteger prime = BigInteger.TWO.pow(521).subtract(BigInteger.ONE);
    Rational x = Rational.of(prime.pow(2).multiply(BigInteger.valueOf(3)));

    assertThat(Surd.sqrt(x)).hasValue(sqrt(3).times(Rational.of(prime)));
  }

  @Test
  void rootWhosePrimeFactorsCannotBeFoundIsRefused() {
    BigInteger p = BigInteger.TWO.pow(521).subtract(BigInteger.ONE);
    BigInteger q = BigInteger.TWO.pow(607).subtract(BigInteger.ONE);

    assertThat(Surd.sqrt(Rational.of(p.multiply(q)))).isEmpty();
  }

  @Test
  void rootsThatDependOnEachOtherCancel() {
    assertThat(sqrt(8).minus(sqrt(2).times(Rational.of(2)))).isEqualTo(Surd.ZERO);
    assertThat(sqrt(2).times(sqrt(3))).isEqualTo(sqrt(6));
    assertThat(sqrt(6).times(sqrt(10))).isEqualTo(sqrt(15).times(Rational.of(2)));
    // (√2 + √3)² = 5 + 2√6, so √2 + √3 is √(5 + 2√6).
    Surd sum = sqrt(2).plus(sqrt(3));
    assertThat(sum.times(sum)).isEqualTo(Surd.of(5).plus(sqrt(6).times(Rational.of(2))));
  }

  @Test
  void signIsExactHoweverSmallTheNumber() {
    // (√2 − 1)^n is about 10^(−0.38 n), yet its two terms have hundreds of digits.
    Surd tiny = sqrt(2).minus(Surd.ONE).power(1001);
    assertThat(tiny.signum()).isEqualTo(1);
    assertThat(tiny.negate().signum()).isEqualTo(-1);
    assertThat(Surd.ONE.minus(sqrt(2)).power(1001).signum()).isEqualTo(-1);
    assertThat(sqrt(1_000_000_007).minus(sqrt(1_000_000_006)).signum()).isEqualTo(1);
    // Three roots each, whose sums agree to fourteen digits.
    Surd left = sqrt(1_000_001).plus(sqrt(1_000_025)).plus(sqrt(1_000_031));
    Surd right = sqrt(1_000_000).plus(sqrt(1_000_028)).plus(sqrt(1_000_029));
    assertThat(left.compareTo(right)).isEqualTo(decimal(left.minus(right)).signum());
  }

  @Test
  void tinyNumberRoundsCorrectly() {
    Surd tiny = sqrt(2).minus(Surd.ONE).power(99);
    // (√2 − 1)^n (√2 + 1)^n = 1, and the sum of the two is an integer for even n.
    BigDecimal expected =
        BigDecimal.ONE.divide(decimal(sqrt(2)).add(BigDecimal.ONE).pow(99, DIGITS), DIGITS);

    assertThat(tiny.toDouble()).isEqualTo(expected.doubleValue());
  }

  @Test
  void textIsThatOfTheLanguage() {
    assertThat(Surd.of(1, 2).minus(sqrt(3).times(Rational.of(1, 6))).toString())
        .isEqualTo("1/2 - sqrt(3)/6");
    assertThat(sqrt(2).negate().toString()).isEqualTo("-sqrt(2)");
    assertThat(sqrt(2).times(Rational.of(3, 4)).toString()).isEqualTo("3*sqrt(2)/4");
    assertThat(Surd.ZERO.toString()).isEqualTo("0");
  }

  @Test
  void degreeOfAFieldCountsIndependentRootsOnly() {
    List<Real> dependent = List.of(sqrt(6), sqrt(10).plus(sqrt(15)), Real.of(7));

    assertThat(QuadraticField.isWithin(4, dependent)).isTrue();
    assertThat(QuadraticField.isWithin(3, dependent)).isFalse();
    assertThat(QuadraticField.isWithin(1, List.of(Real.of(1, 3)))).isTrue();
    assertThat(QuadraticField.isWithin(4, Stream.of(2, 3, 5).<Real>map(SurdTest::sqrt).toList()))
        .isFalse();
  }

  @Test
  void longNumberIsAbbreviatedToItsSize() {
    Real large = Real.of(3).power(500);

    assertThat(ExactText.of(large)).isEqualTo("about 3.63602917958699E+238");
    assertThat(ExactText.of(Real.ONE.over(large).power(5))).isEqualTo("less than 1e-300");
    assertThat(ExactText.withSize(Real.of(-1, 1_000_000_000_000L)))
        .isEqualTo("-1/1000000000000, about -1.0e-12");
    assertThat(ExactText.withSize(Real.of(1, 36))).isEqualTo("1/36");
  }

  /** Evaluates the text of a number in decimals: independent of the code under test. */
  private static BigDecimal decimal(Surd x) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String term : x.toString().replace(" - ", " + -").split(" \\+ ")) {
      sum = sum.add(term(term));
    }
    return sum;
  }

  private static BigDecimal term(String term) {
    boolean negative = term.startsWith("-");
    BigDecimal value = BigDecimal.ONE;
    String[] fraction = (negative ? term.substring(1) : term).split("/");
    for (String factor : fraction[0].split("\\*")) {
      boolean root = factor.startsWith("sqrt(");
      String digits = factor.replaceAll("[^0-9]", "");
      BigDecimal number = new BigDecimal(digits);
      value = value.multiply(root ? number.sqrt(new MathContext(400)) : number);
    }
    if (fraction.length > 1) {
      value = value.divide(new BigDecimal(fraction[1]), 400, RoundingMode.HALF_EVEN);
    }
    return negative ? value.negate() : value;
  }

  @Provide
  Arbitrary<Rational> fractions() {
    return Combinators.combine(
            Arbitraries.longs().between(-10_000, 10_000), Arbitraries.longs().between(1, 1000))
        .as(Rational::of);
  }

  @Provide
  Arbitrary<Surd> surds() {
    Arbitrary<Surd> terms =
        Combinators.combine(fractions(), Arbitraries.of(1, 2, 3, 5, 6, 10, 15, 30, 21))
            .as((r, d) -> sqrt(d).times(r));
    return terms.list().ofMaxSize(4).map(list -> list.stream().reduce(Surd.ZERO, Surd::plus));
  }
}
