package org.kutta.generator.analysis;

import java.util.List;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Method;
import org.kutta.generator.tableau.Tableau;

/**
 * A method of which every claim holds.
 *
 * @param method as written
 * @param order proved
 * @param embeddedOrders proved, in the order of the embedded rows
 */
public record ProvedMethod(Method method, int order, List<Integer> embeddedOrders) {

  public ProvedMethod {
    embeddedOrders = List.copyOf(embeddedOrders);
  }

  /** Returns whether the conditions hold exactly, and not just to the tolerance that is claimed. */
  public boolean isExact() {
    return method.claims().areExact();
  }

  public String name() {
    return method.name();
  }

  public Tableau<Real> tableau() {
    return method.tableau();
  }
}
