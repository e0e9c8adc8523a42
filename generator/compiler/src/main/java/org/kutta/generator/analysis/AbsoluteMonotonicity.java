package org.kutta.generator.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * The radius of absolute monotonicity, which is the SSP coefficient (Kraaijevanger 1991; Ketcheson,
 * Macdonald, Gottlieb, Appl. Numer. Math. 59 (2009) 373, eq. 7).
 *
 * <p>With K = [[A, 0], [bᵀ, 0]], it is the largest r with K(I + rK)⁻¹ ≥ 0 and rK(I + rK)⁻¹1 ≤ 1,
 * entry by entry. If these hold at r, they hold below it, so bisection finds it; each test is
 * exact.
 */
final class AbsoluteMonotonicity {

  private static final Rational HALF = Rational.of(1, 2);

  /**
   * Methods with a coefficient beyond are taken to have none: only implicit ones of order one do.
   */
  private static final Rational LARGEST = Rational.of(1 << 20);

  private static final int BISECTIONS = 60;

  private final List<List<Real>> k;

  private final Deadline deadline;

  private AbsoluteMonotonicity(Tableau<Real> tableau, Deadline deadline) {
    this.deadline = deadline.during(Stage.MONOTONICITY);
    k = new ArrayList<>();
    for (int i = 0; i <= tableau.stages(); i++) {
      List<Real> row = new ArrayList<>(i < tableau.stages() ? tableau.a().get(i) : tableau.b());
      row.add(Real.ZERO);
      k.add(row);
    }
  }

  /** Returns the SSP coefficient, to the nearest double; infinity if there is no bound. */
  static double radius(Tableau<Real> tableau, Deadline deadline) {
    return new AbsoluteMonotonicity(tableau, deadline).radius();
  }

  /**
   * Returns whether a number is the SSP coefficient: exactly where it is rational, to 1e-12 where
   * it is not.
   */
  static boolean isRadius(Tableau<Real> tableau, Real claimed, Deadline deadline) {
    if (!claimed.isRational()) {
      return Math.abs(radius(tableau, deadline) - claimed.toDouble()) <= 1e-12;
    }
    AbsoluteMonotonicity monotonicity = new AbsoluteMonotonicity(tableau, deadline);
    Rational r = claimed.rationalPart();
    Rational beyond = r.plus(Rational.of(1, 1L << 50));
    boolean reached = r.isZero() || (r.signum() > 0 && monotonicity.holds(r));
    return reached && !monotonicity.holds(beyond);
  }

  /** Returns the SSP coefficient in words: exactly if it is a rational that is easily written. */
  static String words(Tableau<Real> tableau, Deadline deadline) {
    double radius = radius(tableau, deadline);
    return Double.isInfinite(radius)
        ? "infinite"
        : exact(tableau, radius, deadline).map(Rational::toString).orElse("about " + radius);
  }

  /** Returns the SSP coefficient if it is a rational that is easily written. */
  static Optional<Rational> exact(Tableau<Real> tableau, Deadline deadline) {
    double radius = radius(tableau, deadline);
    return Double.isInfinite(radius) ? Optional.empty() : exact(tableau, radius, deadline);
  }

  private static Optional<Rational> exact(Tableau<Real> tableau, double radius, Deadline deadline) {
    Rational near = Rational.simplestNear(new BigDecimal(radius), new BigDecimal("1e-12"));
    return Optional.of(near).filter(r -> isRadius(tableau, Real.of(r), deadline));
  }

  private double radius() {
    // A positive radius needs A ≥ 0 and b ≥ 0 (Kraaijevanger 1991, thm 4.2).
    if (k.stream().flatMap(List::stream).anyMatch(entry -> entry.signum() < 0)) {
      return 0;
    }
    if (!holds(Rational.of(1, 1L << 40))) {
      return 0;
    }
    Rational lower = Rational.ZERO;
    Rational upper = Rational.ONE;
    while (holds(upper)) {
      lower = upper;
      upper = upper.times(Rational.of(2));
      if (upper.compareTo(LARGEST) > 0) {
        return Double.POSITIVE_INFINITY;
      }
    }
    for (int i = 0; i < BISECTIONS; i++) {
      Rational middle = lower.plus(upper).times(HALF);
      if (holds(middle)) {
        lower = middle;
      } else {
        upper = middle;
      }
    }
    return lower.toDouble();
  }

  private boolean holds(Rational r) {
    List<List<Real>> x = solve(r);
    if (x.isEmpty()) {
      return false;
    }
    for (List<Real> row : x) {
      if (row.stream().anyMatch(entry -> entry.signum() < 0)
          || Real.FIELD.sum(row).times(r).compareTo(Real.ONE) > 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns K(I + rK)⁻¹ by Gauss–Jordan elimination; empty if there is none. */
  private List<List<Real>> solve(Rational r) {
    int n = k.size();
    List<List<Real>> m = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<Real> row = new ArrayList<>(k.get(i).stream().map(entry -> entry.times(r)).toList());
      row.set(i, row.get(i).plus(Real.ONE));
      m.add(row);
    }
    // K and (I + rK)⁻¹ commute, so that rows can be eliminated instead: (I + rK) X = K.
    List<List<Real>> x = new ArrayList<>();
    k.forEach(row -> x.add(new ArrayList<>(row)));
    for (int p = 0; p < n; p++) {
      int pivot = p;
      while (pivot < n && m.get(pivot).get(p).isZero()) {
        pivot++;
      }
      if (pivot == n) {
        return List.of();
      }
      Collections.swap(m, p, pivot);
      Collections.swap(x, p, pivot);
      Real inverse = Real.ONE.over(m.get(p).get(p));
      m.get(p).replaceAll(inverse::times);
      x.get(p).replaceAll(inverse::times);
      for (int i = 0; i < n; i++) {
        deadline.check();
        Real factor = m.get(i).get(p);
        if (i != p && !factor.isZero()) {
          subtract(m.get(i), factor, m.get(p));
          subtract(x.get(i), factor, x.get(p));
        }
      }
    }
    return x;
  }

  private static void subtract(List<Real> row, Real factor, List<Real> pivot) {
    for (int j = 0; j < row.size(); j++) {
      if (!pivot.get(j).isZero()) {
        row.set(j, row.get(j).minus(factor.times(pivot.get(j))));
      }
    }
  }
}
