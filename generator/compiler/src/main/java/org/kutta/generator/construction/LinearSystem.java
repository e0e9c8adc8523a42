package org.kutta.generator.construction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kutta.generator.number.Real;

/** Regular linear systems, solved exactly. */
final class LinearSystem {

  private LinearSystem() {}

  /**
   * Returns x with Mx = r, by Gauss–Jordan elimination.
   *
   * @throws ArithmeticException if M is singular
   */
  static List<Real> solve(List<List<Real>> m, List<Real> r) {
    int n = r.size();
    List<List<Real>> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<Real> row = new ArrayList<>(m.get(i));
      row.add(r.get(i));
      rows.add(row);
    }
    for (int p = 0; p < n; p++) {
      int column = p;
      int pivot = p;
      while (pivot < n && rows.get(pivot).get(column).isZero()) {
        pivot++;
      }
      if (pivot == n) {
        throw new ArithmeticException("the system is singular");
      }
      Collections.swap(rows, p, pivot);
      Real inverse = Real.ONE.over(rows.get(p).get(p));
      rows.get(p).replaceAll(inverse::times);
      for (int i = 0; i < n; i++) {
        if (i != p) {
          eliminate(rows.get(i), rows.get(i).get(p), rows.get(p));
        }
      }
    }
    return rows.stream().map(row -> row.get(n)).toList();
  }

  private static void eliminate(List<Real> row, Real factor, List<Real> pivot) {
    if (!factor.isZero()) {
      for (int j = 0; j < row.size(); j++) {
        row.set(j, row.get(j).minus(factor.times(pivot.get(j))));
      }
    }
  }
}
