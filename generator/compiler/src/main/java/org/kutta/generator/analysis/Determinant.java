package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kutta.generator.number.Polynomial;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;

/** Determinants of matrix polynomials of the first degree. */
final class Determinant {

  private Determinant() {}

  /**
   * Returns det(I − zM) by the recursion of Faddeev and Le Verrier: only products of matrices, and
   * divisions by integers.
   */
  static Polynomial ofIdentityMinus(List<List<Real>> m) {
    int s = m.size();
    List<Real> coefficients = new ArrayList<>(List.of(Real.ONE));
    List<List<Real>> b = identity(s);
    for (int k = 1; k <= s; k++) {
      List<List<Real>> product = times(m, b);
      Real coefficient = trace(product).times(Rational.of(-1, k));
      coefficients.add(coefficient);
      b = plusMultipleOfIdentity(product, coefficient);
    }
    return Polynomial.of(coefficients);
  }

  private static List<List<Real>> identity(int s) {
    List<List<Real>> zero = Collections.nCopies(s, Collections.nCopies(s, Real.ZERO));
    return plusMultipleOfIdentity(zero, Real.ONE);
  }

  private static List<List<Real>> times(List<List<Real>> x, List<List<Real>> y) {
    int s = x.size();
    List<List<Real>> product = new ArrayList<>();
    for (List<Real> row : x) {
      List<Real> sums = new ArrayList<>();
      for (int j = 0; j < s; j++) {
        Real sum = Real.ZERO;
        for (int k = 0; k < s; k++) {
          if (!row.get(k).isZero()) {
            sum = sum.plus(row.get(k).times(y.get(k).get(j)));
          }
        }
        sums.add(sum);
      }
      product.add(sums);
    }
    return product;
  }

  private static Real trace(List<List<Real>> m) {
    Real trace = Real.ZERO;
    for (int i = 0; i < m.size(); i++) {
      trace = trace.plus(m.get(i).get(i));
    }
    return trace;
  }

  private static List<List<Real>> plusMultipleOfIdentity(List<List<Real>> m, Real factor) {
    List<List<Real>> sum = new ArrayList<>();
    for (int i = 0; i < m.size(); i++) {
      List<Real> row = new ArrayList<>(m.get(i));
      row.set(i, row.get(i).plus(factor));
      sum.add(row);
    }
    return sum;
  }
}
