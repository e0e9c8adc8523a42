package org.kutta.generator.plan;

import org.kutta.generator.analysis.OrderProof;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.analysis.StabilityFacts;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.CoincidentStages;

/**
 * A proved method with all that its class says: nothing of that is found out when the class is
 * written.
 *
 * @param proved the method
 * @param plans of its steps
 * @param conditions how many order conditions hold
 * @param stability of steps on quadratics
 * @param coincident stages that have the same gradient
 */
public record PlannedMethod(
    ProvedMethod proved,
    StepPlans plans,
    int conditions,
    StabilityFacts stability,
    CoincidentStages coincident) {

  /**
   * Plans a method.
   *
   * @throws OutOfTimeException at the deadline
   */
  public static PlannedMethod of(ProvedMethod proved, Deadline deadline) {
    Real tolerance = proved.method().claims().tolerance();
    return new PlannedMethod(
        proved,
        StepPlans.of(proved.tableau(), PlanSpace.DERIVED, deadline),
        OrderProof.conditions(proved.tableau(), tolerance, proved.order()),
        StabilityFacts.of(proved.tableau(), tolerance, deadline),
        CoincidentStages.of(proved.tableau()));
  }
}
