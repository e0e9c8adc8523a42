package org.kutta.generator.analysis;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * Common denominators of a tableau and a row of weights. Fractions would spend their time on common
 * divisors; with d a common denominator of A and c, and w one of the weights, d·A has integers
 * only, and so has w d^(n−1) Σ b_i Φ_i(t) for a tree of n vertices.
 *
 * @param stages d, a multiple of all denominators in A and c; or one, if that would be too long
 * @param weights w, the same for the weights
 */
record Scaling(BigInteger stages, BigInteger weights) {

  /** A longer denominator costs more than the divisors it saves. */
  private static final int LONGEST_DENOMINATOR = 1024;

  static Scaling of(Tableau<Real> tableau, List<Real> weights) {
    Stream<Real> entries = tableau.a().stream().flatMap(List::stream);
    return new Scaling(
        commonDenominator(
            Stream.concat(entries, tableau.c().stream()).toList(), LONGEST_DENOMINATOR),
        commonDenominator(weights, LONGEST_DENOMINATOR));
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

  List<List<Real>> matrix(Tableau<Real> tableau) {
    return tableau.a().stream().map(row -> scale(row, stages)).toList();
  }

  List<Real> abscissae(Tableau<Real> tableau) {
    return scale(tableau.c(), stages);
  }

  List<Real> weights(List<Real> row) {
    return scale(row, weights);
  }

  private static List<Real> scale(List<Real> row, BigInteger factor) {
    return row.stream().map(entry -> entry.times(Rational.of(factor))).toList();
  }

  /** Returns w d^(n−1), by which the sum of a tree's condition is too large. */
  BigInteger factor(RootedTree tree) {
    return stages.pow(tree.order() - 1).multiply(weights);
  }
}
