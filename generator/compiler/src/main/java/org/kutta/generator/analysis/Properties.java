package org.kutta.generator.analysis;

import java.util.Collections;
import java.util.List;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Surd;
import org.kutta.generator.tableau.Tableau;

/** Properties of a tableau that are decided by its entries alone. */
public final class Properties {

  private Properties() {}

  /**
   * Returns the stage order: the largest q for which B(q) and C(q) hold (Hairer, Wanner, Solving
   * ODEs II, §IV.5).
   */
  public static int stageOrder(Tableau tableau) {
    int q = 0;
    // C(q) determines A for q = s, so no method has C(s + 1) with distinct abscissae.
    while (q <= 2 * tableau.stages() && satisfiesB(tableau, q + 1) && satisfiesC(tableau, q + 1)) {
      q++;
    }
    return q;
  }

  /** B(q): Σ b_i c_i^(q−1) = 1/q. */
  private static boolean satisfiesB(Tableau tableau, int q) {
    return Tableau.dot(tableau.b(), powers(tableau, q - 1)).equals(Surd.of(1, q));
  }

  /** C(q): Σ_j a_ij c_j^(q−1) = c_i^q / q for every i. */
  private static boolean satisfiesC(Tableau tableau, int q) {
    List<Surd> required =
        powers(tableau, q).stream().map(power -> power.times(Rational.of(1, q))).toList();
    return tableau.multiply(powers(tableau, q - 1)).equals(required);
  }

  private static List<Surd> powers(Tableau tableau, int exponent) {
    return exponent == 0
        ? Collections.nCopies(tableau.stages(), Surd.ONE)
        : tableau.c().stream().map(c -> c.power(exponent)).toList();
  }

  /** Returns whether b_i a_ij + b_j a_ji = b_i b_j for all i, j (Sanz-Serna 1988). */
  public static boolean isSymplectic(Tableau tableau) {
    List<Surd> b = tableau.b();
    for (int i = 0; i < tableau.stages(); i++) {
      for (int j = 0; j <= i; j++) {
        Surd left = b.get(i).times(tableau.a(i, j)).plus(b.get(j).times(tableau.a(j, i)));
        if (!left.equals(b.get(i).times(b.get(j)))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns whether a_{s+1−i,s+1−j} + a_ij = b_j for all i, j (Wanner 1973). */
  public static boolean isSymmetric(Tableau tableau) {
    int s = tableau.stages();
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        Surd left = tableau.a(s - 1 - i, s - 1 - j).plus(tableau.a(i, j));
        if (!left.equals(tableau.b().get(j))) {
          return false;
        }
      }
    }
    return true;
  }
}
