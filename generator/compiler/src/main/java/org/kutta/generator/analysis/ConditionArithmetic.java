package org.kutta.generator.analysis;

import java.util.List;
import java.util.Optional;

/**
 * Numbers in which order conditions are evaluated: the coefficients, perhaps scaled, and what it
 * takes to judge a sum.
 *
 * @param <T> the numbers
 */
interface ConditionArithmetic<T> {

  /** Returns what the trees are evaluated with. */
  ColouredTableau<T> coefficients();

  T one();

  T times(T x, T y);

  /** Returns Σ x_i y_i. */
  T dot(List<T> x, List<T> y);

  /** Judges Σ b_i Φ_i(t); nothing if these numbers are too coarse to tell. */
  Optional<Boolean> holds(RootedTree tree, T sum);
}
