package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kutta.generator.number.Polynomial;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Surd;
import org.kutta.generator.tableau.Structure;
import org.kutta.generator.tableau.Tableau;

/** The stability polynomial of an explicit method: one step on θ′ = λθ multiplies θ by R(hλ). */
public final class StabilityFunction {

  private final Polynomial r;

  private StabilityFunction(Polynomial r) {
    this.r = r;
  }

  /** Returns R(z) = 1 + Σ_k z^k bᵀA^(k−1)1, a polynomial since A is nilpotent. */
  public static StabilityFunction ofExplicit(Tableau tableau) {
    if (tableau.structure() != Structure.EXPLICIT) {
      throw new IllegalArgumentException("the method is not explicit");
    }
    List<Surd> coefficients = new ArrayList<>(List.of(Surd.ONE));
    List<Surd> power = Collections.nCopies(tableau.stages(), Surd.ONE);
    for (int k = 1; k <= tableau.stages(); k++) {
      coefficients.add(Tableau.dot(tableau.b(), power));
      power = tableau.multiply(power);
    }
    return new StabilityFunction(Polynomial.of(coefficients));
  }

  /** Returns R. */
  public Polynomial polynomial() {
    return r;
  }

  /**
   * Returns the largest x with |R(−t)| ≤ 1 for all 0 ≤ t ≤ x, to the nearest double: the stable h·λ
   * on a quadratic of curvature λ.
   *
   * <p>Found where 1 − R(−x)² first changes its sign, in exact arithmetic, so that an interval that
   * only touches ±1 is not cut short and no gap is stepped over.
   */
  public double realInterval() {
    Polynomial onNegativeAxis = r.reflect();
    Polynomial margin =
        Polynomial.of(List.of(Surd.ONE)).minus(onNegativeAxis.times(onNegativeAxis));
    if (margin.coefficient(firstNonZero(margin)).signum() < 0) {
      return 0;
    }
    Polynomial signChanging = withoutRootAtZero(margin).signChangingPart();
    return signChanging
        .firstPositiveRoot()
        .map(Rational::toDouble)
        .orElseThrow(() -> new IllegalStateException("a polynomial cannot stay bounded: " + r));
  }

  private static Polynomial withoutRootAtZero(Polynomial p) {
    return Polynomial.of(p.coefficients().subList(firstNonZero(p), p.degree() + 1));
  }

  private static int firstNonZero(Polynomial p) {
    int k = 0;
    while (p.coefficient(k).isZero()) {
      k++;
    }
    return k;
  }
}
