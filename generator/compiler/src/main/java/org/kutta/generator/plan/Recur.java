package org.kutta.generator.plan;

import java.util.List;
import org.kutta.generator.tableau.StageRecurrence;

/**
 * A whole step by a recurrence of the stages, which the runtime performs in a loop.
 *
 * @param recurrence of the method
 * @param advances whether it leaves θ_{n+1}, and not just the displacement
 * @param parts of the step, one stage after the other
 */
public record Recur(StageRecurrence recurrence, boolean advances, List<Operation> parts)
    implements Operation {

  public Recur {
    parts = List.copyOf(parts);
  }

  @Override
  public List<Operand> vectors() {
    return parts.stream().flatMap(operation -> operation.vectors().stream()).distinct().toList();
  }

  @Override
  public List<Term> terms() {
    return List.of();
  }

  @Override
  public void accept(Visitor visitor) {
    visitor.visit(this);
  }
}
