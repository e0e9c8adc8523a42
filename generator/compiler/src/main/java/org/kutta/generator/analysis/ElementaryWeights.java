package org.kutta.generator.analysis;

import java.math.BigInteger;
import java.util.ArrayList;
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
 * <p>Everything is scaled to integers, see {@link Scaling}. For a few trees; {@link ConditionSweep}
 * is for all of them.
 */
final class ElementaryWeights {

  private final Tableau<Real> tableau;
  private final int stages;
  private final Scaling scaling;
  private final List<List<Real>> scaled;
  private final List<Real> weights;
  private final Map<RootedTree, List<Real>> stageWeights = new HashMap<>();
  private final Map<RootedTree, List<Real>> branchWeights = new HashMap<>();

  /**
   * @param weights shape {@code [s]}
   */
  ElementaryWeights(Tableau<Real> tableau, List<Real> weights) {
    this.tableau = tableau;
    this.stages = tableau.stages();
    this.scaling = Scaling.of(tableau, weights);
    this.scaled = scaling.matrix(tableau);
    this.weights = scaling.weights(weights);
  }

  /** Returns Σ_i b_i Φ_i(t). */
  Real of(RootedTree tree) {
    Real sum = Real.FIELD.dot(weights, stageWeights(tree));
    return sum.times(new Rational(BigInteger.ONE, scaling.factor(tree)));
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
      known =
          tree.equals(RootedTree.TIME)
              ? scaling.abscissae(tableau)
              : scaled.stream().map(row -> Real.FIELD.dot(row, stageWeights(tree))).toList();
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
