package org.kutta.generator.analysis;

import java.util.List;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * The leading error term of a row of weights: over the trees t of order p + 1, the root of Σ ((Φ(t)
 * − 1/γ(t)) / σ(t))² (Prince and Dormand 1981).
 */
final class PrincipalError {

  private PrincipalError() {}

  /** Returns the norm for weights of order {@code order}, to the nearest double of its square. */
  static double norm(Tableau tableau, List<Real> weights, int order) {
    ElementaryWeights elementary = new ElementaryWeights(tableau);
    double sum = 0;
    for (RootedTree tree : RootedTree.ofOrder(order + 1)) {
      OrderCondition condition = new OrderCondition(tree, elementary.of(tree, weights));
      double scaled = condition.residual().toDouble() / tree.symmetry();
      sum += scaled * scaled;
    }
    return Math.sqrt(sum);
  }
}
