package org.kutta.generator.analysis;

import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.number.Field;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/** Properties of a tableau that are decided by its entries alone: of functions, as identities. */
public final class Properties<E> {

  private final Tableau<E> tableau;
  private final Field<E> field;
  private final Real tolerance;

  private final Deadline deadline;

  private Properties(Tableau<E> tableau, Real tolerance, Deadline deadline) {
    this.tableau = tableau;
    this.field = tableau.field();
    this.tolerance = tolerance;
    this.deadline = deadline.during(Stage.PROPERTIES);
  }

  /** Returns the properties of an exact tableau. */
  public static <E> Properties<E> of(Tableau<E> tableau) {
    return of(tableau, Real.ZERO, Deadline.none());
  }

  /** Returns the properties of a tableau whose published numbers hold to a tolerance only. */
  public static <E> Properties<E> of(Tableau<E> tableau, Real tolerance, Deadline deadline) {
    return new Properties<>(tableau, tolerance, deadline);
  }

  /**
   * Returns the stage order: the largest q for which B(q) and C(q) hold (Hairer, Wanner, Solving
   * ODEs II, §IV.5).
   */
  public int stageOrder() {
    Optional<Integer> ofConjugates = SimplifyingAssumptions.stageOrder(tableau, deadline);
    if (ofConjugates.isPresent()) {
      return ofConjugates.get();
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
    return agree(field.dot(tableau.b(), powers(q - 1)), field.of(Rational.of(1, q)));
  }

  /** C(q): Σ_j a_ij c_j^(q−1) = c_i^q / q for every i. */
  private boolean satisfiesC(int q) {
    List<E> found = tableau.multiply(powers(q - 1));
    List<E> powers = powers(q);
    for (int i = 0; i < tableau.stages(); i++) {
      if (!agree(found.get(i), field.times(powers.get(i), Rational.of(1, q)))) {
        return false;
      }
    }
    return true;
  }

  private List<E> powers(int exponent) {
    return tableau.c().stream().map(c -> field.power(c, exponent)).toList();
  }

  private boolean agree(E x, E y) {
    deadline.check();
    return field.isWithin(field.minus(x, y), tolerance);
  }

  /** Returns whether b_i a_ij + b_j a_ji = b_i b_j for all i, j (Sanz-Serna 1988). */
  public boolean isSymplectic() {
    List<E> b = tableau.b();
    for (int i = 0; i < tableau.stages(); i++) {
      for (int j = 0; j <= i; j++) {
        E left =
            field.plus(
                field.times(b.get(i), tableau.a(i, j)), field.times(b.get(j), tableau.a(j, i)));
        if (!agree(left, field.times(b.get(i), b.get(j)))) {
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
        E left = field.plus(tableau.a(s - 1 - i, s - 1 - j), tableau.a(i, j));
        if (!agree(left, tableau.b().get(j))) {
          return false;
        }
      }
    }
    return true;
  }
}
