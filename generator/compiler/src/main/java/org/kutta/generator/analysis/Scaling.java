package org.kutta.generator.analysis;

import java.math.BigInteger;
import java.util.Collection;
import org.kutta.generator.number.Field;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;

/**
 * Common denominators of matrices and of rows of weights. Fractions would spend their time on
 * common divisors; with d a common denominator of A, and w one of the weights, d·A has integers
 * only, and so has w d^(n−1) Σ b_i Φ_i(t) for a tree of n vertices.
 *
 * @param stages d, a multiple of all denominators in A; or one, if that would be too long
 * @param weights w, the same for the weights
 */
record Scaling(BigInteger stages, BigInteger weights) {

  /** A longer denominator costs more than the divisors it saves. */
  private static final int LONGEST_DENOMINATOR = 1024;

  /** Leaves everything as it is. */
  static final Scaling NONE = new Scaling(BigInteger.ONE, BigInteger.ONE);

  static Scaling of(ColouredTableau<Real> numbers) {
    return new Scaling(
        commonDenominator(numbers.entries(), LONGEST_DENOMINATOR),
        commonDenominator(numbers.allWeights(), LONGEST_DENOMINATOR));
  }

  /**
   * Returns the least positive integer that makes all rationals in some numbers integers; one if it
   * has more bits than a limit.
   */
  static BigInteger commonDenominator(Collection<Real> entries, int mostBits) {
    BigInteger common = BigInteger.ONE;
    for (Real entry : entries) {
      BigInteger denominator = entry.denominator();
      common = common.divide(common.gcd(denominator)).multiply(denominator);
      if (common.bitLength() > mostBits) {
        return BigInteger.ONE;
      }
    }
    return common;
  }

  /** Returns d·A and w·b. */
  <E> ColouredTableau<E> scaled(Field<E> field, ColouredTableau<E> coefficients) {
    return coefficients.map(x -> times(field, x, stages), x -> times(field, x, weights));
  }

  private static <E> E times(Field<E> field, E x, BigInteger factor) {
    return factor.equals(BigInteger.ONE) ? x : field.times(x, Rational.of(factor));
  }

  /** Returns w d^(n−1), by which the sum of a tree's condition is too large. */
  BigInteger factor(RootedTree tree) {
    return stages.pow(tree.order() - 1).multiply(weights);
  }
}
