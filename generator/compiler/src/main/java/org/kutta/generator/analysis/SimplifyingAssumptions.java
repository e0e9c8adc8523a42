package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.ConjugateStages;
import org.kutta.generator.tableau.Tableau;

/**
 * The order of a method by B(p), C(η) and D(ζ): where p ≤ η + ζ + 1 and p ≤ 2η + 2, B(p) implies
 * order p (Butcher 1964; Hairer, Nørsett, Wanner I, thm II.7.4), and B(p + 1) is a condition of
 * order p + 1 that fails. For stages that are conjugates, all of it is rational arithmetic.
 */
public final class SimplifyingAssumptions {

  private final ConjugateStages stages;
  private final List<Real> weights;

  /** c^0, c^1, … */
  private final List<List<Real>> powers = new ArrayList<>();

  private final int most;
  private final Deadline deadline;

  private SimplifyingAssumptions(ConjugateStages stages, List<Real> weights, Deadline deadline) {
    this.deadline = deadline;
    this.stages = stages;
    this.weights = weights;
    // No quadrature formula has an order above twice the number of its nodes.
    this.most = 2 * weights.size();
    powers.add(stages.one());
    for (int q = 1; q <= most + 1; q++) {
      deadline.check();
      powers.add(stages.product(powers.get(q - 1), stages.c()));
    }
  }

  /**
   * Returns the order of a row of weights; nothing if the stages are no conjugates, or if these
   * assumptions do not decide it.
   */
  public static <E> Optional<Integer> order(
      Tableau<E> tableau, List<E> weights, Deadline deadline) {
    return of(tableau, weights, deadline).flatMap(SimplifyingAssumptions::decidedOrder);
  }

  private static <E> Optional<SimplifyingAssumptions> of(
      Tableau<E> tableau, List<E> weights, Deadline deadline) {
    return tableau
        .conjugates()
        .flatMap(
            stages ->
                tableau
                    .field()
                    .asNumbers(weights)
                    .flatMap(stages::functional)
                    .map(row -> new SimplifyingAssumptions(stages, row, deadline)));
  }

  private Optional<Integer> decidedOrder() {
    int p = 0;
    while (p < most && satisfiesB(p + 1)) {
      p++;
    }
    int eta = mostOfC();
    int zeta = 0;
    while (zeta < most && satisfiesD(zeta + 1)) {
      zeta++;
    }
    boolean decided = eta >= 1 && p <= eta + zeta + 1 && p <= 2 * eta + 2;
    return decided ? Optional.of(p) : Optional.empty();
  }

  /** Returns the largest q with B(q) and C(q); nothing if the stages are no conjugates. */
  static <E> Optional<Integer> stageOrder(Tableau<E> tableau, Deadline deadline) {
    return of(tableau, tableau.b(), deadline).map(SimplifyingAssumptions::mostOfBAndC);
  }

  private int mostOfBAndC() {
    int q = 0;
    while (q < most && satisfiesB(q + 1) && satisfiesC(q + 1)) {
      q++;
    }
    return q;
  }

  private int mostOfC() {
    int q = 0;
    while (q < most && satisfiesC(q + 1)) {
      q++;
    }
    return q;
  }

  /** B(q): Σ b_i c_i^(q−1) = 1/q. */
  private boolean satisfiesB(int q) {
    return Real.FIELD.dot(weights, powers.get(q - 1)).equals(Real.of(1, q));
  }

  /** C(q): Σ_j a_ij c_j^(q−1) = c_i^q / q. */
  private boolean satisfiesC(int q) {
    deadline.check();
    return stages.multiply(powers.get(q - 1)).equals(scaled(powers.get(q), q));
  }

  /** D(q): Σ_i b_i c_i^(q−1) a_ij = b_j (1 − c_j^q)/q, tested on a basis. */
  private boolean satisfiesD(int q) {
    List<Real> gap = scaled(Real.FIELD.difference(powers.get(0), powers.get(q)), q);
    for (List<Real> unit : stages.basis()) {
      deadline.check();
      Real left = Real.FIELD.dot(weights, stages.product(powers.get(q - 1), stages.multiply(unit)));
      if (!left.equals(Real.FIELD.dot(weights, stages.product(gap, unit)))) {
        return false;
      }
    }
    return true;
  }

  private static List<Real> scaled(List<Real> v, int q) {
    return v.stream().map(x -> x.times(Rational.of(1, q))).toList();
  }
}
