package org.kutta.generator.construction;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * Implicit methods from their abscissae, by the simplifying assumptions (Butcher 1964; Hairer,
 * Wanner, Solving ODEs II, §IV.5), solved exactly.
 */
final class Collocation {

  private final List<Real> c;
  private final List<Real> b;

  /** Finds the weights of distinct abscissae by B(s): Σ b_j c_j^(q−1) = 1/q. */
  Collocation(List<Real> c) {
    this.c = List.copyOf(c);
    List<Real> moments = new ArrayList<>();
    for (int q = 1; q <= c.size(); q++) {
      moments.add(Real.of(1, q));
    }
    this.b = weightsFor(moments, c);
  }

  /** Returns w with Σ w_j x_j^(q−1) = moment_q. */
  private static List<Real> weightsFor(List<Real> moments, List<Real> x) {
    List<List<Real>> powers = new ArrayList<>();
    for (int q = 0; q < moments.size(); q++) {
      int exponent = q;
      powers.add(x.stream().map(node -> node.power(exponent)).toList());
    }
    return LinearSystem.solve(powers, moments);
  }

  /** Returns the collocation method: C(s) determines A. */
  Tableau collocation() {
    return tableau(c.stream().map(node -> rowBy(node, c)).toList());
  }

  /** Returns the row with Σ_j a_ij x_j^(q−1) = c_i^q / q for as many q as there are x. */
  private static List<Real> rowBy(Real end, List<Real> x) {
    List<Real> moments = new ArrayList<>();
    for (int q = 1; q <= x.size(); q++) {
      moments.add(end.power(q).times(Rational.of(1, q)));
    }
    return weightsFor(moments, x);
  }

  /** Returns the method with D(s): Σ_i b_i c_i^(q−1) a_ij = b_j (1 − c_j^q)/q. */
  Tableau transposed() {
    int s = c.size();
    List<List<Real>> columns = new ArrayList<>();
    for (int j = 0; j < s; j++) {
      List<Real> moments = new ArrayList<>();
      for (int q = 1; q <= s; q++) {
        Real gap = Real.ONE.minus(c.get(j).power(q));
        moments.add(b.get(j).times(gap).times(Rational.of(1, q)));
      }
      columns.add(weightsFor(moments, c));
    }
    return tableau(transposeOver(columns));
  }

  /** Returns a_ij = column_j,i / b_i. */
  private List<List<Real>> transposeOver(List<List<Real>> columns) {
    List<List<Real>> a = new ArrayList<>();
    for (int i = 0; i < c.size(); i++) {
      List<Real> row = new ArrayList<>();
      for (List<Real> column : columns) {
        row.add(column.get(i).over(b.get(i)));
      }
      a.add(row);
    }
    return a;
  }

  /** Returns the method with C(s − 1) and a first column that holds b_1 (Chipman 1971). */
  Tableau firstColumnFixed() {
    List<Real> others = c.subList(1, c.size());
    List<List<Real>> a = new ArrayList<>();
    for (Real end : c) {
      List<Real> moments = new ArrayList<>();
      for (int q = 1; q < c.size(); q++) {
        Real known = q == 1 ? b.get(0) : b.get(0).times(c.get(0).power(q - 1));
        moments.add(end.power(q).times(Rational.of(1, q)).minus(known));
      }
      List<Real> row = new ArrayList<>(List.of(b.get(0)));
      row.addAll(weightsFor(moments, others));
      a.add(row);
    }
    return tableau(a);
  }

  private Tableau tableau(List<List<Real>> a) {
    return new Tableau(a, b, List.of(), c);
  }
}
