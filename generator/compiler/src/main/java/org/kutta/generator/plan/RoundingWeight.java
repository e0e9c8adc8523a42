package org.kutta.generator.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.StepProgram.Location;

/**
 * How many times an ulp of θ a single rounding of a vector that holds a share of θ_n may show in a
 * later point: what {@link Decompositions#MAX_WEIGHT} bounds in a search, for a program that was
 * made otherwise.
 */
final class RoundingWeight {

  private final StepProgram program;
  private final List<Operation> operations;

  /** Of each vector, what one unit of θ_n, or of a rounding, is in it. */
  private final Map<Location, Double> unit = new HashMap<>();

  private RoundingWeight(StepProgram program) {
    this.program = program;
    this.operations = program.operations();
  }

  /** Returns the largest weight of a program's roundings. */
  static double of(StepProgram program) {
    RoundingWeight step = new RoundingWeight(program);
    step.set(Operand.Point.START, 1);
    double largest = 0;
    for (int k = 0; k < step.operations.size(); k++) {
      Operation operation = step.operations.get(k);
      step.perform(operation);
      if (operation instanceof Combine combine && !combine.isCopy()) {
        double share = Math.abs(step.value(combine.out()));
        largest = Math.max(largest, share * new RoundingWeight(program).after(k, combine.out()));
      }
    }
    return largest;
  }

  /** Returns the most of a rounding in an operation's result that shows in a later point. */
  private double after(int operation, Operand rounded) {
    set(rounded, 1);
    double most = 0;
    for (int k = operation + 1; k < operations.size(); k++) {
      if (operations.get(k).evaluates()) {
        most = Math.max(most, Math.abs(value(Operand.Point.START)));
      }
      perform(operations.get(k));
    }
    return Math.max(most, Math.abs(value(Operand.Point.RESULT)));
  }

  /** What is kept is a vector that is there; gradients hold no share of θ_n. */
  private void perform(Operation operation) {
    if (operation instanceof Combine combine) {
      double sum = 0;
      for (Term term : combine.terms()) {
        sum += term.timesH() ? 0 : term.coefficient().value().toDouble() * value(term.vector());
      }
      set(combine.out(), sum);
    } else {
      for (int k = 0; k < operation.writes().size(); k++) {
        set(operation.writes().get(k), value(operation.reads().get(k)));
      }
    }
  }

  private void set(Operand vector, double share) {
    unit.put(program.location(vector), share);
  }

  /** Gradients hold nothing of θ_n that a rounding of it would change by as much. */
  private double value(Operand vector) {
    return unit.getOrDefault(program.location(vector), 0.0);
  }
}
