package org.kutta.benchmarks.implicit;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What was measured of a descent.
 *
 * @param problem its name
 * @param method the name of the method
 * @param solver of stage equations, in words
 * @param reach the largest learning rate, empty if the smallest of the grid fails
 * @param ends whether a larger learning rate of the grid failed
 * @param evaluationsPerStep at the largest learning rate
 * @param evaluations the fewest to the target, empty if all exceed the budget
 * @param best the learning rate of the fewest evaluations
 */
record Measured(
    String problem,
    String method,
    String solver,
    OptionalDouble reach,
    boolean ends,
    double evaluationsPerStep,
    OptionalLong evaluations,
    double best) {

  /** Parts of the largest learning rate, of which the best is reported. */
  private static final double[] PARTS = {1, 1.0 / 2, 1.0 / 4, 1.0 / 16, 1.0 / 64};

  /** Measures how far a descent reaches and what it spends. */
  static Measured of(Problem problem, String method, String solver, Descent descent) {
    OptionalDouble reach = descent.reach();
    if (reach.isEmpty()) {
      return new Measured(
          problem.name(), method, solver, reach, true, Double.NaN, OptionalLong.empty(), 0);
    }
    double largest = reach.getAsDouble();
    OptionalLong least = OptionalLong.empty();
    double best = Double.NaN;
    for (double part : PARTS) {
      long budget = least.orElse(problem.budget());
      OptionalLong found = descent.evaluations(part * largest, budget);
      if (found.isPresent() && found.getAsLong() < budget) {
        least = found;
        best = part * largest;
      }
    }
    return new Measured(
        problem.name(),
        method,
        solver,
        reach,
        largest * problem.ratio() <= Descent.LARGEST,
        descent.evaluationsPerStep(largest),
        least,
        best);
  }
}
