package org.kutta.generator.plan;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * The plans of a tableau: one for each {@link StepGoal}, or a loop over a recurrence, which serves
 * all of them.
 *
 * @param loop of a stabilised method of many stages
 * @param byGoal in the order of the goals; none where there is a loop
 */
public record StepPlans(Optional<RecurrencePlan> loop, Map<StepGoal, StepPlan> byGoal) {

  public StepPlans {
    Map<StepGoal, StepPlan> ordered = new EnumMap<>(StepGoal.class);
    ordered.putAll(byGoal);
    byGoal = Collections.unmodifiableMap(ordered);
  }

  /**
   * Plans the steps for all goals that a tableau has: an error needs an embedded row.
   *
   * @throws OutOfTimeException at the deadline
   */
  public static StepPlans of(Tableau<Real> tableau, PlanSpace space, Deadline deadline) {
    boolean pair = !tableau.embedded().isEmpty();
    List<StepGoal> goals =
        Arrays.stream(StepGoal.values()).filter(goal -> pair || !goal.estimates()).toList();
    return of(tableau, goals, space, deadline);
  }

  /**
   * Plans the steps for some goals.
   *
   * @throws OutOfTimeException at the deadline
   */
  public static StepPlans of(
      Tableau<Real> tableau, List<StepGoal> goals, PlanSpace space, Deadline deadline) {
    Optional<RecurrencePlan> loop = RecurrencePlan.of(tableau);
    Map<StepGoal, StepPlan> plans = new EnumMap<>(StepGoal.class);
    if (loop.isEmpty()) {
      Deadline planning = deadline.during(Stage.PLAN);
      goals.forEach(goal -> plans.put(goal, StepPlanner.plan(tableau, goal, space, planning)));
    }
    return new StepPlans(loop, plans);
  }

  /** Returns the plan of the plain step, which is no loop. */
  public StepPlan plain() {
    return byGoal.get(StepGoal.ADVANCE);
  }

  /** Returns how many gradients a plain step evaluates. */
  public int evaluations() {
    return loop.map(RecurrencePlan::evaluations).orElseGet(() -> plain().evaluations());
  }

  /** Returns what a plain step costs. */
  public Cost cost() {
    return loop.map(RecurrencePlan::cost).orElseGet(() -> CostModel.of(plain()));
  }
}
