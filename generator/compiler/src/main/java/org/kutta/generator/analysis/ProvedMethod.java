package org.kutta.generator.analysis;

import java.util.List;
import org.kutta.generator.tableau.Method;
import org.kutta.grammar.Diagnostic;

/**
 * A method of which every claim holds.
 *
 * @param method as written
 * @param order proved
 * @param embeddedOrders proved, in the order of the embedded rows
 */
public record ProvedMethod(Method method, int order, List<Integer> embeddedOrders)
    implements JudgedMethod {

  public ProvedMethod {
    embeddedOrders = List.copyOf(embeddedOrders);
  }

  @Override
  public List<Diagnostic> reasons() {
    return List.of();
  }
}
