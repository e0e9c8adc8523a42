package org.kutta.generator.number;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cc.redberry.rings.Rings;
import cc.redberry.rings.bigint.BigInteger;
import cc.redberry.rings.poly.univar.UnivariatePolynomial;
import cc.redberry.rings.poly.univar.UnivariateResultants;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Nested roots, roots of polynomials and cosines: what is zero is known to be zero. */
class RealTest {

  private static Real sqrt(Tower tower, Real x) {
    return tower.sqrt(x).orElseThrow();
  }

  private static Real root(Tower tower, Polynomial p, Rational lower, Rational upper) {
    return tower
        .root(p, lower, upper, "root(" + p + ", " + lower + ", " + upper + ")")
        .orElseThrow();
  }

  private static Polynomial polynomial(long... ascending) {
    List<Real> coefficients = new ArrayList<>();
    for (long coefficient : ascending) {
      coefficients.add(Real.of(coefficient));
    }
    return Polynomial.of(coefficients);
  }

  @Example
  void tinyRootIsWrittenByItsSizeWithoutDecidingItsSign() {
    Tower tower = new Tower();
    Real root = sqrt(tower, sqrt(tower, Real.of(2)).plus(Real.ONE));
    Real tiny = root.minus(Real.of(15_537_739_740_300_373L, 10_000_000_000_000_000L)).power(25);

    assertThat(tiny.toDouble()).isWithin(0).of(0);
    assertThat(ExactText.withSize(tiny)).isEqualTo("between -1e-300 and 1e-300");
  }

  @Example
  void aNestedRootSquaresToWhatIsUnderIt() {
    Tower tower = new Tower();
    Real x = Real.of(525).minus(sqrt(tower, Real.of(30)).times(Real.of(70)));
    Real root = sqrt(tower, x);
    assertThat(root.times(root)).isEqualTo(x);
    assertThat(root.toDouble()).isWithin(1e-14).of(Math.sqrt(525 - 70 * Math.sqrt(30)));
  }

  @Example
  void conjugateRootsShareOneExtension() {
    Tower tower = new Tower();
    Real s = sqrt(tower, Real.of(30)).times(Real.of(70));
    Real product = sqrt(tower, Real.of(525).minus(s)).times(sqrt(tower, Real.of(525).plus(s)));
    // √(525² − 70²·30) = 35√105
    assertThat(product.toString()).isEqualTo("35*sqrt(105)");
  }

  @Example
  void aRootThatDenestsIsASurd() {
    Tower tower = new Tower();
    Real x = Real.of(3).plus(sqrt(tower, Real.of(2)).times(Real.of(2)));
    assertThat(sqrt(tower, x).toString()).isEqualTo("1 + sqrt(2)");
    Real y = Real.of(7).minus(sqrt(tower, Real.of(10)).times(Real.of(2)));
    assertThat(sqrt(tower, y).toString()).isEqualTo("-sqrt(2) + sqrt(5)");
  }

  @Example
  void rootsThatAreEqualInDisguiseAreFoundEqual() {
    Tower tower = new Tower();
    // Ramanujan: ∛(∛2 − 1) = ∛(1/9) − ∛(2/9) + ∛(4/9)
    Real cubeRootOf2 = root(tower, polynomial(-2, 0, 0, 1), Rational.ONE, Rational.of(2));
    Real cubeRootOf9 = root(tower, polynomial(-9, 0, 0, 1), Rational.of(2), Rational.of(3));
    Real right = Real.ONE.minus(cubeRootOf2).plus(cubeRootOf2.times(cubeRootOf2)).over(cubeRootOf9);
    assertThat(right.power(3)).isEqualTo(cubeRootOf2.minus(Real.ONE));
  }

  @Example
  void aRootWrittenTwoWaysIsOneNumber() {
    Tower tower = new Tower();
    // √(5 + 2√6) as a root of its polynomial, next to √2 + √3.
    Real disguised = root(tower, polynomial(1, 0, -10, 0, 1), Rational.of(3), Rational.of(4));
    Real plain = sqrt(tower, Real.of(2)).plus(sqrt(tower, Real.of(3)));
    assertThat(disguised).isEqualTo(plain);
    assertThat(disguised.hashCode()).isEqualTo(plain.hashCode());
    assertThat(disguised.compareTo(plain)).isEqualTo(0);
  }

  @Example
  void aNumberNearAShortOneIsReadWithWhatIsMissing() {
    Rational tiny = new Rational(java.math.BigInteger.ONE, java.math.BigInteger.TEN.pow(45));
    assertThat(Real.ONE.minus(Real.of(tiny)).toShortString()).isEqualTo("1 - 1e-45");
    assertThat(Real.of(1, 4).plus(Real.of(tiny).times(Rational.of(17))).toShortString())
        .isEqualTo("0.25 + 1.7e-44");
    Real third = Real.of(1, 3).plus(Real.of(tiny));
    assertThat(third.toShortString()).isEqualTo("0.3333333333333333...");
  }

  @Example
  void numbersThatDifferInTheFortiethDigitAreToldApart() {
    Tower tower = new Tower();
    Real root = sqrt(tower, sqrt(tower, Real.of(2)).plus(Real.of(2)));
    BigDecimal decimal = root.toDecimal(40);
    Real close =
        Real.of(
            new Rational(decimal.unscaledValue(), java.math.BigInteger.TEN.pow(decimal.scale())));
    assertThat(root).isNotEqualTo(close);
    assertThat(Math.abs(root.minus(close).toDouble())).isLessThan(1e-39);
  }

  @Property(tries = 60)
  void cosinesAgreeWithDoublesAndSatisfyTheDoubleAngle(
      @ForAll @IntRange(min = -40, max = 40) int p, @ForAll @IntRange(min = 1, max = 16) int q) {
    Tower tower = new Tower();
    Real x = tower.cos(p, q).orElseThrow();
    assertThat(x.toDouble()).isWithin(1e-13).of(Math.cos(p * Math.PI / q));
    Real twice = tower.cos(2L * p, q).orElseThrow();
    assertThat(twice).isEqualTo(x.times(x).times(Real.of(2)).minus(Real.ONE));
  }

  @Property(tries = 100)
  void sumsAndProductsOfRootsAreRootsOfTheResultant(
      @ForAll("polynomials") List<Integer> first, @ForAll("polynomials") List<Integer> second) {
    Tower tower = new Tower();
    Real alpha = firstRoot(tower, first);
    Real beta = firstRoot(tower, second);
    // Res_x(p(x), q(z − x)) vanishes at α + β. It is computed by another library, at integer z,
    // and interpolated by nothing: its values at α + β ± what we claim are compared instead.
    Real sum = alpha.plus(beta);
    assertThat(sum.minus(beta)).isEqualTo(alpha);
    if (!beta.isZero()) {
      assertThat(sum.times(beta).over(beta)).isEqualTo(sum);
    }
    assertThat(valueOfSumPolynomial(first, second, sum).isZero()).isTrue();
    assertThat(valueOfSumPolynomial(first, second, sum.plus(Real.of(1, 1_000_003))).isZero())
        .isFalse();
  }

  @Provide
  Arbitrary<List<Integer>> polynomials() {
    return Arbitraries.integers().between(-9, 9).list().ofSize(4);
  }

  /** Returns the first positive root of a cubic or less, which is made to have one. */
  private static Real firstRoot(Tower tower, List<Integer> ascending) {
    Polynomial p = withRoot(ascending);
    Rational step = Rational.of(1, 64);
    SturmSequence sturm = new SturmSequence(p);
    for (Rational lower = Rational.ZERO; ; lower = lower.plus(step)) {
      Rational upper = lower.plus(step);
      int roots = sturm.rootsIn(lower, upper);
      Assume.that(roots < 2 && lower.compareTo(Rational.of(64)) < 0);
      if (roots == 1) {
        return p.at(upper).isZero() ? Real.of(upper) : root(tower, p, lower, upper);
      }
    }
  }

  private static Polynomial withRoot(List<Integer> ascending) {
    // A negative constant and a positive leading coefficient force a sign change.
    return polynomial(
        -1 - Math.abs(ascending.get(0)),
        ascending.get(1),
        ascending.get(2),
        1 + Math.abs(ascending.get(3)));
  }

  private static Real valueOfSumPolynomial(List<Integer> first, List<Integer> second, Real z) {
    // Interpolating the resultant, of degree 9 in z, from its values at ten integers.
    int degree = 9;
    Real value = Real.ZERO;
    for (int i = 0; i <= degree; i++) {
      Real term = Real.of(new Rational(resultantAt(first, second, i), java.math.BigInteger.ONE));
      for (int j = 0; j <= degree; j++) {
        if (j != i) {
          term = term.times(z.minus(Real.of(j))).times(Rational.of(1, i - j));
        }
      }
      value = value.plus(term);
    }
    return value;
  }

  private static java.math.BigInteger resultantAt(
      List<Integer> first, List<Integer> second, int z) {
    UnivariatePolynomial<BigInteger> p = rings(withRoot(first));
    UnivariatePolynomial<BigInteger> q = rings(withRoot(second));
    UnivariatePolynomial<BigInteger> zMinusX =
        UnivariatePolynomial.create(Rings.Z, BigInteger.valueOf(z), BigInteger.valueOf(-1));
    BigInteger resultant = UnivariateResultants.Resultant(p, q.composition(zMinusX));
    return new java.math.BigInteger(resultant.toString());
  }

  private static UnivariatePolynomial<BigInteger> rings(Polynomial p) {
    BigInteger[] coefficients =
        p.coefficients().stream()
            .map(x -> new BigInteger(x.rationalPart().numerator().toString()))
            .toArray(BigInteger[]::new);
    return UnivariatePolynomial.create(Rings.Z, coefficients);
  }

  @Property(tries = 60)
  void decimalsAreCorrectlyRounded(
      @ForAll @IntRange(min = 2, max = 60) int n, @ForAll @IntRange(min = 2, max = 60) int m) {
    Tower tower = new Tower();
    Real x = sqrt(tower, sqrt(tower, Real.of(n)).plus(Real.of(m)));
    MathContext wide = new MathContext(80);
    BigDecimal expected = new BigDecimal(n).sqrt(wide).add(new BigDecimal(m)).sqrt(wide);
    for (int digits : new int[] {1, 5, 17, 50}) {
      BigDecimal rounded =
          expected.round(new MathContext(digits, java.math.RoundingMode.HALF_EVEN));
      assertWithMessage("%s digits of %s", digits, x)
          .that(x.toDecimal(digits).compareTo(rounded))
          .isEqualTo(0);
    }
    assertThat(x.toDouble()).isEqualTo(expected.doubleValue());
    assertThat(x.toFloat()).isEqualTo(expected.floatValue());
  }

  @Example
  void aRationalInDisguiseIsRoundedAtATie() {
    Tower tower = new Tower();
    Real one = sqrt(tower, sqrt(tower, Real.of(2)).plus(Real.of(2)));
    Real disguised = one.times(one).minus(sqrt(tower, Real.of(2))).minus(Real.ONE);
    Real halfUlp =
        Real.of(new Rational(java.math.BigInteger.ONE, java.math.BigInteger.TWO.pow(53)));
    assertThat(disguised.plus(halfUlp).toDouble()).isEqualTo(1.0);
    Real root =
        root(
            tower,
            polynomial(-2, -1, 1).times(polynomial(-3, 0, 1)),
            Rational.of(19, 10),
            Rational.of(3));
    assertThat(root.plus(halfUlp.times(Real.of(2))).toDouble()).isEqualTo(2.0);
    assertThat(root).isEqualTo(Real.of(2));
  }

  @Example
  void aFieldBeyondTheLimitIsRefused() {
    Tower tower = new Tower();
    Real x = sqrt(tower, Real.of(2)).plus(Real.ONE);
    for (int k = 0; k < 5; k++) {
      x = sqrt(tower, x.plus(Real.ONE));
    }
    assertThat(tower.sqrt(x)).isEmpty();
  }

  @Example
  void numbersOfDifferentMethodsDoNotMix() {
    Real x = sqrt(new Tower(), Real.of(2).plus(sqrt(new Tower(), Real.of(2))));
    Real y = sqrt(new Tower(), Real.of(3).plus(sqrt(new Tower(), Real.of(2))));
    assertThrows(IllegalArgumentException.class, () -> x.plus(y));
  }
}
