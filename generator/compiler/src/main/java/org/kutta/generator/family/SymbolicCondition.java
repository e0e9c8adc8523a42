package org.kutta.generator.family;

import org.kutta.generator.analysis.OrderCondition;
import org.kutta.generator.analysis.RootedTree;
import org.kutta.generator.number.Real;
import org.kutta.generator.symbolic.RationalFunction;

/**
 * One order condition of a row of weights, as a function of the parameters.
 *
 * @param tree its index
 * @param found the elementary weight Σ b_i Φ_i(t)
 */
public record SymbolicCondition(RootedTree tree, RationalFunction found) {

  /** Returns found minus required: the zero function when the condition holds identically. */
  public RationalFunction residual() {
    return found.minus(RationalFunction.constant(Real.of(tree.required())));
  }

  /** Returns the condition's left side, as {@code Σ b_i a_ij c_j^2}. */
  public String formula(String weights) {
    return new OrderCondition(tree, Real.ZERO).formula(weights);
  }
}
