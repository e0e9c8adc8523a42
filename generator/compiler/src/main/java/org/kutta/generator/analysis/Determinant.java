package org.kutta.generator.analysis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Polynomial;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;

/** Determinants of matrix polynomials of the first degree. */
final class Determinant {

  private Determinant() {}

  /**
   * Returns det(I − zM): the product of 1 − z m_ii for a triangular M, else by the recursion of
   * Faddeev and Le Verrier, which needs only products of matrices, and divisions by integers.
   *
   * <p>The recursion takes M times its common denominator: sums of long fractions would spend their
   * time on common divisors.
   */
  static Polynomial ofIdentityMinus(List<List<Real>> m, Deadline deadline) {
    if (isTriangular(m)) {
      return ofDiagonal(m);
    }
    BigInteger denominator =
        Scaling.commonDenominator(
            m.stream().flatMap(List::stream).toList(), Moments.LONGEST_DENOMINATOR);
    Rational scale = Rational.of(denominator);
    List<List<Real>> scaled =
        m.stream().map(row -> row.stream().map(x -> x.times(scale)).toList()).toList();
    List<Real> coefficients = new ArrayList<>();
    BigInteger power = BigInteger.ONE;
    for (Real coefficient : ofScaled(scaled, deadline)) {
      coefficients.add(coefficient.times(new Rational(BigInteger.ONE, power)));
      power = power.multiply(denominator);
    }
    return Polynomial.of(coefficients);
  }

  private static boolean isTriangular(List<List<Real>> m) {
    for (int i = 0; i < m.size(); i++) {
      if (m.get(i).subList(i + 1, m.size()).stream().anyMatch(entry -> !entry.isZero())) {
        return false;
      }
    }
    return true;
  }

  private static Polynomial ofDiagonal(List<List<Real>> m) {
    Polynomial product = Polynomial.of(List.of(Real.ONE));
    for (int i = 0; i < m.size(); i++) {
      Real entry = m.get(i).get(i);
      if (!entry.isZero()) {
        product = product.times(Polynomial.of(List.of(Real.ONE, entry.negate())));
      }
    }
    return product;
  }

  private static List<Real> ofScaled(List<List<Real>> m, Deadline deadline) {
    int s = m.size();
    List<Real> coefficients = new ArrayList<>(List.of(Real.ONE));
    List<List<Real>> b = identity(s);
    for (int k = 1; k <= s; k++) {
      List<List<Real>> product = times(m, b, deadline);
      Real coefficient = trace(product).times(Rational.of(-1, k));
      coefficients.add(coefficient);
      b = plusMultipleOfIdentity(product, coefficient);
    }
    return coefficients;
  }

  private static List<List<Real>> identity(int s) {
    List<List<Real>> zero = Collections.nCopies(s, Collections.nCopies(s, Real.ZERO));
    return plusMultipleOfIdentity(zero, Real.ONE);
  }

  private static List<List<Real>> times(List<List<Real>> x, List<List<Real>> y, Deadline deadline) {
    int s = x.size();
    List<List<Real>> product = new ArrayList<>();
    for (List<Real> row : x) {
      List<Real> sums = new ArrayList<>();
      for (int j = 0; j < s; j++) {
        deadline.check();
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
