package org.kutta.generator.family;

import java.util.List;
import org.kutta.generator.symbolic.MultivariatePolynomial;

/**
 * A family of which every claim holds, for all values of its parameters.
 *
 * @param family as written
 * @param order of the weights
 * @param embedded orders of the embedded rows
 * @param conditions polynomials in the parameters that must not vanish, where that is not decided
 */
public record ProvedFamily(
    Family family,
    FamilyOrder order,
    List<FamilyOrder> embedded,
    List<MultivariatePolynomial> conditions) {

  public ProvedFamily {
    embedded = List.copyOf(embedded);
    conditions = List.copyOf(conditions);
  }

  public String name() {
    return family.name();
  }

  /** Returns {@code order 2 for all alpha; order 3 never}. */
  public String summary() {
    return order.summary(family.names());
  }
}
