package org.kutta.generator.analysis;

import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.RungeKutta;
import org.kutta.generator.tableau.Scheme;
import org.kutta.generator.tableau.StageRecurrence;
import org.kutta.generator.tableau.Structure;
import org.kutta.generator.tableau.Tableau;

/**
 * What a generated class says of its stability: a part of {@link LinearStability} that is quickly
 * had.
 *
 * @param realInterval largest x with |R| ≤ 1 on [−x, 0], to the nearest double; may be infinite
 * @param aStable |R| ≤ 1 in the left half-plane
 * @param lStable A-stable, and R vanishes at infinity
 */
public record StabilityFacts(double realInterval, boolean aStable, boolean lStable) {

  /**
   * Decides in exact arithmetic.
   *
   * @param tolerance to which the claims of the method hold; zero for an exact tableau
   */
  public static StabilityFacts of(Tableau<Real> tableau, Real tolerance, Deadline deadline) {
    return tableau
        .scheme()
        .accept(
            new Scheme.Visitor<>() {
              @Override
              public StabilityFacts visitRungeKutta(RungeKutta<Real> rungeKutta) {
                StabilityFunction r = StabilityFunction.of(tableau, tolerance, deadline);
                boolean aStable =
                    tableau.structure() != Structure.EXPLICIT && r.isAStable(deadline);
                return new StabilityFacts(
                    r.realInterval(deadline), aStable, aStable && r.vanishesAtInfinity());
              }

              @Override
              public StabilityFacts visitRecurrence(StageRecurrence recurrence) {
                // Of an explicit method: R is a polynomial, and unbounded.
                double interval = StabilityRecurrence.of(recurrence).realInterval();
                return new StabilityFacts(interval, false, false);
              }
            });
  }
}
