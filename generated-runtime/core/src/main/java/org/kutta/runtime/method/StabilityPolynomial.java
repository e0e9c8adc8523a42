package org.kutta.runtime.method;

import java.util.ArrayList;
import java.util.List;

/**
 * The stability polynomial R of an explicit method whose coefficients depend on parameters: a step
 * multiplies an error in a direction of curvature λ by R(−h λ).
 */
public final class StabilityPolynomial {

  /** So far |R| may exceed one through rounding, where a method is made to touch it. */
  private static final double ROUNDING = 1e-10;

  private StabilityPolynomial() {}

  /**
   * Returns the largest x with |R(−t)| ≤ 1 for 0 ≤ t ≤ x, up to rounding errors; infinite for a
   * constant.
   *
   * @param coefficients of R in ascending powers, the first 1
   */
  public static double realInterval(double... coefficients) {
    double[] p = new double[coefficients.length];
    for (int k = 0; k < p.length; k++) {
      p[k] = k % 2 == 0 ? coefficients[k] : -coefficients[k];
    }
    // Between its critical points, R is monotone: it leaves [−1, 1] at most once.
    double inside = 0;
    for (double critical : positiveRoots(derivative(p))) {
      if (!isBounded(p, critical)) {
        return boundary(p, inside, critical);
      }
      inside = critical;
    }
    double outside = Math.max(1, 2 * inside);
    while (isBounded(p, outside)) {
      outside *= 2;
      if (Double.isInfinite(outside)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return boundary(p, inside, outside);
  }

  private static boolean isBounded(double[] p, double x) {
    return Math.abs(at(p, x)) <= 1 + ROUNDING;
  }

  private static double boundary(double[] p, double inside, double outside) {
    double lower = inside;
    double upper = outside;
    for (double middle = middle(lower, upper);
        middle > lower && middle < upper;
        middle = middle(lower, upper)) {
      if (isBounded(p, middle)) {
        lower = middle;
      } else {
        upper = middle;
      }
    }
    return lower;
  }

  private static double middle(double lower, double upper) {
    return lower + (upper - lower) / 2;
  }

  /** Returns the positive roots at which a polynomial changes its sign, ascending. */
  static List<Double> positiveRoots(double[] p) {
    List<Double> roots = new ArrayList<>();
    if (p.length < 2) {
      return roots;
    }
    List<Double> ends = new ArrayList<>(positiveRoots(derivative(p)));
    ends.add(bound(p));
    double lower = 0;
    for (double upper : ends) {
      if (at(p, lower) * at(p, upper) < 0) {
        roots.add(root(p, lower, upper));
      }
      lower = upper;
    }
    return roots;
  }

  private static double root(double[] p, double from, double to) {
    double lower = from;
    double upper = to;
    boolean rises = at(p, from) < 0;
    for (double middle = middle(lower, upper);
        middle > lower && middle < upper;
        middle = middle(lower, upper)) {
      if (at(p, middle) < 0 == rises) {
        lower = middle;
      } else {
        upper = middle;
      }
    }
    return lower;
  }

  /** Cauchy's bound of the roots, 1 + max |p_k / p_n|, for the highest coefficient not zero. */
  private static double bound(double[] p) {
    int degree = p.length - 1;
    while (degree > 0 && p[degree] == 0) {
      degree--;
    }
    double bound = 1;
    for (int k = 0; k < degree; k++) {
      bound = Math.max(bound, 1 + Math.abs(p[k] / p[degree]));
    }
    return Math.min(bound, Double.MAX_VALUE);
  }

  private static double[] derivative(double[] p) {
    double[] derivative = new double[Math.max(p.length - 1, 0)];
    for (int k = 1; k < p.length; k++) {
      derivative[k - 1] = k * p[k];
    }
    return derivative;
  }

  private static double at(double[] p, double x) {
    double value = 0;
    for (int k = p.length - 1; k >= 0; k--) {
      value = value * x + p[k];
    }
    return value;
  }
}
