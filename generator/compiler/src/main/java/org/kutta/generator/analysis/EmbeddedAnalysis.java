package org.kutta.generator.analysis;

import java.util.List;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * What can be said of a row of embedded weights: of the method that takes its step with them. Some
 * do (local extrapolation turned off), and an error estimate is no better than this method.
 *
 * @param realInterval largest x with |R̂| ≤ 1 on [−x, 0]
 * @param imaginaryInterval largest y with |R̂(it)| ≤ 1 for 0 ≤ t ≤ y
 * @param sspCoefficient radius of absolute monotonicity
 * @param aStable decided on the polynomial |D|² − |N|²
 * @param lStable A-stable, and R̂ vanishes at infinity
 * @param principalErrorNorm size of the leading error term, see {@link PrincipalError}
 * @param stabilityNumerator coefficients of N in ascending powers, in lowest terms
 * @param stabilityDenominator coefficients of D in ascending powers
 * @param stabilityAtInfinity the limit of |R̂|; infinite where R̂ is a polynomial
 */
public record EmbeddedAnalysis(
    double realInterval,
    double imaginaryInterval,
    double sspCoefficient,
    boolean aStable,
    boolean lStable,
    double principalErrorNorm,
    List<Real> stabilityNumerator,
    List<Real> stabilityDenominator,
    double stabilityAtInfinity) {

  public EmbeddedAnalysis {
    stabilityNumerator = List.copyOf(stabilityNumerator);
    stabilityDenominator = List.copyOf(stabilityDenominator);
  }

  /** Analyses an embedded row, counted from 0. */
  static EmbeddedAnalysis of(JudgedMethod method, int row, Deadline deadline) {
    Real tolerance = method.method().claims().tolerance();
    Tableau<Real> main = method.tableau();
    Tableau<Real> tableau =
        new Tableau<>(Real.FIELD, main.a(), main.embedded().get(row), List.of(), main.c());
    StabilityFunction r = StabilityFunction.of(tableau, tolerance, deadline);
    return new EmbeddedAnalysis(
        r.realInterval(deadline),
        r.imaginaryInterval(deadline),
        AbsoluteMonotonicity.radius(tableau, deadline),
        r.isAStable(deadline),
        r.isLStable(deadline),
        PrincipalError.norm(
            tableau, tableau.b(), method.embeddedOrders().get(row), tolerance, deadline),
        MethodAnalysis.coefficients(r.numerator()),
        MethodAnalysis.coefficients(r.denominator()),
        r.absoluteAtInfinity().map(Real::toDouble).orElse(Double.POSITIVE_INFINITY));
  }
}
