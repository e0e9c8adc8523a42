package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.number.Ball;
import org.kutta.generator.number.Field;
import org.kutta.generator.number.Real;
import org.kutta.generator.symbolic.TooComplexException;
import org.kutta.generator.tableau.RungeKutta;
import org.kutta.generator.tableau.Scheme;
import org.kutta.generator.tableau.StageRecurrence;
import org.kutta.generator.tableau.Structure;
import org.kutta.generator.tableau.Tableau;

/**
 * The order of a row of weights, proved: every condition up to it holds, exactly or to the
 * tolerance that is asked for, and at least one of the next order fails. For a family, a condition
 * holds if it is an identity in the parameters.
 *
 * @param order 0 if not even Σ b_i = 1
 * @param failing trees of order {@code order + 1} whose conditions fail, in canonical order; empty
 *     only if the search ended at its limit, and just the first where the proof took {@link
 *     SimplifyingAssumptions}
 * @param treesOfNextOrder how many conditions of order {@code order + 1} there are; 0 if the search
 *     ended at its limit, or they were too complex
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
  public static int limit(Tableau<?> tableau) {
    return tableau.structure() == Structure.EXPLICIT && tableau.numbers().isPresent()
        ? LIMIT
        : IMPLICIT_LIMIT;
  }

  /** Returns how many conditions a tableau must satisfy to have an order. */
  public static int conditions(Tableau<?> tableau, Real tolerance, int order) {
    return Colouring.of(tableau, tolerance).countUpTo(order);
  }

  /** Proves the order of a method's main weights, as far as a tolerance asks for. */
  public static OrderProof of(Tableau<Real> tableau, Real tolerance, Deadline deadline) {
    return tableau
        .scheme()
        .accept(
            new Scheme.Visitor<>() {
              @Override
              public OrderProof visitRungeKutta(RungeKutta<Real> rungeKutta) {
                return of(tableau, tableau.b(), tolerance, deadline);
              }

              @Override
              public OrderProof visitRecurrence(StageRecurrence recurrence) {
                return recurrence.isWritten()
                    ? of(tableau, tableau.b(), tolerance, deadline)
                    : new RecurrenceOrder(recurrence, deadline.during(Stage.ORDER)).proof();
              }
            });
  }

  /** The same, without a deadline. */
  public static OrderProof of(Tableau<Real> tableau, Real tolerance) {
    return of(tableau, tolerance, Deadline.none());
  }

  /** Proves the order of a row of weights of shape {@code [s]}. */
  public static <E> OrderProof of(Tableau<E> tableau, List<E> weights) {
    return of(tableau, weights, Real.ZERO, Deadline.none());
  }

  /**
   * Proves the order of a row of weights. Of functions, all conditions up to it are identities.
   * Numbers whose conditions hold to a tolerance only are enclosed, so that this is as rigorous as
   * the tolerance allows.
   */
  public static <E> OrderProof of(
      Tableau<E> tableau, List<E> weights, Real tolerance, Deadline within) {
    Deadline deadline = within.during(Stage.ORDER);
    Optional<Integer> order =
        tolerance.isZero()
            ? SimplifyingAssumptions.order(tableau, weights, deadline)
            : Optional.empty();
    if (order.isPresent()) {
      return bySimplifyingAssumptions(order.get());
    }
    Field<E> field = tableau.field();
    ColouredTableau<E> coefficients = ColouredTableau.of(tableau, weights, tolerance);
    int limit = limit(tableau);
    return coefficients
        .numbers(field)
        .map(numbers -> of(numbers, limit, tolerance, deadline))
        .orElseGet(
            () ->
                search(FieldArithmetic.scaled(field, coefficients, tolerance), limit, deadline)
                    .orElseThrow());
  }

  /** Proves the order of a scheme with any colours. */
  static OrderProof of(
      ColouredTableau<Real> numbers, int limit, Real tolerance, Deadline deadline) {
    if (tolerance.isZero()) {
      return IntegerArithmetic.of(numbers)
          .flatMap(integers -> search(integers, limit, deadline))
          .or(() -> search(FieldArithmetic.scaled(Real.FIELD, numbers, tolerance), limit, deadline))
          .orElseThrow();
    }
    for (int bits = BallArithmetic.bitsFor(tolerance); bits <= Ball.MAX_BITS; bits *= 2) {
      Optional<OrderProof> proof =
          search(BallArithmetic.of(numbers, tolerance, bits), limit, deadline);
      if (proof.isPresent()) {
        return proof.get();
      }
    }
    return search(FieldArithmetic.scaled(Real.FIELD, numbers, tolerance), limit, deadline)
        .orElseThrow();
  }

  /** The next quadrature condition fails; the others are not looked at. */
  private static OrderProof bySimplifyingAssumptions(int order) {
    RootedTree bush = new RootedTree(Collections.nCopies(order, RootedTree.LEAF));
    return new OrderProof(order, List.of(bush), Colouring.PLAIN.count(order + 1));
  }

  /**
   * Returns the order, unless the numbers are too coarse to tell it. Where functions grow beyond
   * what can be computed with, it is the order that was proved before.
   */
  private static <T> Optional<OrderProof> search(
      ConditionArithmetic<T> arithmetic, int limit, Deadline deadline) {
    ConditionSweep<T> sweep = new ConditionSweep<>(arithmetic, limit, deadline);
    for (int order = 1; order <= limit; order++) {
      List<Optional<Boolean>> verdicts = new ArrayList<>();
      List<RootedTree> failing = new ArrayList<>();
      try {
        sweep.next(
            (tree, sum) -> {
              Optional<Boolean> verdict = arithmetic.holds(tree, sum);
              verdicts.add(verdict);
              if (verdict.equals(Optional.of(false))) {
                failing.add(tree);
              }
            });
      } catch (TooComplexException e) {
        return Optional.of(new OrderProof(order - 1, List.of(), 0));
      }
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
