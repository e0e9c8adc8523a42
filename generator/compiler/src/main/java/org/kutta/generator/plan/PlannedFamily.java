package org.kutta.generator.plan;

import java.util.List;
import java.util.Optional;
import org.kutta.generator.analysis.StabilityFunction;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.family.Family;
import org.kutta.generator.family.FamilyOrder;
import org.kutta.generator.family.FamilyStability;
import org.kutta.generator.family.ProvedFamily;
import org.kutta.generator.number.Real;
import org.kutta.generator.number.TimedNumbers;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.tableau.Structure;
import org.kutta.generator.tableau.Tableau;

/**
 * A proved family with all that its class says.
 *
 * @param proved the family
 * @param structure of A
 * @param plans of the steps of a generic member, which has the zeros that all members share
 * @param realInterval the largest stable learning rate times curvature, where it is the same for
 *     all members
 * @param stability the coefficients of R of an explicit family, in ascending powers; else none
 * @param isCollocation whether all members are collocation methods
 */
public record PlannedFamily(
    ProvedFamily proved,
    Structure structure,
    StepPlans plans,
    Optional<Double> realInterval,
    List<RationalFunction> stability,
    boolean isCollocation)
    implements Planned {

  public PlannedFamily {
    stability = List.copyOf(stability);
  }

  /**
   * Plans a family.
   *
   * @throws OutOfTimeException at the deadline
   */
  public static PlannedFamily of(ProvedFamily proved, Deadline deadline) {
    try (TimedNumbers timed = proved.family().tableau().until(deadline.during(Stage.PLAN))) {
      return planned(proved, deadline);
    }
  }

  private static PlannedFamily planned(ProvedFamily proved, Deadline deadline) {
    Family family = proved.family();
    Tableau<Real> generic = family.generic();
    Structure structure = generic.structure();
    StepPlans plans = StepPlans.of(generic, PlanSpace.ENTRIES, deadline);
    Optional<Double> realInterval =
        FamilyStability.isConstant(family.tableau())
            ? Optional.of(StabilityFunction.of(generic, Real.ZERO, deadline).realInterval(deadline))
            : Optional.empty();
    List<RationalFunction> stability =
        structure == Structure.EXPLICIT
            ? FamilyStability.coefficients(family.tableau())
            : List.of();
    return new PlannedFamily(
        proved, structure, plans, realInterval, stability, family.tableau().isCollocation());
  }

  /** Returns the family as its author wrote it. */
  public Family family() {
    return proved.family();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visitFamily(this);
  }

  @Override
  public String name() {
    return family().name();
  }

  @Override
  public String title() {
    return family().title();
  }

  @Override
  public String reference() {
    return family().reference();
  }

  @Override
  public int stages() {
    return family().tableau().stages();
  }

  @Override
  public int order() {
    return proved.order().order();
  }

  @Override
  public List<Integer> embeddedOrders() {
    return proved.embedded().stream().map(FamilyOrder::order).toList();
  }
}
