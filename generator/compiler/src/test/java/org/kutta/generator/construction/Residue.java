package org.kutta.generator.construction;

import java.math.BigInteger;
import org.kutta.generator.number.Rational;

/**
 * A fraction in the field of 2^127 − 1 elements. There a step on a nonlinear equation takes no more
 * room than any other, where fractions double their length with every stage; two steps that differ
 * agree there with a probability of 2^−127.
 */
record Residue(BigInteger value) {

  private static final BigInteger PRIME = BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE);

  static final Residue ZERO = of(0, 1);
  static final Residue ONE = of(1, 1);

  static Residue of(long numerator, long denominator) {
    return of(Rational.of(numerator, denominator));
  }

  static Residue of(long n) {
    return of(n, 1);
  }

  static Residue of(Rational r) {
    return new Residue(r.numerator().multiply(r.denominator().modInverse(PRIME)).mod(PRIME));
  }

  Residue plus(Residue y) {
    return new Residue(value.add(y.value).mod(PRIME));
  }

  Residue minus(Residue y) {
    return new Residue(value.subtract(y.value).mod(PRIME));
  }

  Residue times(Residue y) {
    return new Residue(value.multiply(y.value).mod(PRIME));
  }

  Residue over(Residue y) {
    return new Residue(value.multiply(y.value.modInverse(PRIME)).mod(PRIME));
  }
}
