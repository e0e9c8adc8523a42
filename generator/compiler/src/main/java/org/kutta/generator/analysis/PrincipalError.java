package org.kutta.generator.analysis;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Ball;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * The leading error term of a row of weights: over the trees t of order p + 1, the root of Σ ((Φ(t)
 * − 1/γ(t)) / σ(t))² (Prince and Dormand 1981).
 */
final class PrincipalError {

  private static final int FIRST_BITS = 256;
  private static final double RELATIVE_ERROR = 0x1p-60;

  private PrincipalError() {}

  /**
   * Returns the norm for weights of order {@code order}. Residuals are enclosed so finely that it
   * is the root of the exact sum, but for the rounding of doubles.
   */
  static double norm(
      Tableau<Real> tableau, List<Real> weights, int order, Real tolerance, Deadline deadline) {
    ColouredTableau<Real> numbers = ColouredTableau.of(tableau, weights, tolerance);
    for (int bits = FIRST_BITS; bits <= Ball.MAX_BITS; bits *= 2) {
      SortedMap<RootedTree, Ball> residuals = residuals(numbers, order + 1, bits, deadline);
      double squares = 0;
      double errors = 0;
      for (Map.Entry<RootedTree, Ball> term : residuals.entrySet()) {
        double scaled = term.getValue().toDouble() / term.getKey().symmetry();
        squares += scaled * scaled;
        errors += term.getValue().radius();
      }
      if (errors <= RELATIVE_ERROR * Math.sqrt(squares)) {
        return Math.sqrt(squares);
      }
    }
    return exactNorm(numbers, order, deadline);
  }

  private static SortedMap<RootedTree, Ball> residuals(
      ColouredTableau<Real> numbers, int order, int bits, Deadline deadline) {
    BallArithmetic arithmetic = BallArithmetic.of(numbers, Real.ZERO, bits);
    ConditionSweep<Ball> sweep = new ConditionSweep<>(arithmetic, order, deadline);
    for (int k = 1; k < order; k++) {
      sweep.next((tree, sum) -> {});
    }
    // Sorted, because sums of doubles depend on the order of their terms.
    SortedMap<RootedTree, Ball> residuals = new TreeMap<>();
    sweep.next((tree, sum) -> residuals.put(tree, arithmetic.residual(tree, sum)));
    return residuals;
  }

  /** A norm of zero, or one that vanishes next to the coefficients. */
  private static double exactNorm(ColouredTableau<Real> numbers, int order, Deadline deadline) {
    ElementaryWeights<Real> elementary = ElementaryWeights.of(Real.FIELD, numbers);
    double sum = 0;
    for (RootedTree tree : numbers.colouring().ofOrder(order + 1)) {
      deadline.check();
      double scaled = elementary.of(tree).residual().toDouble() / tree.symmetry();
      sum += scaled * scaled;
    }
    return Math.sqrt(sum);
  }
}
