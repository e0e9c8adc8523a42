package org.kutta.generator.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.plan.Operation.Blend;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Operation.Copy;
import org.kutta.generator.plan.Operation.Share;

/**
 * How many times an ulp of θ a single rounding of a vector that holds a share of θ_n may show in a
 * later point: what {@link Decompositions#MAX_WEIGHT} bounds in a search, for a plan that was made
 * otherwise.
 */
final class RoundingWeight {

  private final List<Operation> operations;

  /** Of each vector, what one unit of θ_n, or of a rounding, is in it. */
  private final Map<PlanVector, Double> unit = new HashMap<>();

  private RoundingWeight(List<Operation> operations) {
    this.operations = operations;
  }

  /** Returns the largest weight of a plan's roundings. */
  static double of(StepPlan plan) {
    List<Operation> operations = plan.operations();
    RoundingWeight step = new RoundingWeight(operations);
    step.unit.put(PlanVector.THETA, 1.0);
    double largest = 0;
    for (int k = 0; k < operations.size(); k++) {
      Operation operation = operations.get(k);
      step.perform(operation);
      if (operation instanceof Blend || operation instanceof Combine) {
        PlanVector out = operation.writes().get(0);
        double share = Math.abs(step.value(out));
        largest = Math.max(largest, share * new RoundingWeight(operations).after(k, out));
      }
    }
    return largest;
  }

  /** Returns the most of a rounding in an operation's result that shows in a later point. */
  private double after(int operation, PlanVector rounded) {
    unit.put(rounded, 1.0);
    double most = 0;
    for (int k = operation + 1; k < operations.size(); k++) {
      if (operations.get(k).evaluates()) {
        most = Math.max(most, Math.abs(value(PlanVector.THETA)));
      }
      perform(operations.get(k));
    }
    return Math.max(most, Math.abs(value(PlanVector.THETA)));
  }

  private void perform(Operation operation) {
    if (operation instanceof Operation.KeepStart) {
      unit.put(PlanVector.START, value(PlanVector.THETA));
    } else if (operation instanceof Copy copy) {
      unit.put(copy.to(), value(copy.from()));
    } else if (operation instanceof Combine combine) {
      Optional<PlanVector> base = combine.base();
      unit.put(combine.out(), base.map(this::value).orElse(0.0));
    } else if (operation instanceof Blend blend) {
      double sum = 0;
      for (Share share : blend.shares()) {
        sum += share.factor().toDouble() * value(share.vector());
      }
      unit.put(blend.out(), sum);
    }
  }

  /** Gradients hold nothing of θ_n that a rounding of it would change by as much. */
  private double value(PlanVector vector) {
    return unit.getOrDefault(vector, 0.0);
  }
}
