package org.kutta.generator.analysis;

import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Polynomial;
import org.kutta.generator.number.Real;

/**
 * How a method behaves on θ′ = λθ. Infinite intervals are {@link Double#POSITIVE_INFINITY}.
 *
 * @param realInterval largest x with |R| ≤ 1 on [−x, 0]: the stable learning rate times curvature
 * @param imaginaryInterval largest y with |R(it)| ≤ 1 for 0 ≤ t ≤ y
 * @param aStable decided on the polynomial |D|² − |N|², not sampled
 * @param lStable A-stable, and R vanishes at infinity
 * @param function the stability function R
 */
public record LinearStability(
    double realInterval,
    double imaginaryInterval,
    boolean aStable,
    boolean lStable,
    Function function) {

  /**
   * The stability function R = N/D.
   *
   * @param numerator coefficients of N in ascending powers, in lowest terms
   * @param denominator coefficients of D in ascending powers
   * @param atInfinity the limit of |R|; infinite where R is a polynomial
   * @param recurrence of a stabilised method of many stages, of which the coefficients are rounded
   */
  public record Function(
      List<Real> numerator,
      List<Real> denominator,
      double atInfinity,
      Optional<StabilityRecurrence> recurrence) {

    public Function {
      numerator = List.copyOf(numerator);
      denominator = List.copyOf(denominator);
    }
  }

  static LinearStability of(StabilityFunction r, Deadline deadline) {
    return new LinearStability(
        r.realInterval(deadline),
        r.imaginaryInterval(deadline),
        r.isAStable(deadline),
        r.isLStable(deadline),
        new Function(
            coefficients(r.numerator()),
            coefficients(r.denominator()),
            r.absoluteAtInfinity().map(Real::toDouble).orElse(Double.POSITIVE_INFINITY),
            Optional.empty()));
  }

  /** Of a stabilised method: R is a polynomial, so that it is unbounded. */
  static LinearStability of(StabilityRecurrence r, RecurrenceOrder order, Deadline deadline) {
    return new LinearStability(
        r.realInterval(),
        StabilityRecurrence.imaginaryInterval(order).orElse(Double.NaN),
        false,
        false,
        new Function(
            r.roundedCoefficients(deadline),
            List.of(Real.ONE),
            Double.POSITIVE_INFINITY,
            Optional.of(r)));
  }

  /** Returns the same with a real interval that is known better. */
  LinearStability withRealInterval(double interval) {
    return new LinearStability(interval, imaginaryInterval, aStable, lStable, function);
  }

  private static List<Real> coefficients(Polynomial p) {
    return Optional.of(p.coefficients()).filter(c -> !c.isEmpty()).orElse(List.of(Real.ZERO));
  }
}
