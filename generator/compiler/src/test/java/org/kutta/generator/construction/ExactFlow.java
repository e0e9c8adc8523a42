package org.kutta.generator.construction;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/** The equation y′ = y² + t modulo a prime: two steps are the same or they are not. */
final class ExactFlow {

  private ExactFlow() {}

  static Residue f(Residue t, Residue y) {
    return y.times(y).plus(t);
  }

  /** Returns y after a step of an explicit method with rational coefficients, from t = 0. */
  static Residue step(Tableau<Real> tableau, List<Real> weights, Residue y, Residue h) {
    List<Residue> k = new ArrayList<>();
    for (int i = 0; i < tableau.stages(); i++) {
      Residue c = Residue.of(tableau.c().get(i).rationalPart());
      k.add(f(c.times(h), y.plus(h.times(sum(tableau.a().get(i), k)))));
    }
    return y.plus(h.times(sum(weights, k)));
  }

  private static Residue sum(List<Real> row, List<Residue> k) {
    Residue sum = Residue.ZERO;
    for (int j = 0; j < k.size(); j++) {
      sum = sum.plus(Residue.of(row.get(j).rationalPart()).times(k.get(j)));
    }
    return sum;
  }
}
