package org.kutta.generator.number;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.kutta.generator.budget.Deadline;

final class PolynomialTest {

  private static final Real ROOT_2 = Surd.sqrt(Rational.of(2)).orElseThrow();

  /** Ascending coefficients. */
  private static Polynomial polynomial(long... coefficients) {
    return Polynomial.of(LongStream.of(coefficients).mapToObj(Real::of).toList());
  }

  /** Returns Π (x − r). */
  private static Polynomial withRoots(List<Real> roots) {
    Polynomial product = polynomial(1);
    for (Real root : roots) {
      product = product.times(Polynomial.of(List.of(root.negate(), Real.ONE)));
    }
    return product;
  }

  @Test
  void leadingZerosAreDropped() {
    assertThat(polynomial(1, 2, 0, 0)).isEqualTo(polynomial(1, 2));
    assertThat(polynomial(0).degree()).isEqualTo(-1);
    assertThat(polynomial(1, 2).coefficient(7)).isEqualTo(Real.ZERO);
    assertThat(polynomial(1, 0, -3).toString()).isEqualTo("(1)x^0 + (-3)x^2");
  }

  @Test
  void derivativeReflectionAndValue() {
    assertThat(polynomial(5, 4, 3).derivative()).isEqualTo(polynomial(4, 6));
    assertThat(polynomial(5, 4, 3).reflect()).isEqualTo(polynomial(5, -4, 3));
    assertThat(polynomial(5, 4, 3).at(Rational.of(1, 2))).isEqualTo(Real.of(31, 4));
  }

  @Property(tries = 100)
  void commonRootsAreTheDivisor(
      @ForAll("roots") List<Real> p, @ForAll("roots") List<Real> q, @ForAll("roots") List<Real> g) {
    List<Real> onlyP = p.stream().filter(x -> !q.contains(x)).toList();
    Polynomial common = withRoots(g);
    Polynomial left = withRoots(onlyP).times(common).scale(Real.of(-3, 7));
    Polynomial right = withRoots(q).times(common);

    assertThat(left.gcd(right)).isEqualTo(common);
    assertThat(left.exactQuotient(common)).isEqualTo(withRoots(onlyP).scale(Real.of(-3, 7)));
    assertThat(left.remainder(common).isZero()).isTrue();
  }

  @Test
  void greatestCommonDivisorOfZerosIsZero() {
    assertThat(Polynomial.ZERO.gcd(Polynomial.ZERO)).isEqualTo(Polynomial.ZERO);
    assertThat(Polynomial.ZERO.gcd(polynomial(2, 4)))
        .isEqualTo(polynomial(1, 2).scale(Real.of(1, 2)));
  }

  @Test
  void quotientWithRemainderIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> polynomial(1, 0, 1).exactQuotient(polynomial(1, 1)));
  }

  @Property(tries = 100)
  void signChangingPartHasTheRootsOfOddMultiplicity(
      @ForAll("roots") List<Real> roots, @ForAll("roots") List<Real> more) {
    List<Real> all = new ArrayList<>(roots);
    all.addAll(more);
    List<Real> odd =
        all.stream()
            .distinct()
            .filter(x -> all.stream().filter(x::equals).count() % 2 == 1)
            .toList();

    Polynomial part = withRoots(all).scale(Real.of(-5, 3)).signChangingPart(Deadline.none());

    assertThat(part.gcd(Polynomial.ZERO)).isEqualTo(withRoots(odd));
  }

  @Property(tries = 150)
  void firstPositiveRootIsTheSmallestOneOfThoseGiven(
      @ForAll("roots") List<Real> roots, @ForAll @IntRange(min = -3, max = 3) int quadratic) {
    List<Real> distinct = roots.stream().distinct().filter(x -> !x.isZero()).toList();
    // x² + x + 1 and its like have no real root.
    Polynomial complex = polynomial(7, quadratic, 1);
    Optional<Real> first = distinct.stream().filter(x -> x.signum() > 0).sorted().findFirst();

    Optional<Rational> found =
        withRoots(distinct).times(complex).firstPositiveRoot(Deadline.none());

    assertThat(found.map(Rational::toDouble)).isEqualTo(first.map(Real::toDouble));
  }

  @Test
  void polynomialWithoutPositiveRootHasNone() {
    assertThat(polynomial(1).firstPositiveRoot(Deadline.none())).isEmpty();
    assertThat(polynomial(1, 1).firstPositiveRoot(Deadline.none())).isEmpty();
    assertThat(polynomial(1, -1, 1).firstPositiveRoot(Deadline.none())).isEmpty();
    assertThat(polynomial(3, 0, 1).firstPositiveRoot(Deadline.none())).isEmpty();
  }

  @Test
  void rootAtADyadicPointIsExact() {
    for (Rational root : List.of(Rational.of(4), Rational.of(3), Rational.of(5, 8), Rational.ONE)) {
      assertThat(withRoots(List.of(Real.of(root), Real.of(9))).firstPositiveRoot(Deadline.none()))
          .hasValue(root);
    }
  }

  @Test
  void clusteredRootsAreToldApart() {
    Real x = Real.of(1, 3);
    Real next = x.plus(Real.of(Rational.ONE.over(Rational.of(BigInteger.TEN.pow(30)))));

    Rational found =
        withRoots(List.of(next, x, Real.of(-1))).firstPositiveRoot(Deadline.none()).orElseThrow();

    assertThat(Real.of(found).compareTo(x)).isAtLeast(0);
    assertThat(Real.of(found).compareTo(next)).isLessThan(0);
    assertThat(found.toDouble()).isEqualTo(1.0 / 3);
  }

  @Test
  void tinyLastCoefficientDoesNotBlurTheRoot() {
    // A negative root at −10^80 makes every bound of the roots astronomical.
    Polynomial far = Polynomial.of(List.of(Real.ONE, Real.of(10).power(-80)));

    Optional<Rational> found =
        withRoots(List.of(ROOT_2, Real.of(50))).times(far).firstPositiveRoot(Deadline.none());

    assertThat(found.map(Rational::toDouble)).hasValue(Math.sqrt(2));
  }

  @Test
  void tinyAndHugeRootsAreFound() {
    Real tiny = Real.of(3).over(Real.of(10).power(60));

    assertThat(
            withRoots(List.of(tiny, Real.ONE))
                .firstPositiveRoot(Deadline.none())
                .map(Rational::toDouble))
        .hasValue(3e-60);
    assertThat(
            withRoots(List.of(Real.ONE.over(tiny)))
                .firstPositiveRoot(Deadline.none())
                .map(Rational::toDouble))
        .hasValue(
            BigDecimal.TEN.pow(60).divide(new BigDecimal(3), new MathContext(40)).doubleValue());
  }

  @Provide
  Arbitrary<List<Real>> roots() {
    Arbitrary<Real> rational =
        Combinators.combine(
                Arbitraries.integers().between(-12, 12), Arbitraries.integers().between(1, 4))
            .as((p, q) -> Real.of(p, q));
    Arbitrary<Real> irrational = rational.map(x -> x.plus(ROOT_2));
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, rational), net.jqwik.api.Tuple.of(1, irrational))
        .list()
        .ofMaxSize(4);
  }
}
