package org.kutta.generator.number;

import java.math.BigInteger;

/**
 * A quotient of integers that is not brought to lowest terms: of numbers with thousands of digits,
 * greatest common divisors would take longer than everything else.
 *
 * @param numerator carries the sign
 * @param denominator positive
 */
public record Fraction(BigInteger numerator, BigInteger denominator)
    implements Comparable<Fraction> {

  public static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

  public Fraction {
    if (denominator.signum() == 0) {
      throw new ArithmeticException(numerator + " is divided by zero");
    }
    if (denominator.signum() < 0) {
      numerator = numerator.negate();
      denominator = denominator.negate();
    }
  }

  public static Fraction of(Rational r) {
    return new Fraction(r.numerator(), r.denominator());
  }

  public static Fraction of(long numerator, long denominator) {
    return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  public Fraction times(Fraction y) {
    return new Fraction(numerator.multiply(y.numerator), denominator.multiply(y.denominator));
  }

  public Fraction times(Rational y) {
    return times(of(y));
  }

  /** Returns {@code this / y}; throws {@link ArithmeticException} if {@code y} is zero. */
  public Fraction over(Fraction y) {
    return new Fraction(numerator.multiply(y.denominator), denominator.multiply(y.numerator));
  }

  public Fraction minus(Fraction y) {
    return new Fraction(
        numerator.multiply(y.denominator).subtract(y.numerator.multiply(denominator)),
        denominator.multiply(y.denominator));
  }

  public Fraction negate() {
    return new Fraction(numerator.negate(), denominator);
  }

  public int signum() {
    return numerator.signum();
  }

  /** Returns the same number in lowest terms. */
  public Rational reduced() {
    return new Rational(numerator, denominator);
  }

  /** Returns the nearest double, ties to even; infinite where doubles end. */
  public double toDouble() {
    return BinaryRounding.toDouble(numerator, denominator);
  }

  /** Compares values: fractions of one value may differ in their terms. */
  @Override
  public int compareTo(Fraction y) {
    return numerator.multiply(y.denominator).compareTo(y.numerator.multiply(denominator));
  }

  /** Returns whether two fractions have one value. */
  public boolean isSameAs(Fraction y) {
    return compareTo(y) == 0;
  }
}
