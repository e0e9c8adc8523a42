package org.kutta.generator.number;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A positive integer written as {@code root² · radicand} with a square-free radicand.
 *
 * @param root positive
 * @param radicand positive, no square divides it
 */
record SquareFree(BigInteger root, BigInteger radicand) {

  /** Primes up to here are tried. */
  private static final int LIMIT = 1_000_000;

  /** Without a prime factor up to the limit, a number below its cube has at most two. */
  private static final BigInteger DECIDABLE = BigInteger.valueOf(LIMIT).pow(3);

  /** Returns the decomposition of a positive integer, or nothing if its factors are too large. */
  static Optional<SquareFree> of(BigInteger n) {
    BigInteger[] exact = n.sqrtAndRemainder();
    if (exact[1].signum() == 0) {
      return Optional.of(new SquareFree(exact[0], BigInteger.ONE));
    }
    BigInteger root = BigInteger.ONE;
    BigInteger radicand = BigInteger.ONE;
    BigInteger rest = n;
    for (int p = 2; p <= LIMIT && BigInteger.valueOf((long) p * p).compareTo(rest) <= 0; p++) {
      BigInteger prime = BigInteger.valueOf(p);
      BigInteger[] division = rest.divideAndRemainder(prime);
      for (boolean odd = true; division[1].signum() == 0; odd = !odd) {
        rest = division[0];
        radicand = odd ? radicand.multiply(prime) : radicand.divide(prime);
        root = odd ? root : root.multiply(prime);
        division = rest.divideAndRemainder(prime);
      }
    }
    if (rest.compareTo(DECIDABLE) >= 0) {
      return Optional.empty();
    }
    BigInteger[] square = rest.sqrtAndRemainder();
    boolean isSquare = square[1].signum() == 0;
    return Optional.of(
        new SquareFree(
            isSquare ? root.multiply(square[0]) : root,
            isSquare ? radicand : radicand.multiply(rest)));
  }
}
