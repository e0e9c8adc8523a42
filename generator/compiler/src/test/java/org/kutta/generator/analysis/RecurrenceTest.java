package org.kutta.generator.analysis;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.StageRecurrence;
import org.kutta.generator.tableau.StageRecurrence.Polynomials;
import org.kutta.generator.tableau.Tableau;

/** What a recurrence says of a stabilised method is what its tableau says, where that is short. */
final class RecurrenceTest {

  /** Dampings from hardly any to the largest. */
  private static final List<Rational> DAMPINGS =
      List.of(Rational.of(1, 1000), Rational.of(2, 13), Rational.of(4), Rational.of(100));

  static Stream<StageRecurrence> shortMethods() {
    return IntStream.rangeClosed(2, 9)
        .boxed()
        .flatMap(s -> Stream.of(1, 2).flatMap(order -> methods(order, s)));
  }

  private static Stream<StageRecurrence> methods(int order, int s) {
    Stream<StageRecurrence> chebyshev =
        DAMPINGS.stream().map(damping -> chebyshev(order, s, damping));
    return Stream.concat(
        chebyshev, Stream.of(new StageRecurrence(Polynomials.LEGENDRE, order, s, Rational.ONE)));
  }

  private static StageRecurrence chebyshev(int order, int s, Rational damping) {
    Rational omega0 = Rational.ONE.plus(damping.times(Rational.of(1, (long) s * s)));
    return new StageRecurrence(Polynomials.CHEBYSHEV, order, s, omega0);
  }

  @ParameterizedTest
  @MethodSource("shortMethods")
  void orderAndErrorAreThoseOfTheTableau(StageRecurrence recurrence) {
    Tableau<Real> tableau = recurrence.tableau();
    OrderProof expected = OrderProof.of(tableau, tableau.b());
    RecurrenceOrder order = new RecurrenceOrder(recurrence, Deadline.none());

    assertThat(order.proof().order()).isEqualTo(expected.order());
    assertThat(order.proof().order()).isEqualTo(recurrence.order());
    assertThat(order.proof().failing()).containsExactlyElementsIn(expected.failing());
    assertThat(order.proof().treesOfNextOrder()).isEqualTo(expected.treesOfNextOrder());
    assertThat(order.principalError())
        .isWithin(1e-14)
        .of(
            PrincipalError.norm(
                tableau, tableau.b(), expected.order(), Real.ZERO, Deadline.none()));
  }

  /** The exact search for roots of |R|² − 1 knows nothing of polynomials that are orthogonal. */
  @ParameterizedTest
  @MethodSource("shortMethods")
  void intervalsAreThoseOfTheStabilityPolynomial(StageRecurrence recurrence) {
    StabilityFunction expected = StabilityFunction.of(recurrence.tableau());
    StabilityRecurrence found = StabilityRecurrence.of(recurrence);

    assertThat(found.realInterval()).isEqualTo(expected.realInterval());
    StabilityRecurrence.imaginaryInterval(new RecurrenceOrder(recurrence, Deadline.none()))
        .ifPresent(interval -> assertThat(interval).isEqualTo(expected.imaginaryInterval()));
  }

  @ParameterizedTest
  @MethodSource("shortMethods")
  void stabilityFunctionIsThatOfTheTableau(StageRecurrence recurrence) {
    StabilityFunction expected = StabilityFunction.of(recurrence.tableau());
    StabilityRecurrence found = StabilityRecurrence.of(recurrence);

    for (int k = 0; k <= recurrence.stages(); k++) {
      double coefficient = expected.numerator().coefficient(k).toDouble();
      assertThat(found.roundedCoefficients(Deadline.none()).get(k).toDouble())
          .isEqualTo(coefficient);
    }
    double x = -0.3 * found.realInterval();
    double y = 0.7;
    assertThat(found.squaredModulus(x, y))
        .isWithin(1e-9)
        .of(squaredModulus(expected.numerator().coefficients(), x, y));
  }

  private static double squaredModulus(List<Real> polynomial, double x, double y) {
    double re = 0;
    double im = 0;
    for (int k = polynomial.size() - 1; k >= 0; k--) {
      double next = re * x - im * y + polynomial.get(k).toDouble();
      im = re * y + im * x;
      re = next;
    }
    return re * re + im * im;
  }

  @ParameterizedTest
  @MethodSource("shortMethods")
  void strongStabilityIsThatOfTheTableau(StageRecurrence recurrence) {
    if (recurrence.stages() <= 5) {
      assertThat(new RecurrenceMonotonicity(recurrence, Deadline.none()).radius())
          .isWithin(1e-6)
          .of(AbsoluteMonotonicity.radius(recurrence.tableau(), Deadline.none()));
    }
  }

  /** Verwer 1996; Sommeijer, Shampine, Verwer 1998: the interval is about 0.653 s² for 2/13. */
  @ParameterizedTest
  @CsvSource({"50", "100", "200", "300", "500"})
  void hundredsOfStagesReachThePublishedInterval(int s) {
    StageRecurrence recurrence = chebyshev(2, s, Rational.of(2, 13));
    double published = 2.0 / 3 * ((double) s * s - 1) * (1 - 2.0 / 15 * 2 / 13);

    assertThat(new RecurrenceOrder(recurrence, Deadline.none()).proof().order()).isEqualTo(2);
    assertThat(StabilityRecurrence.of(recurrence).realInterval() / published).isWithin(1e-3).of(1);
  }

  /** Meyer, Balsara, Aslam 2014: (s² + s)·1 for order one, (s² + s − 2)/2 for order two. */
  @ParameterizedTest
  @CsvSource({"1, 300, 90300", "2, 300, 45149", "1, 500, 250500", "2, 100, 5049"})
  void legendreMethodsReachThePublishedInterval(int order, int s, double interval) {
    StageRecurrence recurrence = new StageRecurrence(Polynomials.LEGENDRE, order, s, Rational.ONE);
    assertThat(StabilityRecurrence.of(recurrence).realInterval()).isEqualTo(interval);
  }

  @ParameterizedTest
  @CsvSource({"CHEBYSHEV, 301", "CHEBYSHEV, 499", "LEGENDRE, 301", "LEGENDRE, 499"})
  void intervalsOfOddNumbersOfStagesLieBetweenThoseOfEvenOnes(Polynomials polynomials, int s) {
    double[] intervals = new double[3];
    for (int k = 0; k < 3; k++) {
      StageRecurrence recurrence = new StageRecurrence(polynomials, 2, s - 1 + k, Rational.ONE);
      intervals[k] = StabilityRecurrence.of(recurrence).realInterval();
    }
    assertThat(intervals[1]).isGreaterThan(intervals[0]);
    assertThat(intervals[1]).isLessThan(intervals[2] * 1.01);
  }

  @Test
  void anIntervalOfAnOddNumberOfStagesIsTheNearestDouble() {
    // R(−x) leaves [−1, 1] between the neighbours of the double, as exact numbers say.
    StageRecurrence recurrence = chebyshev(2, 21, Rational.of(2, 13));
    double interval = StabilityRecurrence.of(recurrence).realInterval();
    StabilityFunction exact = StabilityFunction.of(recurrence.tableau());
    double ulp = Math.ulp(interval);
    assertThat(exceeds(exact, interval - ulp)).isFalse();
    assertThat(exceeds(exact, interval + ulp)).isTrue();
  }

  private static boolean exceeds(StabilityFunction r, double x) {
    Rational exact =
        new Rational(
            new java.math.BigDecimal(x).movePointRight(60).toBigIntegerExact(),
            java.math.BigInteger.TEN.pow(60));
    Real value = r.numerator().at(Real.of(exact).negate());
    return value.abs().compareTo(Real.ONE) > 0;
  }
}
