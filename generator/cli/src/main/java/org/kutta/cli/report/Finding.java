package org.kutta.cli.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kutta.generator.analysis.JudgedMethod;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.plan.PlanSpace;
import org.kutta.generator.plan.StepGoal;
import org.kutta.generator.plan.StepPlans;
import org.kutta.generator.plan.StepProgram;
import org.kutta.generator.tableau.Method;
import org.kutta.generator.tableau.Method.ClaimedOrder;

/**
 * What the compiler found out about a method, and what more can be found out.
 *
 * @param judged the method, whether or not its claims are true
 * @param budget of each further stage of the work on it
 */
public record Finding(JudgedMethod judged, Budget budget) {

  /** Returns the method as written. */
  public Method method() {
    return judged.method();
  }

  /** Returns the order that the method has. */
  public int order() {
    return judged.order();
  }

  /** Returns the orders that the embedded rows have. */
  public List<Integer> embeddedOrders() {
    return judged.embeddedOrders();
  }

  /** Returns whether every claim is true. */
  public boolean holds() {
    return judged.holds();
  }

  /**
   * Plans the method's steps for some goals.
   *
   * @throws OutOfTimeException if that takes longer than the budget allows
   */
  public StepPlans plans(List<StepGoal> goals) {
    return StepPlans.of(judged.tableau(), goals, PlanSpace.DERIVED, budget.deadline());
  }

  /**
   * Plans the plain step, which tells what a step costs.
   *
   * @throws OutOfTimeException if that takes longer than the budget allows
   */
  public StepProgram plainPlan() {
    return plans(List.of(StepGoal.ADVANCE)).plain();
  }

  /**
   * Analyses the method.
   *
   * @throws OutOfTimeException if that takes longer than the budget allows
   */
  public MethodAnalysis analysis() {
    return MethodAnalysis.of(judged, budget.deadline());
  }

  /** Returns the structure of A in one word, such as {@code explicit}. */
  public String structure() {
    return judged.tableau().structure().name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether abscissae differ from the row sums, as {@code c free} allows. */
  public boolean hasFreeAbscissae() {
    return judged.tableau().hasFreeAbscissae(method().claims().tolerance());
  }

  /** Returns whether orders are proved, and not just verified to a tolerance. */
  public boolean isExact() {
    return judged.isExact();
  }

  /** Returns the order that the author claims. */
  public Optional<Integer> claimedOrder() {
    return method().claims().order().map(ClaimedOrder::order);
  }

  /** Returns the order that is claimed of an embedded row, where it can be told which is meant. */
  public Optional<Integer> claimedOrder(int row) {
    List<ClaimedOrder> claims = method().claims().embedded();
    return claims.size() == embeddedOrders().size()
        ? Optional.of(claims.get(row).order())
        : Optional.empty();
  }
}
