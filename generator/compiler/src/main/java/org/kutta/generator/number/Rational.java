package org.kutta.generator.number;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A fraction of integers of any size, in lowest terms with a positive denominator.
 *
 * @param numerator carries the sign
 * @param denominator positive
 */
public record Rational(BigInteger numerator, BigInteger denominator)
    implements Comparable<Rational> {

  public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);
  public static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);

  public Rational {
    if (denominator.signum() == 0) {
      throw new ArithmeticException(numerator + " is divided by zero");
    }
    // Integers are in lowest terms already; long sums of products are scaled to them for that.
    if (!denominator.equals(BigInteger.ONE)) {
      BigInteger gcd = numerator.gcd(denominator);
      gcd = denominator.signum() < 0 ? gcd.negate() : gcd;
      numerator = numerator.divide(gcd);
      denominator = denominator.divide(gcd);
    }
  }

  public static Rational of(long n) {
    return of(BigInteger.valueOf(n));
  }

  public static Rational of(BigInteger n) {
    return new Rational(n, BigInteger.ONE);
  }

  public static Rational of(long numerator, long denominator) {
    return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  public Rational plus(Rational y) {
    return new Rational(
        numerator.multiply(y.denominator).add(y.numerator.multiply(denominator)),
        denominator.multiply(y.denominator));
  }

  public Rational minus(Rational y) {
    return plus(y.negate());
  }

  public Rational times(Rational y) {
    return new Rational(numerator.multiply(y.numerator), denominator.multiply(y.denominator));
  }

  /** Returns {@code this / y}; throws {@link ArithmeticException} if {@code y} is zero. */
  public Rational over(Rational y) {
    return new Rational(numerator.multiply(y.denominator), denominator.multiply(y.numerator));
  }

  public Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  public Rational abs() {
    return signum() < 0 ? negate() : this;
  }

  public int signum() {
    return numerator.signum();
  }

  public boolean isZero() {
    return signum() == 0;
  }

  /** Returns the number of bits it takes to write numerator and denominator down. */
  public int bits() {
    return numerator.bitLength() + denominator.bitLength();
  }

  /** Returns the nearest double, ties to even; infinite where doubles end. */
  public double toDouble() {
    return BinaryRounding.toDouble(this);
  }

  /** Returns the nearest float, ties to even; infinite where floats end. */
  public float toFloat() {
    return BinaryRounding.toFloat(this);
  }

  /** Returns the fraction with the smallest denominator that is as close to a decimal. */
  public static Rational simplestNear(BigDecimal x, BigDecimal distance) {
    return simplestBetween(of(x.subtract(distance)), of(x.add(distance)));
  }

  /** Returns a decimal, exactly. */
  public static Rational of(BigDecimal x) {
    return x.scale() > 0
        ? new Rational(x.unscaledValue(), BigInteger.TEN.pow(x.scale()))
        : of(x.toBigIntegerExact());
  }

  /** Returns the fraction with the smallest denominator in a closed interval (Stern and Brocot). */
  static Rational simplestBetween(Rational lower, Rational upper) {
    if (lower.signum() < 0 && upper.signum() > 0) {
      return ZERO;
    }
    if (upper.signum() <= 0 && lower.signum() < 0) {
      return simplestBetween(upper.negate(), lower.negate()).negate();
    }
    BigInteger[] division = lower.numerator.divideAndRemainder(lower.denominator);
    Rational floor = of(division[0]);
    if (division[1].signum() == 0) {
      return floor;
    }
    if (floor.plus(ONE).compareTo(upper) <= 0) {
      return floor.plus(ONE);
    }
    // Both ends lie strictly between two integers: the continued fraction goes on.
    Rational rest = simplestBetween(ONE.over(upper.minus(floor)), ONE.over(lower.minus(floor)));
    return floor.plus(ONE.over(rest));
  }

  @Override
  public int compareTo(Rational y) {
    return numerator.multiply(y.denominator).compareTo(y.numerator.multiply(denominator));
  }

  /** Returns the fraction as it is written in a tableau: {@code -3/4}, {@code 2}. */
  @Override
  public String toString() {
    return denominator.equals(BigInteger.ONE)
        ? numerator.toString()
        : numerator + "/" + denominator;
  }
}
