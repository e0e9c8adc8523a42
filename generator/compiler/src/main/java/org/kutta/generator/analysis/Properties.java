package org.kutta.generator.analysis;

import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.ConjugateStages;
import org.kutta.generator.tableau.Tableau;

/** Properties of a tableau that are decided by its entries alone. */
public final class Properties {

  private final Tableau<Real> tableau;
  private final Real tolerance;

  private final Deadline deadline;

  private Properties(Tableau<Real> tableau, Real tolerance, Deadline deadline) {
    this.tableau = tableau;
    this.tolerance = tolerance;
    this.deadline = deadline.during(Stage.PROPERTIES);
  }

  /** Returns the properties of an exact tableau. */
  public static Properties of(Tableau<Real> tableau) {
    return of(tableau, Real.ZERO, Deadline.none());
  }

  /** Returns the properties of a tableau whose published numbers hold to a tolerance only. */
  public static Properties of(Tableau<Real> tableau, Real tolerance, Deadline deadline) {
    return new Properties(tableau, tolerance, deadline);
  }

  /**
   * Returns the stage order: the largest q for which B(q) and C(q) hold (Hairer, Wanner, Solving
   * ODEs II, §IV.5).
   */
  public int stageOrder() {
    Optional<ConjugateStages> conjugates = ConjugateStages.of(tableau);
    Optional<List<Real>> weights = conjugates.flatMap(stages -> stages.functional(tableau.b()));
    if (weights.isPresent()) {
      return SimplifyingAssumptions.stageOrder(conjugates.get(), weights.get(), deadline);
    }
    int q = 0;
    // C(q) determines A for q = s, so no method has C(s + 1) with distinct abscissae.
    while (q <= 2 * tableau.stages() && satisfiesB(q + 1) && satisfiesC(q + 1)) {
      q++;
    }
    return q;
  }

  /** B(q): Σ b_i c_i^(q−1) = 1/q. */
  private boolean satisfiesB(int q) {
    return agree(Real.FIELD.dot(tableau.b(), powers(q - 1)), Real.of(1, q));
  }

  /** C(q): Σ_j a_ij c_j^(q−1) = c_i^q / q for every i. */
  private boolean satisfiesC(int q) {
    List<Real> found = tableau.multiply(powers(q - 1));
    List<Real> powers = powers(q);
    for (int i = 0; i < tableau.stages(); i++) {
      if (!agree(found.get(i), powers.get(i).times(Rational.of(1, q)))) {
        return false;
      }
    }
    return true;
  }

  private List<Real> powers(int exponent) {
    return tableau.c().stream().map(c -> c.power(exponent)).toList();
  }

  private boolean agree(Real x, Real y) {
    deadline.check();
    return x.minus(y).abs().compareTo(tolerance) <= 0;
  }

  /** Returns whether b_i a_ij + b_j a_ji = b_i b_j for all i, j (Sanz-Serna 1988). */
  public boolean isSymplectic() {
    List<Real> b = tableau.b();
    for (int i = 0; i < tableau.stages(); i++) {
      for (int j = 0; j <= i; j++) {
        Real left = b.get(i).times(tableau.a(i, j)).plus(b.get(j).times(tableau.a(j, i)));
        if (!agree(left, b.get(i).times(b.get(j)))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns whether a_{s+1−i,s+1−j} + a_ij = b_j for all i, j (Wanner 1973). */
  public boolean isSymmetric() {
    int s = tableau.stages();
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        Real left = tableau.a(s - 1 - i, s - 1 - j).plus(tableau.a(i, j));
        if (!agree(left, tableau.b().get(j))) {
          return false;
        }
      }
    }
    return true;
  }
}
