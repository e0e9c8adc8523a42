package org.kutta.generator.family;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.tableau.Tableau;

/** The stability function R of a family: a step on θ′ = λθ multiplies θ by R(hλ). */
public final class FamilyStability {

  private FamilyStability() {}

  /**
   * Returns whether R is the same for all values of the parameters. It is a quotient of polynomials
   * of degree s at most, and so known by 2s derivatives at zero, which are k! bᵀA^(k−1)1.
   */
  public static boolean isConstant(Tableau<RationalFunction> tableau) {
    List<RationalFunction> v = Collections.nCopies(tableau.stages(), RationalFunction.ONE);
    for (int k = 1; k <= 2 * tableau.stages(); k++) {
      if (!RationalFunction.FIELD.dot(tableau.b(), v).isConstant()) {
        return false;
      }
      v = tableau.multiply(v);
    }
    return true;
  }

  /**
   * Returns the coefficients of R(z) = 1 + Σ bᵀA^(k−1)1 z^k of explicit methods, in ascending
   * powers.
   */
  public static List<RationalFunction> coefficients(Tableau<RationalFunction> tableau) {
    List<RationalFunction> coefficients = new ArrayList<>(List.of(RationalFunction.ONE));
    List<RationalFunction> v = Collections.nCopies(tableau.stages(), RationalFunction.ONE);
    for (int k = 1; k <= tableau.stages(); k++) {
      coefficients.add(RationalFunction.FIELD.dot(tableau.b(), v));
      v = tableau.multiply(v);
    }
    while (coefficients.get(coefficients.size() - 1).isZero()) {
      coefficients.remove(coefficients.size() - 1);
    }
    return List.copyOf(coefficients);
  }
}
