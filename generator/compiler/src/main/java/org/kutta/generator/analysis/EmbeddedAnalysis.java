package org.kutta.generator.analysis;

import java.util.List;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * What can be said of a row of embedded weights: of the method that takes its step with them. Some
 * do (local extrapolation turned off), and an error estimate is no better than this method.
 *
 * @param principalErrorNorm size of the leading error term, see {@link PrincipalError}
 * @param sspCoefficient radius of absolute monotonicity
 * @param stability on linear equations
 */
public record EmbeddedAnalysis(
    double principalErrorNorm, double sspCoefficient, LinearStability stability) {

  /** Analyses an embedded row, counted from 0. */
  static EmbeddedAnalysis of(JudgedMethod method, int row, Deadline deadline) {
    Real tolerance = method.method().claims().tolerance();
    Tableau<Real> main = method.tableau();
    Tableau<Real> tableau =
        new Tableau<>(Real.FIELD, main.a(), main.embedded().get(row), List.of(), main.c());
    return new EmbeddedAnalysis(
        PrincipalError.norm(
            tableau, tableau.b(), method.embeddedOrders().get(row), tolerance, deadline),
        AbsoluteMonotonicity.radius(tableau, deadline),
        LinearStability.of(StabilityFunction.of(tableau, tolerance, deadline), deadline));
  }
}
