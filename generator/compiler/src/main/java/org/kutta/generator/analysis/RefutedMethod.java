package org.kutta.generator.analysis;

import java.util.List;
import org.kutta.generator.tableau.Method;
import org.kutta.grammar.Diagnostic;

/**
 * A method of which a claim is false, or not decided in time. It can be shown and analysed, and
 * nothing is generated from it.
 *
 * @param method as written
 * @param order that it has
 * @param embeddedOrders that the embedded rows have, in their order
 * @param reasons at least one
 */
public record RefutedMethod(
    Method method, int order, List<Integer> embeddedOrders, List<Diagnostic> reasons)
    implements JudgedMethod {

  public RefutedMethod {
    embeddedOrders = List.copyOf(embeddedOrders);
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("no reason to refute " + method.name());
    }
  }
}
