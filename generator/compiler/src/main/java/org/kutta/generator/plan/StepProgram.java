package org.kutta.generator.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kutta.generator.plan.Operation.Evaluate;
import org.kutta.generator.plan.Operation.Evaluate.When;

/**
 * The sequence of vector operations that performs one step.
 *
 * @param operations in order
 * @param slots the number, among work vectors or stage vectors, that each of these lives in;
 *     vectors whose lives do not overlap share one
 */
public record StepProgram(List<Operation> operations, Map<Operand, Integer> slots) {

  /**
   * Where a vector is while it lives.
   *
   * @param slot 0 where there is but one
   */
  record Location(Operand.Place place, int slot) {}

  public StepProgram {
    operations = List.copyOf(operations);
    slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
  }

  /** Returns where a vector is. */
  Location location(Operand vector) {
    return new Location(vector.place(), slots.getOrDefault(vector, 0));
  }

  /** Returns all operations, those that others consist of among them. */
  public Stream<Operation> flattened() {
    return operations.stream()
        .flatMap(operation -> Stream.concat(Stream.of(operation), operation.parts().stream()));
  }

  /** Returns the terms of all combinations that a class writes; a loop is the runtime's. */
  public Stream<Term> terms() {
    return operations.stream().flatMap(operation -> operation.terms().stream());
  }

  /** Returns whether that stage, from 1, is the first, and at θ_n. */
  public boolean startsWithStage(int stage) {
    return flattened()
        .filter(Evaluate.class::isInstance)
        .map(Evaluate.class::cast)
        .limit(1)
        .anyMatch(
            first ->
                first.stage() == stage
                    && first.at().equals(Operand.Point.START)
                    && first.when() != When.UNLESS_STAGES_ARE_KNOWN);
  }

  /** Returns the blocks of equations, in order; none of an explicit method. */
  public List<Solve> solves() {
    return operations.stream().filter(Solve.class::isInstance).map(Solve.class::cast).toList();
  }

  /** Returns the loop that performs the step, of a method with a long recurrence. */
  public Optional<Recur> loop() {
    return operations.stream().filter(Recur.class::isInstance).map(Recur.class::cast).findFirst();
  }

  /** Returns the n-vectors needed besides parameters and gradient. */
  public int workVectors() {
    return (int)
        flattened()
            .flatMap(operation -> operation.vectors().stream())
            .filter(
                vector ->
                    vector.place() != Operand.Place.THETA
                        && vector.place() != Operand.Place.GRADIENT)
            .map(this::location)
            .distinct()
            .count();
  }

  /**
   * Returns how many gradients a step evaluates, in a run where FSAL reuse succeeds; of an implicit
   * method, with one sweep over the stage equations.
   */
  public int evaluations() {
    return (int)
        flattened()
            .filter(
                operation ->
                    operation instanceof Evaluate evaluate && evaluate.when() == When.ALWAYS)
            .count();
  }
}
