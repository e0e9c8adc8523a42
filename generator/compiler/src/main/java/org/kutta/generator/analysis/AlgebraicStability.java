package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.ConjugateStages;
import org.kutta.generator.tableau.Tableau;

/**
 * Algebraic stability: weights that are not negative, and a positive semidefinite matrix m_ij = b_i
 * a_ij + b_j a_ji − b_i b_j (Burrage and Butcher 1979; Crouzeix 1979).
 */
final class AlgebraicStability {

  private AlgebraicStability() {}

  static boolean holds(Tableau<Real> tableau, Deadline deadline) {
    return tableau.b().stream().noneMatch(weight -> weight.signum() < 0)
        && isPositiveSemidefinite(
            tableau
                .conjugates()
                .map(stages -> matrix(stages, stages.functional(tableau.b()).orElseThrow()))
                .orElseGet(() -> matrix(tableau)),
            deadline);
  }

  private static List<List<Real>> matrix(Tableau<Real> tableau) {
    List<Real> b = tableau.b();
    List<List<Real>> m = new ArrayList<>();
    for (int i = 0; i < tableau.stages(); i++) {
      List<Real> row = new ArrayList<>();
      for (int j = 0; j < tableau.stages(); j++) {
        Real sum = b.get(i).times(tableau.a(i, j)).plus(b.get(j).times(tableau.a(j, i)));
        row.add(sum.minus(b.get(i).times(b.get(j))));
      }
      m.add(row);
    }
    return m;
  }

  /** Returns the same quadratic form in the coordinates of conjugates: GA + (GA)ᵀ − bbᵀ. */
  private static List<List<Real>> matrix(ConjugateStages stages, List<Real> b) {
    List<List<Real>> basis = stages.basis();
    List<List<Real>> ga = new ArrayList<>();
    for (List<Real> u : basis) {
      ga.add(
          basis.stream()
              .map(v -> Real.FIELD.dot(b, stages.product(u, stages.multiply(v))))
              .toList());
    }
    List<List<Real>> m = new ArrayList<>();
    for (int i = 0; i < b.size(); i++) {
      List<Real> row = new ArrayList<>();
      for (int j = 0; j < b.size(); j++) {
        row.add(ga.get(i).get(j).plus(ga.get(j).get(i)).minus(b.get(i).times(b.get(j))));
      }
      m.add(row);
    }
    return m;
  }

  /** Eliminates symmetrically; a zero pivot must have a zero row, a negative one decides. */
  private static boolean isPositiveSemidefinite(List<List<Real>> m, Deadline deadline) {
    int s = m.size();
    for (int p = 0; p < s; p++) {
      int sign = m.get(p).get(p).signum();
      if (sign < 0) {
        return false;
      }
      for (int i = p + 1; i < s; i++) {
        deadline.check();
        Real entry = m.get(i).get(p);
        if (sign == 0 && !entry.isZero()) {
          return false;
        }
        if (sign > 0 && !entry.isZero()) {
          Real factor = entry.over(m.get(p).get(p));
          for (int j = p + 1; j < s; j++) {
            m.get(i).set(j, m.get(i).get(j).minus(factor.times(m.get(p).get(j))));
          }
        }
      }
    }
    return true;
  }
}
