package org.kutta.generator.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Operand.Gradient;

/**
 * Solves the equations {@code k_i = ∇L(Θ_i)} of a block of stages, by sweeps over them.
 *
 * @param stages of the block, from 1, ascending
 * @param guess the stage solved before, from which an iteration starts that knows no better;
 *     nothing for the gradient at θ_n
 * @param rows the block's own part of A, a row for each stage
 * @param nodes abscissae of the stages, if a collocation polynomial extrapolates them
 * @param parts a sweep: moves θ to each stage point and evaluates there, once
 */
public record Solve(
    List<Integer> stages,
    Optional<Gradient> guess,
    List<List<Coefficient>> rows,
    List<Coefficient> nodes,
    List<Operation> parts)
    implements Operation {

  public Solve {
    stages = List.copyOf(stages);
    rows = rows.stream().map(List::copyOf).toList();
    nodes = List.copyOf(nodes);
    parts = List.copyOf(parts);
  }

  /** Returns the largest sum of |a_ij| in a row, the norm of the block. */
  public Real norm() {
    return rows.stream()
        .map(row -> Real.FIELD.sum(row.stream().map(entry -> entry.value().abs()).toList()))
        .max(Comparator.naturalOrder())
        .orElse(Real.ZERO);
  }

  @Override
  public List<Operand> vectors() {
    return parts.stream().flatMap(operation -> operation.vectors().stream()).distinct().toList();
  }

  @Override
  public boolean evaluates() {
    return true;
  }

  @Override
  public void accept(Visitor visitor) {
    visitor.visit(this);
  }
}
