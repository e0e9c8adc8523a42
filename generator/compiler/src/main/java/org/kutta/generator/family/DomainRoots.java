package org.kutta.generator.family;

import java.util.List;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Polynomial;
import org.kutta.generator.number.RealRoots;
import org.kutta.generator.number.RealRoots.Root;

/** The values of a parameter's domain at which a polynomial vanishes: all of them, exactly. */
final class DomainRoots {

  private DomainRoots() {}

  /**
   * Returns the roots of a polynomial that is not zero inside a domain, until a deadline.
   *
   * @param excluded polynomials whose roots the domain leaves out
   */
  static List<Root> of(
      Polynomial p, ParameterDomain domain, List<Polynomial> excluded, Deadline deadline) {
    Polynomial rest = p.squareFreePart(deadline);
    for (Polynomial e : excluded) {
      if (!e.isZero()) {
        rest = rest.exactQuotient(rest.gcd(e, deadline));
      }
    }
    return RealRoots.of(rest, deadline).stream().filter(root -> isInside(root, domain)).toList();
  }

  private static boolean isInside(Root root, ParameterDomain domain) {
    int aboveLower = domain.lower().map(bound -> root.compareTo(bound.value())).orElse(1);
    int belowUpper = domain.upper().map(bound -> -root.compareTo(bound.value())).orElse(1);
    boolean lower = aboveLower > 0 || (aboveLower == 0 && !domain.lower().orElseThrow().open());
    boolean upper = belowUpper > 0 || (belowUpper == 0 && !domain.upper().orElseThrow().open());
    return lower && upper;
  }
}
