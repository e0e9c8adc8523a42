package org.kutta.generator.analysis;

import java.util.List;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.number.Field;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * One order condition of a row of weights, evaluated: a number, or a function of a family's
 * parameters.
 *
 * @param <E> numbers or functions
 * @param field that they are elements of
 * @param tree its index
 * @param found the elementary weight Σ b_i Φ_i(t)
 */
public record OrderCondition<E>(Field<E> field, RootedTree tree, E found) {

  /** Returns the condition of one tree, evaluated. */
  public static <E> OrderCondition<E> of(
      RootedTree tree, Tableau<E> tableau, List<E> weights, Real tolerance) {
    return ElementaryWeights.of(tableau, weights, tolerance).of(tree);
  }

  /**
   * Returns the conditions up to an order, evaluated; entry k holds those of order k + 1.
   *
   * @param tolerance up to which entries of the tableau are accurate
   */
  public static <E> List<List<OrderCondition<E>>> upTo(
      int order, Tableau<E> tableau, List<E> weights, Real tolerance, Deadline deadline) {
    Deadline own = deadline.during(Stage.ORDER);
    ElementaryWeights<E> elementary = ElementaryWeights.of(tableau, weights, tolerance);
    return Colouring.of(tableau, tolerance).upTo(order).stream()
        .map(trees -> trees.stream().map(tree -> evaluated(tree, elementary, own)).toList())
        .toList();
  }

  private static <E> OrderCondition<E> evaluated(
      RootedTree tree, ElementaryWeights<E> elementary, Deadline deadline) {
    deadline.check();
    return elementary.of(tree);
  }

  /** Returns 1/γ(t). */
  public Rational required() {
    return tree.required();
  }

  /** Returns found minus required: zero when the condition holds. */
  public E residual() {
    return field.minus(found, field.of(required()));
  }

  /**
   * Returns whether the residual is at most {@code tolerance} in size; zero asks for equality. A
   * function holds if it is that for all values of its parameters.
   */
  public boolean holds(Real tolerance) {
    return field.isWithin(residual(), tolerance);
  }

  /**
   * Returns the condition's left side, as {@code Σ b_i a_ij c_j^2}.
   *
   * @param freeAbscissae whether c is not A·1, so that Σ_j a_ij must be written out
   */
  public String formula(String weights, boolean freeAbscissae) {
    return tree.formula(weights, freeAbscissae);
  }
}
