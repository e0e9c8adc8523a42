package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * The order of a row of weights, proved: every condition up to it holds exactly, and at least one
 * of the next order fails.
 *
 * @param order 0 if not even Σ b_i = 1
 * @param failing conditions of order {@code order + 1} that fail, in canonical order of their
 *     trees; empty only if the search ended at its limit
 * @param treesOfNextOrder how many conditions of order {@code order + 1} there are
 */
public record OrderProof(int order, List<OrderCondition> failing, int treesOfNextOrder) {

  /** Orders beyond this are not looked for; no explicit method in use has more. */
  public static final int LIMIT = 10;

  private static final List<List<RootedTree>> TREES = RootedTree.upTo(LIMIT);

  public OrderProof {
    failing = List.copyOf(failing);
  }

  /** Proves the order of a row of weights of shape {@code [s]}. */
  public static OrderProof of(Tableau tableau, List<Real> weights) {
    return of(tableau, weights, Real.ZERO);
  }

  /**
   * Verifies the order of a row of weights whose conditions hold to a tolerance only. The residuals
   * are exact all the same, so this is as rigorous as the tolerance allows.
   */
  public static OrderProof of(Tableau tableau, List<Real> weights, Real tolerance) {
    ElementaryWeights elementary = new ElementaryWeights(tableau);
    for (int order = 1; order <= LIMIT; order++) {
      List<OrderCondition> failing = new ArrayList<>();
      for (RootedTree tree : TREES.get(order - 1)) {
        OrderCondition condition = new OrderCondition(tree, elementary.of(tree, weights));
        if (!condition.holds(tolerance)) {
          failing.add(condition);
        }
      }
      if (!failing.isEmpty()) {
        return new OrderProof(order - 1, failing, TREES.get(order - 1).size());
      }
    }
    return new OrderProof(LIMIT, List.of(), 0);
  }
}
