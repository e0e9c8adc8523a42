package org.kutta.generator.number;

import java.math.BigInteger;

/**
 * Rounds fractions to binary floating point, once and to nearest, ties to even (IEEE 754 §4.3.1).
 */
final class BinaryRounding {

  private BinaryRounding() {}

  static double toDouble(Rational x) {
    return toDouble(x.numerator(), x.denominator());
  }

  /** Returns the quotient with a positive denominator, which need not be in lowest terms. */
  static double toDouble(BigInteger numerator, BigInteger denominator) {
    Significand rounded = round(numerator.abs(), denominator, 53, -1074);
    return numerator.signum() * Math.scalb(rounded.digits.doubleValue(), rounded.exponent);
  }

  static float toFloat(Rational x) {
    Significand rounded = round(x.numerator().abs(), x.denominator(), 24, -149);
    return x.signum() * Math.scalb(rounded.digits.floatValue(), rounded.exponent);
  }

  /** The number {@code digits · 2^exponent}. */
  private record Significand(BigInteger digits, int exponent) {}

  private static Significand round(
      BigInteger numerator, BigInteger denominator, int precision, int leastExponent) {
    if (numerator.signum() == 0) {
      return new Significand(BigInteger.ZERO, 0);
    }
    // A quotient with at least two bits more than wanted; what division leaves over is sticky.
    int shift = precision + 2 - (numerator.bitLength() - denominator.bitLength());
    BigInteger[] division =
        shifted(numerator, shift).divideAndRemainder(shifted(denominator, -shift));
    BigInteger quotient = division[0];
    boolean inexact = division[1].signum() != 0;

    int exponent = Math.max(quotient.bitLength() - precision - shift, leastExponent);
    int dropped = exponent + shift;
    BigInteger digits = quotient.shiftRight(dropped);
    boolean half = quotient.testBit(dropped - 1);
    boolean aboveHalf = half && (inexact || quotient.getLowestSetBit() < dropped - 1);
    if (aboveHalf || (half && digits.testBit(0))) {
      digits = digits.add(BigInteger.ONE);
    }
    return new Significand(digits, exponent);
  }

  private static BigInteger shifted(BigInteger n, int shift) {
    return shift > 0 ? n.shiftLeft(shift) : n;
  }
}
