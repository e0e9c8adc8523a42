package org.kutta.generator.family;

import java.util.List;
import java.util.stream.IntStream;
import org.kutta.generator.number.Real;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.tableau.Tableau;

/** Properties that all members of a family have, as identities between its entries. */
public final class FamilyProperties {

  private final Tableau<RationalFunction> tableau;

  public FamilyProperties(Tableau<RationalFunction> tableau) {
    this.tableau = tableau;
  }

  /** Returns the largest q for which B(q) and C(q) hold for all values of the parameters. */
  public int stageOrder() {
    int q = 0;
    while (q <= 2 * tableau.stages() && satisfiesB(q + 1) && satisfiesC(q + 1)) {
      q++;
    }
    return q;
  }

  /**
   * Returns whether the stages are collocation at the abscissae: these are distinct, and C(s) holds
   * (Hairer, Nørsett and Wanner, II.7).
   */
  public boolean isCollocation() {
    int s = tableau.stages();
    return tableau.c().stream().distinct().count() == s
        && IntStream.rangeClosed(1, s).allMatch(this::satisfiesC);
  }

  /** B(q): Σ b_i c_i^(q−1) = 1/q. */
  private boolean satisfiesB(int q) {
    return RationalFunction.FIELD
        .dot(tableau.b(), powers(q - 1))
        .equals(RationalFunction.constant(Real.of(1, q)));
  }

  /** C(q): Σ_j a_ij c_j^(q−1) = c_i^q / q for every i. */
  private boolean satisfiesC(int q) {
    List<RationalFunction> required =
        powers(q).stream()
            .map(power -> power.times(RationalFunction.constant(Real.of(1, q))))
            .toList();
    return tableau.multiply(powers(q - 1)).equals(required);
  }

  private List<RationalFunction> powers(int exponent) {
    return tableau.c().stream().map(c -> c.power(exponent)).toList();
  }

  /** Returns whether b_i a_ij + b_j a_ji = b_i b_j for all i, j (Sanz-Serna 1988). */
  public boolean isSymplectic() {
    List<RationalFunction> b = tableau.b();
    for (int i = 0; i < tableau.stages(); i++) {
      for (int j = 0; j <= i; j++) {
        RationalFunction left = b.get(i).times(a(i, j)).plus(b.get(j).times(a(j, i)));
        if (!left.equals(b.get(i).times(b.get(j)))) {
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
        if (!a(s - 1 - i, s - 1 - j).plus(a(i, j)).equals(tableau.b().get(j))) {
          return false;
        }
      }
    }
    return true;
  }

  private RationalFunction a(int i, int j) {
    return tableau.a().get(i).get(j);
  }
}
