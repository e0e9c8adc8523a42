package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Polynomial;
import org.kutta.generator.number.Real;

/** Decides on which side of the imaginary axis the roots of a polynomial lie (Routh 1877). */
final class RouthHurwitz {

  private RouthHurwitz() {}

  /** Returns whether all complex roots have a positive real part. */
  static boolean allRootsRight(Polynomial p, Deadline deadline) {
    Polynomial reflected = p.reflect();
    int n = reflected.degree();
    List<Real> upper = everySecond(reflected, n);
    List<Real> lower = everySecond(reflected, n - 1);
    int sign = n >= 0 ? reflected.coefficient(n).signum() : 1;
    for (int k = 0; k < n; k++) {
      deadline.check();
      // In Routh's array of a stable polynomial the first column keeps one sign.
      if (lower.isEmpty() || lower.get(0).signum() != sign) {
        return false;
      }
      List<Real> next = nextRow(upper, lower);
      upper = lower;
      lower = next;
    }
    return true;
  }

  private static List<Real> everySecond(Polynomial p, int from) {
    List<Real> row = new ArrayList<>();
    for (int k = from; k >= 0; k -= 2) {
      row.add(p.coefficient(k));
    }
    return row;
  }

  private static List<Real> nextRow(List<Real> upper, List<Real> lower) {
    Real ratio = upper.get(0).over(lower.get(0));
    List<Real> next = new ArrayList<>();
    for (int j = 1; j < upper.size(); j++) {
      Real below = j < lower.size() ? lower.get(j) : Real.ZERO;
      next.add(upper.get(j).minus(ratio.times(below)));
    }
    return next;
  }
}
