package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kutta.generator.number.Surd;
import org.kutta.generator.tableau.Tableau;

/**
 * Elementary weights Φ(t) of a tableau's trees, exact; subtrees are computed once. Not thread-safe.
 *
 * <p>With Φ_i(•) = 1 and Φ_i([t_1, …, t_m]) = Π_k Σ_j a_ij Φ_j(t_k), a row of weights has order p
 * when Σ_i b_i Φ_i(t) = 1/γ(t) for all trees with up to p vertices (Hairer, Nørsett, Wanner I, thm
 * II.2.13).
 */
final class ElementaryWeights {

  private final Tableau tableau;
  private final Map<RootedTree, List<Surd>> stageWeights = new HashMap<>();
  private final Map<RootedTree, List<Surd>> branchWeights = new HashMap<>();

  ElementaryWeights(Tableau tableau) {
    this.tableau = tableau;
  }

  /** Returns Σ_i w_i Φ_i(t). */
  Surd of(RootedTree tree, List<Surd> weights) {
    return Tableau.dot(weights, stageWeights(tree));
  }

  /** Returns Φ_i(t), shape {@code [s]}. */
  private List<Surd> stageWeights(RootedTree tree) {
    List<Surd> known = stageWeights.get(tree);
    if (known == null) {
      known = Collections.nCopies(tableau.stages(), Surd.ONE);
      for (RootedTree child : tree.children()) {
        known = multiply(known, branchWeights(child));
      }
      stageWeights.put(tree, known);
    }
    return known;
  }

  /** Returns Σ_j a_ij Φ_j(t), shape {@code [s]}. */
  private List<Surd> branchWeights(RootedTree tree) {
    List<Surd> known = branchWeights.get(tree);
    if (known == null) {
      known = tableau.multiply(stageWeights(tree));
      branchWeights.put(tree, known);
    }
    return known;
  }

  private static List<Surd> multiply(List<Surd> x, List<Surd> y) {
    List<Surd> product = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      product.add(x.get(i).times(y.get(i)));
    }
    return product;
  }
}
