package org.kutta.generator.construction;

import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.StageRecurrence;
import org.kutta.generator.tableau.StageRecurrence.Polynomials;
import org.kutta.generator.tableau.Tableau;

/** Explicit methods with long real stability intervals, made by three-term recurrences. */
final class Stabilised {

  /** Rounding errors of the stages add up as s²: more stages than these are no use in float. */
  static final int MAX_STAGES = 500;

  private Stabilised() {}

  /**
   * Returns the Chebyshev method of order one, R(z) = T_s(ω₀ + ω₁z)/T_s(ω₀) with ω₀ = 1 + η/s² (van
   * der Houwen and Sommeijer 1980), or of order two (Sommeijer, Shampine, Verwer 1998, eq. 2.2).
   */
  static Tableau<Real> rkc(int order, int s, Rational damping, Deadline deadline) {
    return new StageRecurrence(Polynomials.CHEBYSHEV, order, s, omega0(s, damping), deadline)
        .tableau();
  }

  private static Rational omega0(int s, Rational damping) {
    return Rational.ONE.plus(damping.times(Rational.of(1, (long) s * s)));
  }

  /** Returns how many digits T_s(ω₀) has: it is a polynomial of degree s. */
  static long digits(int s, Rational damping) {
    return (long) Math.ceil(s * omega0(s, damping).denominator().bitLength() * Math.log10(2));
  }

  /**
   * Returns the Legendre method of order one (Meyer, Balsara, Aslam 2012, eq. 9–11) or two (2014,
   * eq. 15–19).
   */
  static Tableau<Real> rkl(int order, int s, Deadline deadline) {
    return new StageRecurrence(Polynomials.LEGENDRE, order, s, Rational.ONE, deadline).tableau();
  }
}
