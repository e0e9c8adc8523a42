package org.kutta.generator.family;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kutta.generator.symbolic.RationalFunction;

/** The stability function of a family of explicit methods. */
public final class FamilyStability {

  private FamilyStability() {}

  /** Returns the coefficients of R(z) = 1 + Σ bᵀA^(k−1)1 z^k, in ascending powers. */
  public static List<RationalFunction> coefficients(FamilyTableau tableau) {
    List<RationalFunction> coefficients = new ArrayList<>(List.of(RationalFunction.ONE));
    List<RationalFunction> v = Collections.nCopies(tableau.stages(), RationalFunction.ONE);
    for (int k = 1; k <= tableau.stages(); k++) {
      coefficients.add(FamilyTableau.dot(tableau.b(), v));
      v = tableau.multiply(v);
    }
    while (coefficients.get(coefficients.size() - 1).isZero()) {
      coefficients.remove(coefficients.size() - 1);
    }
    return List.copyOf(coefficients);
  }
}
