package org.kutta.generator.symbolic;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;

/** Functions against the arithmetic of their values, which is tested elsewhere. */
class RationalFunctionTest {

  private static final RationalFunction X = RationalFunction.variable(0);
  private static final RationalFunction Y = RationalFunction.variable(1);
  private static final List<String> NAMES = List.of("alpha", "beta");

  @Provide
  Arbitrary<RationalFunction> functions() {
    Arbitrary<RationalFunction> leaf =
        Arbitraries.oneOf(
            Arbitraries.of(X, Y),
            Arbitraries.integers().between(-5, 5).map(RationalFunctionTest::number));
    return Combinators.combine(leaf, leaf, leaf, leaf, Arbitraries.integers().between(0, 5))
        .as(RationalFunctionTest::composed);
  }

  private static RationalFunction composed(
      RationalFunction a, RationalFunction b, RationalFunction c, RationalFunction d, int form) {
    RationalFunction divisor = c.times(d).plus(a).plus(number(7));
    return switch (form) {
      case 0 -> a.plus(b).times(c);
      case 1 -> divisor.isZero() ? a : a.minus(b).over(divisor);
      case 2 -> c.isZero() ? b : a.over(c).plus(b);
      case 3 -> c.isZero() || d.isZero() ? b : a.over(c).minus(b.over(d.times(c)));
      case 4 -> a.power(2).minus(b.power(2));
      default -> c.minus(d).isZero() ? a : a.times(b).over(c.minus(d)).plus(X);
    };
  }

  private static RationalFunction number(int n) {
    return RationalFunction.constant(Real.of(n));
  }

  private static final List<Real> POINT = List.of(Real.of(17, 31), Real.of(-23, 41));

  @Property(tries = 300)
  void arithmeticAgreesWithThatOfValues(
      @ForAll("functions") RationalFunction f, @ForAll("functions") RationalFunction g) {
    Optional<Real> x = f.at(POINT);
    Optional<Real> y = g.at(POINT);
    if (x.isEmpty() || y.isEmpty()) {
      return;
    }
    assertThat(f.plus(g).at(POINT)).hasValue(x.get().plus(y.get()));
    assertThat(f.minus(g).at(POINT)).hasValue(x.get().minus(y.get()));
    assertThat(f.times(g).at(POINT)).hasValue(x.get().times(y.get()));
    if (!y.get().isZero()) {
      assertThat(f.over(g).at(POINT)).hasValue(x.get().over(y.get()));
    }
  }

  @Property(tries = 300)
  void quotientTimesDivisorIsTheFunction(
      @ForAll("functions") RationalFunction f, @ForAll("functions") RationalFunction g) {
    if (!g.isZero()) {
      assertThat(f.over(g).times(g)).isEqualTo(f);
    }
  }

  @Property(tries = 300)
  void sumLessSummandIsZeroExactlyForTheOther(
      @ForAll("functions") RationalFunction f, @ForAll("functions") RationalFunction g) {
    assertThat(f.plus(g).minus(g).minus(f).isZero()).isTrue();
    assertThat(f.equals(g)).isEqualTo(f.minus(g).isZero());
  }

  @Property(tries = 200)
  void substitutionAgreesWithEvaluation(@ForAll("functions") RationalFunction f) {
    Optional<Real> direct = f.at(POINT);
    Optional<Real> stepwise = f.substitute(0, POINT.get(0)).flatMap(rest -> rest.at(POINT));
    if (direct.isPresent()) {
      assertThat(stepwise).isEqualTo(direct);
    }
  }

  @Test
  void commonFactorsCancelWhereTheyWereDividedBy() {
    RationalFunction difference = X.times(X).minus(Y.times(Y)).over(X.minus(Y));

    assertThat(difference).isEqualTo(X.plus(Y));
    assertThat(difference.toString(NAMES)).isEqualTo("alpha + beta");
  }

  @Test
  void functionIsWrittenInTheLanguage() {
    RationalFunction half = RationalFunction.constant(Real.of(1, 2));

    assertThat(RationalFunction.ONE.minus(half.over(X)).toString(NAMES))
        .isEqualTo("(2*alpha - 1)/(2*alpha)");
    assertThat(half.times(X).toString(NAMES)).isEqualTo("alpha/2");
    assertThat(half.over(X.minus(Y)).over(X.minus(Y)).toString(NAMES))
        .isEqualTo("1/(2*(alpha - beta)^2)");
  }

  @Test
  void functionHasNoValueAtItsPole() {
    assertThat(RationalFunction.ONE.over(X.minus(Y)).at(List.of(Real.ONE, Real.ONE))).isEmpty();
  }

  @Test
  void irrationalCoefficientsAreExact() {
    RationalFunction root =
        RationalFunction.constant(
            org.kutta.generator.number.Surd.sqrt(Rational.of(2)).orElseThrow());
    RationalFunction product = X.minus(root).times(X.plus(root));

    assertThat(product).isEqualTo(X.times(X).minus(number(2)));
  }
}
