package org.kutta.generator.plan;

import java.util.Optional;
import org.kutta.generator.analysis.StabilityFunction;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.family.Family;
import org.kutta.generator.family.FamilyStability;
import org.kutta.generator.family.ProvedFamily;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * A proved family with all that its class says.
 *
 * @param proved the family
 * @param plans of the steps of a generic member, which has the zeros that all members share
 * @param realInterval the largest stable learning rate times curvature, where it is the same for
 *     all members
 */
public record PlannedFamily(ProvedFamily proved, StepPlans plans, Optional<Double> realInterval) {

  /**
   * Plans a family.
   *
   * @throws OutOfTimeException at the deadline
   */
  public static PlannedFamily of(ProvedFamily proved, Deadline deadline) {
    Family family = proved.family();
    Tableau<Real> generic = family.generic();
    StepPlans plans = StepPlans.of(generic, PlanSpace.ENTRIES, deadline);
    Optional<Double> realInterval =
        FamilyStability.isConstant(family.tableau())
            ? Optional.of(StabilityFunction.of(generic, Real.ZERO, deadline).realInterval(deadline))
            : Optional.empty();
    return new PlannedFamily(proved, plans, realInterval);
  }
}
