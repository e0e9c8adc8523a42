package org.kutta.generator.construction;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/** Stages with equal rows have equal gradients: one of them is enough. */
final class EqualStages {

  private EqualStages() {}

  /** Returns the same method with the columns of equal stages added up, in the first of them. */
  static Tableau<Real> merged(Tableau<Real> tableau) {
    Tableau<Real> merged = tableau;
    for (int i = 0; i < merged.stages(); i++) {
      for (int j = i + 1; j < merged.stages(); j++) {
        if (merged.a().get(i).equals(merged.a().get(j))) {
          // Rows that differed in these two columns only are equal now: look again.
          merged = withColumnMoved(merged, j, i);
          i = -1;
          break;
        }
      }
    }
    return merged;
  }

  private static Tableau<Real> withColumnMoved(Tableau<Real> t, int from, int to) {
    List<List<Real>> a = new ArrayList<>();
    List<Real> c = new ArrayList<>(t.c());
    for (int i = 0; i < t.stages(); i++) {
      if (i != from) {
        a.add(moved(t.a().get(i), from, to));
      }
    }
    c.remove(from);
    List<List<Real>> embedded = t.embedded().stream().map(row -> moved(row, from, to)).toList();
    return new Tableau<>(Real.FIELD, a, moved(t.b(), from, to), embedded, c);
  }

  private static List<Real> moved(List<Real> row, int from, int to) {
    List<Real> moved = new ArrayList<>(row);
    moved.set(to, row.get(to).plus(row.get(from)));
    moved.remove(from);
    return moved;
  }
}
