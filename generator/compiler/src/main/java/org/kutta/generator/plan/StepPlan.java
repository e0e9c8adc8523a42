package org.kutta.generator.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sequence of vector operations that performs one step.
 *
 * @param operations in order
 * @param slots the number of the work vector that each named vector lives in; vectors whose lives
 *     do not overlap share one
 */
public record StepPlan(List<Operation> operations, Map<PlanVector, Integer> slots) {

  public StepPlan {
    operations = List.copyOf(operations);
    slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
  }

  /** Returns how many n-vectors a step reads or writes, gradients left aside. */
  public int passes() {
    return operations.stream().mapToInt(Operation::passes).sum();
  }

  /** Returns the n-vectors needed beside parameters and gradient. */
  public int workVectors() {
    int shared = (int) slots.values().stream().distinct().count();
    return shared
        + (uses(PlanVector.START) ? 1 : 0)
        + (uses(PlanVector.ERROR) ? 1 : 0)
        + (uses(PlanVector.DISPLACEMENT) ? 1 : 0);
  }

  /** Returns how many gradients a step evaluates, in a run where FSAL reuse succeeds. */
  public int evaluations() {
    return (int) operations.stream().filter(Operation.Evaluate.class::isInstance).count();
  }

  private boolean uses(PlanVector vector) {
    return operations.stream().anyMatch(operation -> operation.vectors().contains(vector));
  }
}
