package org.kutta.runtime.method;

import java.util.Arrays;

/**
 * The stability function R = N / D of an implicit method whose coefficients depend on parameters: a
 * step multiplies an error in a direction of curvature λ by R(−h λ).
 */
public final class StabilityQuotient {

  /** Coefficients up to this size, relative to what they are the sum of, are rounding. */
  private static final double ROUNDING = 1e-14;

  private StabilityQuotient() {}

  /**
   * Returns the largest x with |R(−t)| ≤ 1 for 0 ≤ t ≤ x, up to rounding errors; infinite if there
   * is no largest.
   *
   * <p>N = det(I − zA + z1bᵀ) and D = det(I − zA) (Hairer and Wanner, Solving ODEs II, prop.
   * IV.3.2). On the way from zero, |R| exceeds one where D − N or D + N becomes negative first;
   * where it only touches one, rounding may say that it does.
   *
   * @param a Runge–Kutta matrix, shape {@code [s, s]}
   * @param b weights, shape {@code [s]}
   */
  public static double realInterval(double[][] a, double[] b) {
    int s = b.length;
    double[][] shifted = new double[s][s];
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        shifted[i][j] = a[i][j] - b[j];
      }
    }
    double[] n = atMinus(determinant(shifted));
    double[] d = atMinus(determinant(a));
    double scale = norm(a) + norm(shifted);
    return Math.min(firstNegative(sum(d, n, -1, scale)), firstNegative(sum(d, n, 1, scale)));
  }

  /** Returns det(I − zM) in ascending powers of z, by Faddeev and LeVerrier's recursion. */
  private static double[] determinant(double[][] m) {
    int s = m.length;
    double[] coefficients = new double[s + 1];
    coefficients[0] = 1;
    double[][] power = new double[s][s];
    for (int k = 1; k <= s; k++) {
      for (int i = 0; i < s; i++) {
        power[i][i] += coefficients[k - 1];
      }
      power = product(m, power);
      double trace = 0;
      for (int i = 0; i < s; i++) {
        trace += power[i][i];
      }
      coefficients[k] = -trace / k;
    }
    return coefficients;
  }

  private static double[][] product(double[][] x, double[][] y) {
    int s = x.length;
    double[][] product = new double[s][s];
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        for (int k = 0; k < s; k++) {
          product[i][j] += x[i][k] * y[k][j];
        }
      }
    }
    return product;
  }

  /** Returns p(−x). */
  private static double[] atMinus(double[] p) {
    double[] reflected = p.clone();
    for (int k = 1; k < p.length; k += 2) {
      reflected[k] = -p[k];
    }
    return reflected;
  }

  /**
   * Returns D ± N.
   *
   * @param scale the norm of the matrices: its k-th power bounds what coefficient k is the sum of
   */
  private static double[] sum(double[] d, double[] n, int sign, double scale) {
    double[] sum = new double[d.length];
    for (int k = 0; k < d.length; k++) {
      double value = d[k] + sign * n[k];
      sum[k] = Math.abs(value) <= ROUNDING * Math.pow(scale, k) ? 0 : value;
    }
    return sum;
  }

  /** Returns where a polynomial first becomes negative, right of zero; or infinity. */
  private static double firstNegative(double[] p) {
    int lowest = 0;
    while (lowest < p.length && p[lowest] == 0) {
      lowest++;
    }
    if (lowest < p.length && p[lowest] < 0) {
      return 0;
    }
    double[] rest = Arrays.copyOfRange(p, lowest, p.length);
    return StabilityPolynomial.positiveRoots(rest).stream()
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static double norm(double[][] m) {
    double norm = 0;
    for (double[] row : m) {
      norm = Math.max(norm, Arrays.stream(row).map(Math::abs).sum());
    }
    return norm;
  }
}
