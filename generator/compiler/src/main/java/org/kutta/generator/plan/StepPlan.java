package org.kutta.generator.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The sequence of vector operations that performs one step.
 *
 * @param operations in order
 * @param slots the number, among work vectors or stage vectors, that each named vector lives in;
 *     vectors whose lives do not overlap share one
 */
public record StepPlan(List<Operation> operations, Map<PlanVector, Integer> slots) {

  public StepPlan {
    operations = List.copyOf(operations);
    slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
  }

  /** Returns all operations, those of sweeps among them. */
  public Stream<Operation> flattened() {
    return operations.stream()
        .flatMap(
            operation ->
                operation instanceof Operation.Solve solve
                    ? Stream.concat(Stream.of(operation), solve.sweep().stream())
                    : Stream.of(operation));
  }

  /** Returns whether that stage, from 1, is the first, and at θ_n. */
  public boolean startsWithStage(int stage) {
    Operation first = operations.get(0);
    return first.equals(new Operation.Evaluate(stage, "theta_n"))
        || (first instanceof Operation.EvaluateUnlessKnown known && known.stage() == stage);
  }

  /** Returns the blocks of equations, in order; none of an explicit method. */
  public List<Operation.Solve> solves() {
    return operations.stream()
        .filter(Operation.Solve.class::isInstance)
        .map(Operation.Solve.class::cast)
        .toList();
  }

  /** Returns the n-vectors needed beside parameters and gradient. */
  public int workVectors() {
    int shared =
        (int)
            slots.entrySet().stream()
                .map(entry -> List.of(entry.getKey().kind(), entry.getValue()))
                .distinct()
                .count();
    return shared
        + (uses(PlanVector.START) ? 1 : 0)
        + (uses(PlanVector.ERROR) ? 1 : 0)
        + (uses(PlanVector.DISPLACEMENT) ? 1 : 0);
  }

  /**
   * Returns how many gradients a step evaluates, in a run where FSAL reuse succeeds; of an implicit
   * method, with one sweep over the stage equations.
   */
  public int evaluations() {
    return (int) flattened().filter(Operation.Evaluate.class::isInstance).count();
  }

  private boolean uses(PlanVector vector) {
    return operations.stream().anyMatch(operation -> operation.vectors().contains(vector));
  }
}
