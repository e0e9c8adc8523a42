package org.kutta.generator.storage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.CoincidentStages;
import org.kutta.generator.tableau.Structure;
import org.kutta.generator.tableau.Tableau;

/**
 * The points of an explicit step: point i, from 1, is θ_n − h Σ_j at(i, j) k_j. Points 1 to s are
 * those of the stages that matter, each once; point s + 1 is the result.
 *
 * @param rows shape {@code [s + 1, s]}
 */
record Points(List<List<Real>> rows) {

  /** Returns the points, or nothing for an implicit method, or one of fewer than three stages. */
  static Optional<Points> of(Tableau<Real> written) {
    Tableau<Real> tableau = CoincidentStages.of(written).merged();
    BitSet live = tableau.reached(tableau.b());
    if (tableau.structure() != Structure.EXPLICIT || live.cardinality() < 3) {
      return Optional.empty();
    }
    List<List<Real>> rows = new ArrayList<>();
    live.stream().forEach(i -> rows.add(kept(tableau.a().get(i), live)));
    rows.add(kept(tableau.b(), live));
    return Optional.of(new Points(rows));
  }

  private static List<Real> kept(List<Real> row, BitSet live) {
    return live.stream().mapToObj(row::get).toList();
  }

  int stages() {
    return rows.size() - 1;
  }

  /** Returns the coefficient of −h k_j in a point, both from 1. */
  Real at(int point, int j) {
    return rows.get(point - 1).get(j - 1);
  }

  /** Returns whether each stage matters to the point after it. */
  boolean isChained() {
    for (int j = 1; j <= stages(); j++) {
      if (at(j + 1, j).isZero()) {
        return false;
      }
    }
    return true;
  }
}
