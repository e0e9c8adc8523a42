package org.kutta.generator.plan;

import java.util.List;
import java.util.Optional;
import org.kutta.generator.analysis.OrderProof;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.analysis.StabilityFacts;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.CoincidentStages;
import org.kutta.generator.tableau.Structure;

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
    CoincidentStages coincident)
    implements Planned {

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

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visitMethod(this);
  }

  @Override
  public String name() {
    return proved.name();
  }

  @Override
  public String title() {
    return proved.method().title();
  }

  @Override
  public String reference() {
    return proved.method().reference();
  }

  @Override
  public Structure structure() {
    return proved.tableau().structure();
  }

  @Override
  public int stages() {
    return proved.tableau().stages();
  }

  @Override
  public int order() {
    return proved.order();
  }

  @Override
  public List<Integer> embeddedOrders() {
    return proved.embeddedOrders();
  }

  @Override
  public Optional<Double> realInterval() {
    return Optional.of(stability.realInterval());
  }
}
