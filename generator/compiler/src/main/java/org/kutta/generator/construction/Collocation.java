package org.kutta.generator.construction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kutta.generator.number.Polynomial;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * Implicit methods from their abscissae, by the simplifying assumptions (Butcher 1964; Hairer,
 * Wanner, Solving ODEs II, §IV.5), solved exactly.
 */
final class Collocation {

  private final List<Real> c;
  private final Polynomial nodePolynomial;
  private final Lagrange lagrange;
  private final List<Real> b;

  /** Finds the weights of distinct abscissae by B(s): Σ b_j c_j^(q−1) = 1/q. */
  Collocation(List<Real> c) {
    this(c, product(c));
  }

  /**
   * The same where the product Π (x − c_j) is known: of conjugates it is rational, which their
   * factors do not show.
   */
  Collocation(List<Real> c, Polynomial nodePolynomial) {
    this.c = List.copyOf(c);
    this.nodePolynomial = nodePolynomial;
    this.lagrange = new Lagrange(c, nodePolynomial);
    List<Real> moments = new ArrayList<>();
    for (int q = 1; q <= c.size(); q++) {
      moments.add(Real.of(1, q));
    }
    this.b = lagrange.weightsFor(moments);
  }

  private static Polynomial product(List<Real> nodes) {
    Polynomial product = Polynomial.of(List.of(Real.ONE));
    for (Real node : nodes) {
      product = product.times(Polynomial.of(List.of(node.negate(), Real.ONE)));
    }
    return product;
  }

  /**
   * Lagrange's polynomials ℓ_j = Σ_k v_jk x^k of some nodes. Each v_jk is a number of the node c_j
   * alone.
   */
  private static final class Lagrange {

    private final List<List<Real>> coefficients = new ArrayList<>();

    /** With M = Π (x − c_j), ℓ_j is M/(x − c_j) over its value at c_j, which is M′(c_j). */
    Lagrange(List<Real> nodes, Polynomial m) {
      Polynomial derivative = m.derivative();
      for (Real node : nodes) {
        Real scale = Real.ONE.over(derivative.at(node));
        List<Real> quotient = new ArrayList<>();
        Real last = Real.ZERO;
        for (int k = m.degree() - 1; k >= 0; k--) {
          last = m.coefficient(k + 1).plus(last.times(node));
          quotient.add(last.times(scale));
        }
        Collections.reverse(quotient);
        coefficients.add(quotient);
      }
    }

    /** Returns w with Σ w_j x_j^(q−1) = moment_q. */
    List<Real> weightsFor(List<Real> moments) {
      return coefficients.stream().map(v -> Real.FIELD.dot(moments, v)).toList();
    }
  }

  /** Returns the collocation method: C(s) determines A. */
  Tableau<Real> collocation() {
    List<List<Real>> a = new ArrayList<>();
    for (Real end : c) {
      List<Real> moments = new ArrayList<>();
      for (int q = 1; q <= c.size(); q++) {
        moments.add(end.power(q).times(Rational.of(1, q)));
      }
      a.add(lagrange.weightsFor(moments));
    }
    return tableau(a);
  }

  /** Returns the method with D(s): Σ_i b_i c_i^(q−1) a_ij = b_j (1 − c_j^q)/q. */
  Tableau<Real> transposed() {
    int s = c.size();
    List<List<Real>> columns = new ArrayList<>();
    for (int j = 0; j < s; j++) {
      List<Real> moments = new ArrayList<>();
      for (int q = 1; q <= s; q++) {
        Real gap = Real.ONE.minus(c.get(j).power(q));
        moments.add(b.get(j).times(gap).times(Rational.of(1, q)));
      }
      columns.add(lagrange.weightsFor(moments));
    }
    return tableau(transposeOver(columns));
  }

  /** Returns a_ij = column_j,i / b_i. */
  private List<List<Real>> transposeOver(List<List<Real>> columns) {
    List<List<Real>> a = new ArrayList<>();
    for (int i = 0; i < c.size(); i++) {
      Real inverse = Real.ONE.over(b.get(i));
      List<Real> row = new ArrayList<>();
      for (List<Real> column : columns) {
        row.add(column.get(i).times(inverse));
      }
      a.add(row);
    }
    return a;
  }

  /**
   * Returns the method with C(s − 1) and a first column that holds b_1 (Chipman 1971); the first
   * abscissa is zero.
   */
  Tableau<Real> firstColumnFixed() {
    List<Real> others = c.subList(1, c.size());
    Polynomial x = Polynomial.of(List.of(Real.ZERO, Real.ONE));
    Lagrange rest = new Lagrange(others, nodePolynomial.exactQuotient(x));
    List<List<Real>> a = new ArrayList<>();
    for (Real end : c) {
      List<Real> moments = new ArrayList<>();
      for (int q = 1; q < c.size(); q++) {
        Real known = q == 1 ? b.get(0) : Real.ZERO;
        moments.add(end.power(q).times(Rational.of(1, q)).minus(known));
      }
      List<Real> row = new ArrayList<>(List.of(b.get(0)));
      row.addAll(rest.weightsFor(moments));
      a.add(row);
    }
    return tableau(a);
  }

  private Tableau<Real> tableau(List<List<Real>> a) {
    return new Tableau<>(Real.FIELD, a, b, List.of(), c);
  }
}
