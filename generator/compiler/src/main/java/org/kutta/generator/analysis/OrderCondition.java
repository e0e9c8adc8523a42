package org.kutta.generator.analysis;

import java.util.List;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * One order condition of a row of weights, evaluated.
 *
 * @param tree its index
 * @param found the elementary weight Σ b_i Φ_i(t)
 */
public record OrderCondition(RootedTree tree, Real found) {

  /** Returns the condition of one tree, evaluated. */
  public static OrderCondition of(RootedTree tree, Tableau<Real> tableau, List<Real> weights) {
    return new OrderCondition(tree, new ElementaryWeights(tableau, weights).of(tree));
  }

  /**
   * Returns the conditions up to an order, evaluated; entry k holds those of order k + 1.
   *
   * @param tolerance up to which numbers of the tableau are accurate
   */
  public static List<List<OrderCondition>> upTo(
      int order, Tableau<Real> tableau, List<Real> weights, Real tolerance, Deadline deadline) {
    Deadline own = deadline.during(Stage.ORDER);
    ElementaryWeights elementary = new ElementaryWeights(tableau, weights);
    return RootedTree.upTo(order, tableau.hasFreeAbscissae(tolerance)).stream()
        .map(trees -> trees.stream().map(tree -> evaluated(tree, elementary, own)).toList())
        .toList();
  }

  private static OrderCondition evaluated(
      RootedTree tree, ElementaryWeights elementary, Deadline deadline) {
    deadline.check();
    return new OrderCondition(tree, elementary.of(tree));
  }

  /** Returns 1/γ(t). */
  public Rational required() {
    return tree.required();
  }

  /** Returns found minus required: zero when the condition holds. */
  public Real residual() {
    return found.minus(Real.of(required()));
  }

  /** Returns whether the residual is at most {@code tolerance} in size; zero asks for equality. */
  public boolean holds(Real tolerance) {
    return residual().abs().compareTo(tolerance) <= 0;
  }

  /** Returns the condition's left side, as {@code Σ b_i a_ij c_j^2}, where c is A·1. */
  public String formula(String weights) {
    return formula(weights, false);
  }

  /**
   * Returns the condition's left side.
   *
   * @param freeAbscissae whether c is not A·1, so that Σ_j a_ij must be written out
   */
  public String formula(String weights, boolean freeAbscissae) {
    StringBuilder text = new StringBuilder("Σ ").append(weights).append("_i");
    new Indices(text, freeAbscissae ? RootedTree.TIME : RootedTree.LEAF).appendChildren(tree, 'i');
    return text.toString();
  }

  /** Hands out the summation indices j, k, l, … while a formula is written. */
  private static final class Indices {
    private final StringBuilder text;
    private final RootedTree abscissa;
    private char last = 'i';

    /**
     * @param abscissa the leaf that c stands for
     */
    Indices(StringBuilder text, RootedTree abscissa) {
      this.text = text;
      this.abscissa = abscissa;
    }

    void appendChildren(RootedTree tree, char index) {
      long leaves = tree.children().stream().filter(abscissa::equals).count();
      if (leaves > 0) {
        text.append(" c_").append(index).append(leaves > 1 ? "^" + leaves : "");
      }
      for (RootedTree child : tree.children()) {
        if (!child.equals(abscissa)) {
          char branch = ++last;
          text.append(" a_").append(index).append(branch);
          appendChildren(child, branch);
        }
      }
    }
  }
}
