package org.kutta.generator.analysis;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Ball;
import org.kutta.generator.number.Fraction;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.StageRecurrence;

/**
 * The stability function R(z) = a + b P_s(ω₀ + ω₁ z) of a stabilised method, where P_s is a
 * polynomial of Chebyshev or Legendre. Its coefficients in powers of z are of no use with many
 * stages: they are as long as a book, and cancel.
 *
 * <p>Immutable and thread-safe.
 */
public final class StabilityRecurrence {

  /** Beyond, |R| is taken for unbounded. */
  private static final double UNBOUNDED = 1e120;

  private static final MathContext DIGITS = new MathContext(40);

  private final StageRecurrence recurrence;
  private final int s;
  private final Fraction a;
  private final Fraction b;

  /** The doubles of a, b, ω₀, ω₁ and of the polynomials' coefficients, for pictures. */
  private final double constant;

  private final double factor;
  private final double omega0;
  private final double omega1;
  private final double[] alpha;
  private final double[] gamma;

  private StabilityRecurrence(StageRecurrence recurrence) {
    this.recurrence = recurrence;
    this.s = recurrence.stages();
    this.a = recurrence.a(s);
    this.b = recurrence.b(s);
    this.constant = a.toDouble();
    this.factor = b.toDouble();
    this.omega0 = recurrence.omega0().toDouble();
    this.omega1 = recurrence.omega1().toDouble();
    this.alpha = new double[s + 1];
    this.gamma = new double[s + 1];
    for (int j = 2; j <= s; j++) {
      alpha[j] = recurrence.polynomials().alpha(j).toDouble();
      gamma[j] = recurrence.polynomials().gamma(j).toDouble();
    }
  }

  static StabilityRecurrence of(StageRecurrence recurrence) {
    return new StabilityRecurrence(recurrence);
  }

  /** Returns s, the degree of R. */
  public int degree() {
    return s;
  }

  /** Returns a. */
  public double constant() {
    return constant;
  }

  /** Returns b. */
  public double factor() {
    return factor;
  }

  /** Returns ω₀. */
  public double omega0() {
    return omega0;
  }

  /** Returns ω₁. */
  public double omega1() {
    return omega1;
  }

  /** Returns the letter of the polynomials: T for Chebyshev's, P for Legendre's. */
  public String letter() {
    return switch (recurrence.polynomials()) {
      case CHEBYSHEV -> "T";
      case LEGENDRE -> "P";
    };
  }

  /**
   * Returns the largest x with |R(−t)| ≤ 1 for 0 ≤ t ≤ x, to the nearest double.
   *
   * <p>P_s is at most one in size on [−1, 1] and monotone beyond, so that R stays within its bounds
   * from z = 0, where it is one, to ω₀ + ω₁ z = −1 if a − b ≥ −1. Beyond, it leaves them once: for
   * even s it is one at −ω₀; for odd s it is −1 where P_s(y) = (1 + a)/b, y = −ω₀ − ω₁ z.
   */
  double realInterval() {
    if (a.minus(b).compareTo(Fraction.of(-1, 1)) < 0) {
      throw new IllegalStateException("R falls below −1 inside of its interval: " + recurrence);
    }
    Fraction twice = Fraction.of(recurrence.omega0()).times(Rational.of(2));
    if (s % 2 == 0 || a.signum() == 0) {
      return twice.over(recurrence.omega1()).toDouble();
    }
    return root(Fraction.of(1, 1).minus(a.negate()).over(b));
  }

  /** Returns x with P_s(ω₁ x − ω₀) = value, for a value greater than one. */
  private double root(Fraction value) {
    Ball wanted = Ball.of(value, Ball.MAX_BITS);
    // P_s(1) = 1; the root is O(1/s²) beyond, where P_s does not yet grow out of all bounds.
    Fraction atOne = Fraction.ONE.minus(Fraction.of(recurrence.omega0()).negate());
    double inside = Math.nextDown(atOne.over(recurrence.omega1()).toDouble());
    double gap = inside / ((double) s * s);
    double outside = inside + gap;
    while (!isBeyond(new BigDecimal(outside), wanted)) {
      inside = outside;
      gap *= 2;
      outside += gap;
    }
    while (Math.nextUp(inside) < outside) {
      double middle = inside + (outside - inside) / 2;
      if (isBeyond(new BigDecimal(middle), wanted)) {
        outside = middle;
      } else {
        inside = middle;
      }
    }
    BigDecimal half =
        new BigDecimal(inside).add(new BigDecimal(outside)).divide(BigDecimal.valueOf(2));
    return isBeyond(half, wanted) ? inside : outside;
  }

  private boolean isBeyond(BigDecimal x, Ball wanted) {
    BigInteger power = BigInteger.TEN.pow(x.scale());
    Fraction exact = new Fraction(x.unscaledValue(), power);
    Fraction y = recurrence.omega1().times(exact).minus(Fraction.of(recurrence.omega0()));
    return at(Ball.of(y, Ball.MAX_BITS)).minus(wanted).sign().orElseThrow() > 0;
  }

  /** Encloses P_s(y). */
  private Ball at(Ball y) {
    Ball before = Ball.of(Real.ONE, Ball.MAX_BITS);
    Ball last = y;
    for (int j = 2; j <= s; j++) {
      Ball alpha = Ball.of(Real.of(recurrence.polynomials().alpha(j)), Ball.MAX_BITS);
      Ball gamma = Ball.of(Real.of(recurrence.polynomials().gamma(j).negate()), Ball.MAX_BITS);
      Ball next = Ball.dot(List.of(alpha.times(y), gamma), List.of(last, before));
      before = last;
      last = next;
    }
    return last;
  }

  /**
   * Returns the largest y with |R(it)| ≤ 1 for t up to y if it is zero, as the lowest power of y in
   * |R(iy)|² decides; nothing if that decides otherwise.
   */
  static Optional<Double> imaginaryInterval(RecurrenceOrder order) {
    Fraction r2 = order.tall(2);
    Fraction excess = Fraction.of(1, 1).minus(r2.times(Rational.of(2)));
    if (excess.signum() == 0) {
      // |1 + iy − y²/2 − i r₃ y³ + r₄ y⁴|² = 1 + (1/4 + 2 r₄ − 2 r₃) y⁴ + …
      Fraction r3 = order.tall(3).times(Rational.of(2));
      Fraction r4 = order.tall(4).times(Rational.of(2));
      excess = Fraction.of(1, 4).minus(r3).minus(r4.negate());
    }
    return excess.signum() > 0 ? Optional.of(0.0) : Optional.empty();
  }

  /** Returns |R(x + iy)|², at most a huge number. */
  public double squaredModulus(double x, double y) {
    double re = omega0 + omega1 * x;
    double im = omega1 * y;
    double lastRe = re;
    double lastIm = im;
    double beforeRe = 1;
    double beforeIm = 0;
    for (int j = 2; j <= s; j++) {
      double nextRe = alpha[j] * (re * lastRe - im * lastIm) - gamma[j] * beforeRe;
      double nextIm = alpha[j] * (re * lastIm + im * lastRe) - gamma[j] * beforeIm;
      beforeRe = lastRe;
      beforeIm = lastIm;
      lastRe = nextRe;
      lastIm = nextIm;
      if (Math.abs(lastRe) + Math.abs(lastIm) > UNBOUNDED) {
        return UNBOUNDED;
      }
    }
    double p = constant + factor * lastRe;
    double q = factor * lastIm;
    return p * p + q * q;
  }

  /** Returns the coefficients of R in ascending powers, rounded to 40 digits. */
  List<Real> roundedCoefficients(Deadline deadline) {
    BigDecimal power = BigDecimal.ONE;
    BigDecimal step = decimal(recurrence.omega1());
    List<Real> coefficients = new ArrayList<>();
    List<Fraction> values = recurrence.taylorOfLast(deadline);
    for (int k = 0; k <= s; k++) {
      deadline.check();
      BigDecimal taylor = decimal(values.get(k).times(b));
      BigDecimal coefficient = taylor.multiply(power, DIGITS);
      BigDecimal whole = k == 0 ? coefficient.add(decimal(a), DIGITS) : coefficient;
      coefficients.add(Real.of(Rational.of(whole)));
      power = power.multiply(step, DIGITS);
    }
    return coefficients;
  }

  private static BigDecimal decimal(Fraction x) {
    return new BigDecimal(x.numerator()).divide(new BigDecimal(x.denominator()), DIGITS);
  }
}
