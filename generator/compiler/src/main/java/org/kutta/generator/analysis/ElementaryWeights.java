package org.kutta.generator.analysis;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kutta.generator.number.Field;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * Elementary weights Φ(t) of trees, exact; subtrees are computed once. Not thread-safe.
 *
 * <p>With Φ_i(•) = 1 and Φ_i([t_1, …, t_m]) = Π_k Σ_j a_ij Φ_j(t_k), a row of weights has order p
 * when Σ_i b_i Φ_i(t) = 1/γ(t) for all trees with up to p vertices (Hairer, Nørsett, Wanner I, thm
 * II.2.13). With colours, a and b are those of the edge and of the root.
 *
 * <p>Numbers are scaled to integers, see {@link Scaling}. For a few trees; {@link ConditionSweep}
 * is for all of them.
 */
public final class ElementaryWeights<E> {

  private final FieldArithmetic<E> arithmetic;
  private final Map<RootedTree, List<E>> stageWeights = new HashMap<>();
  private final Map<Branch, List<E>> branchWeights = new HashMap<>();

  /** A subtree under a vertex of some colour. */
  private record Branch(Colour parent, RootedTree tree) {}

  private ElementaryWeights(FieldArithmetic<E> arithmetic) {
    this.arithmetic = arithmetic;
  }

  /**
   * Returns the elementary weights of a row of weights.
   *
   * @param tolerance up to which entries of the tableau are accurate
   */
  public static <E> ElementaryWeights<E> of(Tableau<E> tableau, List<E> weights, Real tolerance) {
    return of(tableau.field(), ColouredTableau.of(tableau, weights, tolerance));
  }

  static <E> ElementaryWeights<E> of(Field<E> field, ColouredTableau<E> coefficients) {
    return new ElementaryWeights<>(FieldArithmetic.scaled(field, coefficients, Real.ZERO));
  }

  /** Returns the condition of a tree, evaluated. */
  public OrderCondition<E> of(RootedTree tree) {
    List<E> weights = arithmetic.coefficients().weights(tree.colour());
    return arithmetic.condition(tree, arithmetic.dot(weights, stageWeights(tree)));
  }

  /** Returns Φ_i(t), shape {@code [s]}. */
  private List<E> stageWeights(RootedTree tree) {
    List<E> known = stageWeights.get(tree);
    if (known == null) {
      known = Collections.nCopies(arithmetic.coefficients().stages(), arithmetic.one());
      for (RootedTree child : tree.children()) {
        known = arithmetic.field().product(known, branchWeights(tree.colour(), child));
      }
      stageWeights.put(tree, known);
    }
    return known;
  }

  /** Returns Σ_j a_ij Φ_j(t), shape {@code [s]}. */
  private List<E> branchWeights(Colour parent, RootedTree tree) {
    Branch branch = new Branch(parent, tree);
    List<E> known = branchWeights.get(branch);
    if (known == null) {
      List<List<E>> matrix = arithmetic.coefficients().matrix(parent, tree.colour());
      known = arithmetic.field().multiply(matrix, stageWeights(tree));
      branchWeights.put(branch, known);
    }
    return known;
  }
}
