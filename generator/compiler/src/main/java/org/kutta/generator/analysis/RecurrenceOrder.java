package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Ball;
import org.kutta.generator.number.Fraction;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.StageRecurrence;

/**
 * The order of a stabilised method, from its recurrence: O(s) operations with exact numbers instead
 * of s²/2 entries of a tableau.
 *
 * <p>The elementary weight of the tall tree with k vertices at Θ_j, which is bᵀA^(k−1)1 at Θ_s,
 * satisfies the recurrence of Θ_j with μ̃_j times the weight of k − 1 at Θ_{j−1} besides. Divided
 * by b_j ω₁^k, this is the recurrence of P_j^(k)(ω₀)/k!, as 1 − a_j = b_j P_j(ω₀). So Σ b_i = b_s
 * ω₁ P′_s and Σ b_i c_i = b_s ω₁² P″_s/2, exactly.
 */
final class RecurrenceOrder {

  private static final RootedTree PAIR = new RootedTree(List.of(RootedTree.LEAF));
  private static final RootedTree CHAIN = new RootedTree(List.of(PAIR));
  private static final RootedTree FORK = new RootedTree(List.of(RootedTree.LEAF, RootedTree.LEAF));

  private final StageRecurrence recurrence;
  private final int stages;
  private final Deadline deadline;

  RecurrenceOrder(StageRecurrence recurrence, Deadline deadline) {
    this.deadline = deadline;
    this.recurrence = recurrence;
    this.stages = recurrence.stages();
  }

  /** Proves the order: up to two, since no stabilised method has more. */
  OrderProof proof() {
    if (!tall(1).isSameAs(Fraction.ONE)) {
      return new OrderProof(0, List.of(RootedTree.LEAF), 1);
    }
    if (!tall(2).isSameAs(Fraction.of(1, 2))) {
      return new OrderProof(1, List.of(PAIR), 1);
    }
    List<RootedTree> failing = new ArrayList<>();
    if (!tall(3).isSameAs(Fraction.of(1, 6))) {
      failing.add(CHAIN);
    }
    if (fork().sign().filter(sign -> sign != 0).isPresent()) {
      failing.add(FORK);
    }
    if (failing.isEmpty()) {
      throw new IllegalStateException("order three is not refuted: " + recurrence);
    }
    return new OrderProof(2, failing, 2);
  }

  /** Returns bᵀA^(k−1)1 = b_s ω₁^k P_s^(k)(ω₀)/k!, for k up to 4; zero beyond s. */
  Fraction tall(int k) {
    if (k > stages) {
      return Fraction.of(0, 1);
    }
    Fraction weight = recurrence.b(stages).times(recurrence.taylor(stages, k));
    for (int i = 0; i < k; i++) {
      weight = weight.times(recurrence.omega1());
    }
    return weight;
  }

  /** Encloses Σ b_i c_i² − 1/3. */
  private Ball fork() {
    int bits = Ball.MAX_BITS;
    // Of Θ_j: c_j = b_j ω₁ P′_j, and the sum of a_jk c_k².
    List<Ball> sums = new ArrayList<>(List.of(Ball.of(Real.ZERO, bits), Ball.of(Real.ZERO, bits)));
    for (int j = 2; j <= stages; j++) {
      deadline.check();
      Ball c = Ball.of(abscissa(j - 1), bits);
      sums.add(
          Ball.dot(
              List.of(
                  Ball.of(recurrence.mu(j), bits),
                  Ball.of(recurrence.nu(j), bits),
                  Ball.of(recurrence.muTilde(j), bits)),
              List.of(sums.get(j - 1), sums.get(j - 2), c.times(c))));
    }
    return sums.get(stages).minus(Ball.of(Fraction.of(1, 3), bits));
  }

  /** Returns c of Θ_j. */
  Fraction abscissa(int j) {
    return j == 0
        ? Fraction.of(0, 1)
        : recurrence.b(j).times(recurrence.omega1()).times(recurrence.taylor(j, 1));
  }

  /** Returns the principal error of order one or two, see {@link PrincipalError}. */
  double principalError() {
    if (proof().order() == 1) {
      return Math.abs(tall(2).minus(Fraction.of(1, 2)).toDouble());
    }
    double chain = tall(3).minus(Fraction.of(1, 6)).toDouble();
    double fork = fork().toDouble() / FORK.symmetry();
    return Math.hypot(chain, fork);
  }
}
