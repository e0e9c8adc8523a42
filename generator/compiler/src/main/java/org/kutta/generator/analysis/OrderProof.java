package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.number.Ball;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Structure;
import org.kutta.generator.tableau.Tableau;

/**
 * The order of a row of weights, proved: every condition up to it holds, exactly or to the
 * tolerance that is asked for, and at least one of the next order fails.
 *
 * @param order 0 if not even Σ b_i = 1
 * @param failing trees of order {@code order + 1} whose conditions fail, in canonical order; empty
 *     only if the search ended at its limit, and just the first where the proof took {@link
 *     SimplifyingAssumptions}
 * @param treesOfNextOrder how many conditions of order {@code order + 1} there are
 */
public record OrderProof(int order, List<RootedTree> failing, int treesOfNextOrder) {

  /** Orders beyond this are not looked for; no explicit method that was published has more. */
  public static final int LIMIT = 14;

  /** The same for implicit methods, whose numbers are often roots. */
  public static final int IMPLICIT_LIMIT = 10;

  public OrderProof {
    failing = List.copyOf(failing);
  }

  /** Returns the order at which the search for a tableau's order ends. */
  public static int limit(Tableau<Real> tableau) {
    return tableau.structure() == Structure.EXPLICIT ? LIMIT : IMPLICIT_LIMIT;
  }

  /** Returns how many conditions a tableau must satisfy to have an order. */
  public static int conditions(Tableau<Real> tableau, Real tolerance, int order) {
    return RootedTree.countUpTo(order, tableau.hasFreeAbscissae(tolerance));
  }

  /** Proves the order of a tableau's main weights, as far as a tolerance asks for. */
  public static OrderProof of(Tableau<Real> tableau, Real tolerance, Deadline deadline) {
    return tableau
        .longRecurrence()
        .map(recurrence -> new RecurrenceOrder(recurrence).proof())
        .orElseGet(() -> of(tableau, tableau.b(), tolerance, deadline));
  }

  /** The same, without a deadline. */
  public static OrderProof of(Tableau<Real> tableau, Real tolerance) {
    return of(tableau, tolerance, Deadline.none());
  }

  /** Proves the order of a row of weights of shape {@code [s]}. */
  public static OrderProof of(Tableau<Real> tableau, List<Real> weights) {
    return of(tableau, weights, Real.ZERO, Deadline.none());
  }

  /**
   * Verifies the order of a row of weights whose conditions hold to a tolerance only. The residuals
   * are enclosed, so this is as rigorous as the tolerance allows.
   */
  public static OrderProof of(
      Tableau<Real> tableau, List<Real> weights, Real tolerance, Deadline within) {
    Deadline deadline = within.during(Stage.ORDER);
    if (tolerance.isZero()) {
      Optional<Integer> order = SimplifyingAssumptions.order(tableau, weights, deadline);
      if (order.isPresent()) {
        return bySimplifyingAssumptions(order.get());
      }
      return IntegerArithmetic.of(tableau, weights)
          .flatMap(integers -> search(tableau, tolerance, integers, deadline))
          .or(
              () ->
                  search(
                      tableau, tolerance, RealArithmetic.of(tableau, weights, tolerance), deadline))
          .orElseThrow();
    }
    for (int bits = BallArithmetic.bitsFor(tolerance); bits <= Ball.MAX_BITS; bits *= 2) {
      Optional<OrderProof> proof =
          search(
              tableau, tolerance, BallArithmetic.of(tableau, weights, tolerance, bits), deadline);
      if (proof.isPresent()) {
        return proof.get();
      }
    }
    return search(tableau, tolerance, RealArithmetic.of(tableau, weights, tolerance), deadline)
        .orElseThrow();
  }

  /** The next quadrature condition fails; the others are not looked at. */
  private static OrderProof bySimplifyingAssumptions(int order) {
    RootedTree bush = new RootedTree(Collections.nCopies(order, RootedTree.LEAF));
    return new OrderProof(order, List.of(bush), RootedTree.count(order + 1));
  }

  /** Returns the order, unless the numbers are too coarse to tell it. */
  private static <T> Optional<OrderProof> search(
      Tableau<Real> tableau, Real tolerance, ConditionArithmetic<T> arithmetic, Deadline deadline) {
    int limit = limit(tableau);
    ConditionSweep<T> sweep =
        new ConditionSweep<>(arithmetic, tableau.hasFreeAbscissae(tolerance), limit, deadline);
    for (int order = 1; order <= limit; order++) {
      List<Optional<Boolean>> verdicts = new ArrayList<>();
      List<RootedTree> failing = new ArrayList<>();
      sweep.next(
          (tree, sum) -> {
            Optional<Boolean> verdict = arithmetic.holds(tree, sum);
            verdicts.add(verdict);
            if (verdict.equals(Optional.of(false))) {
              failing.add(tree);
            }
          });
      if (verdicts.contains(Optional.<Boolean>empty())) {
        return Optional.empty();
      }
      if (!failing.isEmpty()) {
        Collections.sort(failing);
        return Optional.of(new OrderProof(order - 1, failing, verdicts.size()));
      }
    }
    return Optional.of(new OrderProof(limit, List.of(), 0));
  }
}
