package org.kutta.generator.number;

import java.math.BigInteger;

/**
 * An interval with ends on the grid of multiples of 2^−bits; operations round outwards, so that the
 * exact result always lies inside.
 *
 * @param lower end, times 2^bits
 * @param upper end, times 2^bits; not below {@code lower}
 * @param bits of the grid
 */
record Interval(BigInteger lower, BigInteger upper, int bits) {

  Interval {
    if (lower.compareTo(upper) > 0) {
      throw new IllegalArgumentException(lower + " > " + upper);
    }
  }

  static Interval of(Rational x, int bits) {
    return of(x, x, bits);
  }

  static Interval of(Fraction x, int bits) {
    BigInteger shifted = x.numerator().shiftLeft(bits);
    return new Interval(floor(shifted, x.denominator()), ceiling(shifted, x.denominator()), bits);
  }

  static Interval of(Rational lower, Rational upper, int bits) {
    return new Interval(
        floor(lower.numerator().shiftLeft(bits), lower.denominator()),
        ceiling(upper.numerator().shiftLeft(bits), upper.denominator()),
        bits);
  }

  Interval plus(Interval y) {
    return new Interval(lower.add(y.lower), upper.add(y.upper), bits);
  }

  Interval times(Interval y) {
    BigInteger a = lower.multiply(y.lower);
    BigInteger b = lower.multiply(y.upper);
    BigInteger c = upper.multiply(y.lower);
    BigInteger d = upper.multiply(y.upper);
    BigInteger least = a.min(b).min(c.min(d));
    BigInteger greatest = a.max(b).max(c.max(d));
    return new Interval(least.shiftRight(bits), greatest.negate().shiftRight(bits).negate(), bits);
  }

  /** Returns the square root of an interval's part that is not negative. */
  Interval sqrt() {
    BigInteger below = lower.max(BigInteger.ZERO).shiftLeft(bits).sqrt();
    BigInteger[] above = upper.max(BigInteger.ZERO).shiftLeft(bits).sqrtAndRemainder();
    BigInteger rounded = above[1].signum() == 0 ? above[0] : above[0].add(BigInteger.ONE);
    return new Interval(below, rounded, bits);
  }

  boolean containsZero() {
    return lower.signum() <= 0 && upper.signum() >= 0;
  }

  Rational lowerEnd() {
    return new Rational(lower, BigInteger.ONE.shiftLeft(bits));
  }

  Rational upperEnd() {
    return new Rational(upper, BigInteger.ONE.shiftLeft(bits));
  }

  private static BigInteger floor(BigInteger numerator, BigInteger positive) {
    BigInteger[] division = numerator.divideAndRemainder(positive);
    return division[1].signum() < 0 ? division[0].subtract(BigInteger.ONE) : division[0];
  }

  private static BigInteger ceiling(BigInteger numerator, BigInteger positive) {
    return floor(numerator.negate(), positive).negate();
  }
}
