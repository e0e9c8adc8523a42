package org.kutta.generator.analysis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * Elementary weights Φ(t) of a tableau's trees, exact; subtrees are computed once. Not thread-safe.
 *
 * <p>With Φ_i(•) = 1 and Φ_i([t_1, …, t_m]) = Π_k Σ_j a_ij Φ_j(t_k), a row of weights has order p
 * when Σ_i b_i Φ_i(t) = 1/γ(t) for all trees with up to p vertices (Hairer, Nørsett, Wanner I, thm
 * II.2.13).
 *
 * <p>Fractions would spend their time on common divisors. With d a common denominator of A, d·A has
 * integers only, and so has d^(n−1) Φ_i(t) for a tree of n vertices; the division comes last.
 */
final class ElementaryWeights {

  private static final int LONGEST_DENOMINATOR = 1024;

  private final int stages;
  private final BigInteger denominator;
  private final List<List<Real>> scaled;
  private final Map<RootedTree, List<Real>> stageWeights = new HashMap<>();
  private final Map<RootedTree, List<Real>> branchWeights = new HashMap<>();

  ElementaryWeights(Tableau tableau) {
    this.stages = tableau.stages();
    this.denominator = commonDenominator(tableau.a().stream().flatMap(List::stream).toList());
    this.scaled = tableau.a().stream().map(row -> scale(row, denominator)).toList();
  }

  /** Returns a common denominator, or one if it would be longer than the divisors it saves. */
  private static BigInteger commonDenominator(Collection<Real> entries) {
    BigInteger common =
        entries.stream()
            .map(Real::denominator)
            .distinct()
            .reduce(BigInteger.ONE, (x, y) -> x.divide(x.gcd(y)).multiply(y));
    return common.bitLength() <= LONGEST_DENOMINATOR ? common : BigInteger.ONE;
  }

  private static List<Real> scale(List<Real> row, BigInteger factor) {
    return row.stream().map(entry -> entry.times(Rational.of(factor))).toList();
  }

  /** Returns Σ_i w_i Φ_i(t). */
  Real of(RootedTree tree, List<Real> weights) {
    BigInteger own = commonDenominator(weights);
    Real sum = Tableau.dot(scale(weights, own), stageWeights(tree));
    BigInteger divisor = denominator.pow(tree.order() - 1).multiply(own);
    return sum.times(new Rational(BigInteger.ONE, divisor));
  }

  /** Returns d^(n−1) Φ_i(t), shape {@code [s]}. */
  private List<Real> stageWeights(RootedTree tree) {
    List<Real> known = stageWeights.get(tree);
    if (known == null) {
      known = Collections.nCopies(stages, Real.ONE);
      for (RootedTree child : tree.children()) {
        known = multiply(known, branchWeights(child));
      }
      stageWeights.put(tree, known);
    }
    return known;
  }

  /** Returns d^n Σ_j a_ij Φ_j(t), shape {@code [s]}. */
  private List<Real> branchWeights(RootedTree tree) {
    List<Real> known = branchWeights.get(tree);
    if (known == null) {
      List<Real> stage = stageWeights(tree);
      known = scaled.stream().map(row -> Tableau.dot(row, stage)).toList();
      branchWeights.put(tree, known);
    }
    return known;
  }

  private static List<Real> multiply(List<Real> x, List<Real> y) {
    List<Real> product = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      product.add(x.get(i).times(y.get(i)));
    }
    return product;
  }
}
