package org.kutta.generator.number;

import java.math.BigInteger;
import java.util.BitSet;
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

  /** Made when it is first needed: most tableaus have no root, or one of a square. */
  private static final class Primes {
    static final BitSet UP_TO_LIMIT = sieve();

    private static BitSet sieve() {
      BitSet primes = new BitSet(LIMIT + 1);
      primes.set(2, LIMIT + 1);
      for (int p = 2; p * p <= LIMIT; p = primes.nextSetBit(p + 1)) {
        for (int multiple = p * p; multiple <= LIMIT; multiple += p) {
          primes.clear(multiple);
        }
      }
      return primes;
    }
  }

  /** Returns the decomposition of a positive integer, or nothing if its factors are too large. */
  static Optional<SquareFree> of(BigInteger n) {
    BigInteger[] exact = n.sqrtAndRemainder();
    if (exact[1].signum() == 0) {
      return Optional.of(new SquareFree(exact[0], BigInteger.ONE));
    }
    BigInteger root = BigInteger.ONE;
    BigInteger radicand = BigInteger.ONE;
    BigInteger rest = n;
    for (int p = 2; p > 0 && mayDivide(p, rest); p = Primes.UP_TO_LIMIT.nextSetBit(p + 1)) {
      BigInteger prime = BigInteger.valueOf(p);
      BigInteger[] division = rest.divideAndRemainder(prime);
      for (boolean odd = true; division[1].signum() == 0; odd = !odd) {
        rest = division[0];
        radicand = odd ? radicand.multiply(prime) : radicand.divide(prime);
        root = odd ? root : root.multiply(prime);
        division = rest.divideAndRemainder(prime);
      }
    }
    // A square needs no factors to be found, however large they are.
    BigInteger[] square = rest.sqrtAndRemainder();
    if (square[1].signum() == 0) {
      return Optional.of(new SquareFree(root.multiply(square[0]), radicand));
    }
    return rest.compareTo(DECIDABLE) < 0
        ? Optional.of(new SquareFree(root, radicand.multiply(rest)))
        : Optional.empty();
  }

  private static boolean mayDivide(long p, BigInteger n) {
    return BigInteger.valueOf(p * p).compareTo(n) <= 0;
  }
}
