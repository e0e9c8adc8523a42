package org.kutta.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.generator.analysis.OrderProof;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Method;
import org.kutta.generator.tableau.Method.ClaimedOrder;
import org.kutta.generator.tableau.Tableau;

/**
 * A method and the orders it has, whether or not it has those that it claims.
 *
 * @param method as written
 * @param order proved
 * @param embeddedOrders proved, in the order of the embedded rows
 * @param holds whether every claim is true
 * @param budget of each further stage of the work on it
 */
public record Finding(
    Method method, int order, List<Integer> embeddedOrders, boolean holds, Budget budget) {

  public Finding {
    embeddedOrders = List.copyOf(embeddedOrders);
  }

  static Finding of(ProvedMethod proved, Budget budget) {
    return new Finding(proved.method(), proved.order(), proved.embeddedOrders(), true, budget);
  }

  /**
   * Returns the orders that a method has in spite of what it claims; nothing where the time is not
   * enough to find them.
   */
  static Optional<Finding> refuted(Method method, Budget budget) {
    try {
      return Optional.of(refuted(method, budget, budget.deadline()));
    } catch (OutOfTimeException e) {
      return Optional.empty();
    }
  }

  private static Finding refuted(Method method, Budget budget, Deadline deadline) {
    Tableau<Real> tableau = method.tableau();
    Real tolerance = method.claims().tolerance();
    List<Integer> embedded = new ArrayList<>();
    tableau
        .embedded()
        .forEach(row -> embedded.add(OrderProof.of(tableau, row, tolerance, deadline).order()));
    int order = OrderProof.of(tableau, tolerance, deadline).order();
    return new Finding(method, order, embedded, false, budget);
  }

  /** Returns the method with the orders that it has, as the analysis wants it. */
  public ProvedMethod proved() {
    return new ProvedMethod(method, order, embeddedOrders);
  }

  /**
   * Analyses the method.
   *
   * @throws OutOfTimeException if that takes longer than the budget allows
   */
  public MethodAnalysis analysis() {
    return MethodAnalysis.of(proved(), budget.deadline());
  }

  /** Returns the structure of A in one word, such as {@code explicit}. */
  public String structure() {
    return method.tableau().structure().name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether abscissae differ from the row sums, as {@code c free} allows. */
  public boolean hasFreeAbscissae() {
    return method.tableau().hasFreeAbscissae(method.claims().tolerance());
  }

  /** Returns whether orders are proved, and not just verified to a tolerance. */
  public boolean isExact() {
    return method.claims().areExact();
  }

  /** Returns the order that the author claims. */
  public Optional<Integer> claimedOrder() {
    return method.claims().order().map(ClaimedOrder::order);
  }

  /** Returns the order that is claimed of an embedded row, where it can be told which is meant. */
  public Optional<Integer> claimedOrder(int row) {
    List<ClaimedOrder> claims = method.claims().embedded();
    return claims.size() == embeddedOrders.size()
        ? Optional.of(claims.get(row).order())
        : Optional.empty();
  }
}
