package org.kutta.generator.family;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kutta.generator.analysis.RootedTree;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.tableau.Tableau;

/**
 * Elementary weights Φ(t) of a family's trees, as functions of its parameters; subtrees are
 * computed once. Not thread-safe.
 */
final class SymbolicWeights {

  private final Tableau<RationalFunction> tableau;
  private final Map<RootedTree, List<RationalFunction>> stageWeights = new HashMap<>();
  private final Map<RootedTree, List<RationalFunction>> branchWeights = new HashMap<>();

  SymbolicWeights(Tableau<RationalFunction> tableau) {
    this.tableau = tableau;
  }

  /** Returns Σ_i w_i Φ_i(t). */
  SymbolicCondition of(RootedTree tree, List<RationalFunction> weights) {
    return new SymbolicCondition(tree, RationalFunction.FIELD.dot(weights, stageWeights(tree)));
  }

  /** Returns Φ_i(t), shape {@code [s]}. */
  private List<RationalFunction> stageWeights(RootedTree tree) {
    List<RationalFunction> known = stageWeights.get(tree);
    if (known == null) {
      known = Collections.nCopies(tableau.stages(), RationalFunction.ONE);
      for (RootedTree child : tree.children()) {
        known = multiply(known, branchWeights(child));
      }
      stageWeights.put(tree, known);
    }
    return known;
  }

  /** Returns Σ_j a_ij Φ_j(t), shape {@code [s]}. */
  private List<RationalFunction> branchWeights(RootedTree tree) {
    List<RationalFunction> known = branchWeights.get(tree);
    if (known == null) {
      known = tableau.multiply(stageWeights(tree));
      branchWeights.put(tree, known);
    }
    return known;
  }

  private static List<RationalFunction> multiply(
      List<RationalFunction> x, List<RationalFunction> y) {
    List<RationalFunction> product = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      product.add(x.get(i).times(y.get(i)));
    }
    return product;
  }
}
