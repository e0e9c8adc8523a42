package org.kutta.generator.construction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * The Butcher form of an explicit method whose stages follow from the ones before: each is a
 * combination of earlier points and of gradients there.
 */
final class Recurrence {

  private final int stages;
  private final List<List<Real>> rows = new ArrayList<>();

  /** Starts at θ_n, the point of the first stage. */
  Recurrence(int stages) {
    this.stages = stages;
    rows.add(Collections.nCopies(stages, Real.ZERO));
  }

  /** A share of an earlier point. */
  record Share(Rational factor, int point) {}

  /** Adds the point Σ factor · point − h Σ_j step_j k_j; points count from 0, at θ_n. */
  Recurrence point(List<Share> shares, List<Share> steps) {
    List<Real> row = new ArrayList<>(Collections.nCopies(stages, Real.ZERO));
    for (Share share : shares) {
      List<Real> earlier = rows.get(share.point());
      for (int j = 0; j < stages; j++) {
        row.set(j, row.get(j).plus(earlier.get(j).times(share.factor())));
      }
    }
    for (Share step : steps) {
      row.set(step.point(), row.get(step.point()).plus(Real.of(step.factor())));
    }
    rows.add(row);
    return this;
  }

  /** Returns the method whose result is the last point added. */
  Tableau<Real> tableau() {
    List<List<Real>> a = rows.subList(0, stages);
    return new Tableau<>(
        Real.FIELD, a, rows.get(stages), List.of(), a.stream().map(Real.FIELD::sum).toList());
  }
}
