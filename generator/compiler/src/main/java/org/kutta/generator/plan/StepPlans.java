package org.kutta.generator.plan;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * The programs of a tableau's steps.
 *
 * @param byGoal in the order of the goals, the plain step among them
 */
public record StepPlans(Map<StepGoal, StepProgram> byGoal) {

  public StepPlans {
    Map<StepGoal, StepProgram> ordered = new EnumMap<>(StepGoal.class);
    ordered.putAll(byGoal);
    byGoal = Collections.unmodifiableMap(ordered);
    if (!byGoal.containsKey(StepGoal.ADVANCE)) {
      throw new IllegalArgumentException("no plain step among " + byGoal.keySet());
    }
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
    Map<StepGoal, StepProgram> plans = new EnumMap<>(StepGoal.class);
    Deadline planning = deadline.during(Stage.PLAN);
    goals.forEach(goal -> plans.put(goal, StepPlanner.plan(tableau, goal, space, planning)));
    return new StepPlans(plans);
  }

  /** Returns the program of the plain step. */
  public StepProgram plain() {
    return Objects.requireNonNull(byGoal.get(StepGoal.ADVANCE));
  }
}
