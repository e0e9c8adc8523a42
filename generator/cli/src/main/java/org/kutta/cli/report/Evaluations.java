package org.kutta.cli.report;

import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.PlanSpace;
import org.kutta.generator.plan.RecurrencePlan;
import org.kutta.generator.plan.StepPlanner;
import org.kutta.generator.tableau.Tableau;

/** How many gradients a step of an explicit method takes: what methods are compared by. */
final class Evaluations {

  private Evaluations() {}

  /** Returns the gradients of a plain step, at least one. */
  static int of(Tableau<Real> tableau, Deadline deadline) {
    return RecurrencePlan.of(tableau).isPresent()
        ? tableau.stages()
        : Math.max(1, StepPlanner.plan(tableau, PlanSpace.DERIVED, deadline).evaluations());
  }
}
