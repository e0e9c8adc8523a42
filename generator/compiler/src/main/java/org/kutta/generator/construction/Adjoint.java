package org.kutta.generator.construction;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * The adjoint of a method: the inverse of its step with h negated (Hairer, Nørsett, Wanner, Solving
 * ODEs I, thm II.8.3).
 */
final class Adjoint {

  private static final Rational HALF = Rational.of(1, 2);

  private Adjoint() {}

  /**
   * Returns a*_ij = b_{s+1−j} − a_{s+1−i,s+1−j}, b*_j = b_{s+1−j}, c*_i = 1 − c_{s+1−i}; embedded
   * weights are left out.
   */
  static Tableau<Real> of(Tableau<Real> method) {
    int last = method.stages() - 1;
    List<List<Real>> a = new ArrayList<>();
    List<Real> b = new ArrayList<>();
    List<Real> c = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      List<Real> row = new ArrayList<>();
      for (int j = 0; j <= last; j++) {
        row.add(method.b().get(last - j).minus(method.a(last - i, last - j)));
      }
      a.add(row);
      b.add(method.b().get(last - i));
      c.add(Real.ONE.minus(method.c().get(last - i)));
    }
    return new Tableau<>(Real.FIELD, a, b, List.of(), c);
  }

  /** Returns the mean of a method and its adjoint, stage by stage; both have the same weights. */
  static Tableau<Real> mean(Tableau<Real> method) {
    Tableau<Real> adjoint = of(method);
    List<List<Real>> a = new ArrayList<>();
    for (int i = 0; i < method.stages(); i++) {
      List<Real> row = new ArrayList<>();
      for (int j = 0; j < method.stages(); j++) {
        row.add(method.a(i, j).plus(adjoint.a(i, j)).times(HALF));
      }
      a.add(row);
    }
    return new Tableau<>(Real.FIELD, a, method.b(), List.of(), method.c());
  }
}
