package org.kutta.generator.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kutta.generator.budget.Deadline;

/**
 * An exact real algebraic number: a {@link Surd}, or an {@link Algebraic} number on top of the
 * surds.
 *
 * <p>Whether a number is zero is decided, never guessed. A test by intervals settles most cases;
 * the rest is algebra, see {@link Extension}.
 *
 * <p>Numbers of one tower combine freely, and so do those of towers with the same generators, as
 * when a text is read twice; others never meet, since each method has a tower of its own. Not
 * thread-safe across threads that share a tower.
 */
public abstract sealed class Real implements Comparable<Real> permits Surd, Algebraic {

  public static final Real ZERO = of(0);
  public static final Real ONE = of(1);

  /** The field of all these numbers. */
  public static final Field<Real> FIELD = RealField.INSTANCE;

  /** Where intervals start; enough to tell apart what differs in published tables. */
  static final int FIRST_BITS = 128;

  private static final int LONGEST_READ = 40;
  private static final int DIGITS_READ = 16;

  /** A rounded number of fewer digits than this looks exact. */
  private static final int FEWEST_DIGITS_READ = 12;

  /** Where a number that still looks like a tie is compared with it exactly. */
  private static final int TIE_BITS = 1024;

  Real() {}

  public static Real of(Rational r) {
    return Surd.of(r);
  }

  public static Real of(long n) {
    return Surd.of(n);
  }

  public static Real of(long numerator, long denominator) {
    return Surd.of(numerator, denominator);
  }

  /** Returns the field that this number is written in; nothing for a surd. */
  abstract Optional<Extension> extension();

  /**
   * Returns the number as a polynomial in the generator of its extension; a constant for a surd.
   */
  abstract Polynomial value();

  /** Returns this number as a polynomial in the generator of an extension at or above its level. */
  abstract Polynomial in(Extension top);

  /** Returns this number if it is written as a sum of rational multiples of square roots. */
  abstract Optional<Surd> asSurd();

  public abstract Real plus(Real y);

  public Real minus(Real y) {
    return plus(y.negate());
  }

  public abstract Real negate();

  public abstract Real times(Real y);

  public abstract Real times(Rational y);

  /**
   * Returns {@code this * y}, until a deadline. Numbers above roots know one of their own, see
   * {@link TimedNumbers}.
   */
  Real times(Real y, Deadline deadline) {
    return times(y);
  }

  /** Returns {@code this / y}; throws {@link ArithmeticException} if {@code y} is zero. */
  public Real over(Real y) {
    return times(y.inverse());
  }

  /** Throws {@link ArithmeticException} if this is zero. */
  abstract Real inverse();

  /** Returns {@code 1 / this}, until a deadline. */
  Real inverse(Deadline deadline) {
    return inverse();
  }

  /**
   * Returns the integer power.
   *
   * @throws ArithmeticException if this is zero and the exponent negative
   */
  public Real power(int exponent) {
    Real base = exponent < 0 ? inverse() : this;
    long n = Math.abs((long) exponent);
    Real result = ONE;
    for (long bit = Long.highestOneBit(n); bit > 0; bit >>= 1) {
      result = result.times(result);
      result = (n & bit) == 0 ? result : result.times(base);
    }
    return result;
  }

  /** Decides whether this is zero. */
  public abstract boolean isZero();

  public boolean isOne() {
    return equals(ONE);
  }

  /** Returns whether this is written as a rational; a nested root may hide one. */
  public abstract boolean isRational();

  /**
   * Returns the rational that {@link #isRational} speaks of.
   *
   * @throws IllegalStateException if this is not even written as a surd
   */
  public abstract Rational rationalPart();

  /** Returns whether a root of {@link Tower#conjugates} is in this number. */
  public abstract boolean isOfConjugates();

  /** Returns the number of bits it takes to write the number down, without its generators. */
  public abstract long bits();

  /** Returns the least positive integer that makes all rationals in this number integers. */
  public abstract BigInteger denominator();

  /** Returns the square-free integers under the square roots in this number. */
  abstract Set<BigInteger> radicands();

  public int signum() {
    if (isZero()) {
      return 0;
    }
    for (int bits = FIRST_BITS; ; bits *= 2) {
      Interval enclosure = enclose(bits);
      if (!enclosure.containsZero()) {
        return enclosure.lower().signum();
      }
    }
  }

  public Real abs() {
    return signum() < 0 ? negate() : this;
  }

  /** Encloses this number; the interval shrinks to it as {@code bits} grow. */
  abstract Interval enclose(int bits);

  /** Returns the nearest double, ties to even. */
  public double toDouble() {
    return rounded(Rational::toDouble);
  }

  /** Returns the nearest float, ties to even. */
  public float toFloat() {
    return rounded(Rational::toFloat);
  }

  /** Returns the nearest decimal of that many significant digits, ties to even. */
  public BigDecimal toDecimal(int digits) {
    MathContext context = new MathContext(digits, RoundingMode.HALF_EVEN);
    return rounded(
        r ->
            r.isZero()
                ? BigDecimal.ZERO
                : new BigDecimal(r.numerator())
                    .divide(new BigDecimal(r.denominator()), context)
                    .stripTrailingZeros());
  }

  /** Rounds by a monotone function: when it agrees on both ends of an enclosure, that is it. */
  private <T> T rounded(Function<Rational, T> round) {
    if (isRational()) {
      return round.apply(rationalPart());
    }
    for (int bits = FIRST_BITS; ; bits *= 2) {
      Interval enclosure = enclose(bits);
      T lower = round.apply(enclosure.lowerEnd());
      if (lower.equals(round.apply(enclosure.upperEnd()))) {
        return lower;
      }
      Optional<Rational> tie = bits < TIE_BITS ? Optional.empty() : exactly(enclosure);
      if (tie.isPresent()) {
        return round.apply(tie.get());
      }
    }
  }

  /** Returns the number as a rational, if it is the simplest one inside an enclosure. */
  private Optional<Rational> exactly(Interval enclosure) {
    Rational simplest = Rational.simplestBetween(enclosure.lowerEnd(), enclosure.upperEnd());
    return minus(of(simplest)).isZero() ? Optional.of(simplest) : Optional.empty();
  }

  @Override
  public int compareTo(Real y) {
    return minus(y).signum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Real that && minus(that).isZero();
  }

  /** Equal numbers have equal roundings, however they are written. */
  @Override
  public int hashCode() {
    return Double.hashCode(toDouble());
  }

  /**
   * Returns the number for readers: as it is written in a tableau if that takes at most 40
   * characters, otherwise its first digits, with dots for the rest. Where the digits would be those
   * of a short number, such as 1, the rest follows: {@code 1 - 4.9e-29}.
   */
  public String toShortString() {
    String exact = toString();
    if (exact.length() <= LONGEST_READ) {
      return exact;
    }
    BigDecimal rounded = toDecimal(DIGITS_READ);
    boolean plain = rounded.scale() < 2 * DIGITS_READ && rounded.scale() >= 0;
    if (plain && rounded.precision() < FEWEST_DIGITS_READ) {
      Real rest = minus(of(Rational.of(rounded)));
      String size = rest.abs().toDecimal(2).toString().replace('E', 'e');
      return rounded.toPlainString() + (rest.signum() < 0 ? " - " : " + ") + size;
    }
    return plain ? rounded.toPlainString() + "..." : rounded.toString();
  }
}
