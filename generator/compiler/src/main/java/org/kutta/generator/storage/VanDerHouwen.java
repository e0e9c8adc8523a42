package org.kutta.generator.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Real;

/**
 * Van der Houwen's form (Construction of Integration Formulas for Initial Value Problems, 1977;
 * Kennedy, Carpenter, Lewis, Appl. Numer. Math. 35 (2000) 177–219): with m registers, a_ij = b_j
 * for j ≤ i − m. One register gathers the result; θ goes from it to a point and back.
 *
 * @param registers m
 * @param b weights, shape {@code [s]}
 * @param near for each distance d < m, the entries a_{j+d,j} for the stages j that have one
 */
public record VanDerHouwen(int registers, List<Real> b, List<List<Real>> near)
    implements LowStorageForm {

  /** With more, the gradients might as well be stored. */
  private static final int MOST = 5;

  public VanDerHouwen {
    b = List.copyOf(b);
    near = near.stream().map(List::copyOf).toList();
  }

  /** Returns the form with the fewest registers, if it has fewer than there are stages. */
  static Optional<VanDerHouwen> find(Points points) {
    int s = points.stages();
    for (int m = 2; m <= MOST && m < s; m++) {
      if (agrees(points, m)) {
        List<List<Real>> near = new ArrayList<>();
        for (int d = 1; d < m; d++) {
          near.add(diagonal(points, d));
        }
        return Optional.of(new VanDerHouwen(m, points.rows().get(s), near));
      }
    }
    return Optional.empty();
  }

  private static boolean agrees(Points points, int m) {
    int s = points.stages();
    for (int i = 1; i <= s; i++) {
      for (int j = 1; j <= i - m; j++) {
        if (!points.at(i, j).equals(points.at(s + 1, j))) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<Real> diagonal(Points points, int distance) {
    List<Real> entries = new ArrayList<>();
    for (int j = 1; j + distance <= points.stages(); j++) {
      entries.add(points.at(j + distance, j));
    }
    return entries;
  }

  /** Returns the coefficient of a stage in a point at most m − 1 stages later, both from 1. */
  public Real at(int point, int j) {
    return point == b.size() + 1 ? b.get(j - 1) : near.get(point - j - 1).get(j - 1);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visitVanDerHouwen(this);
  }

  @Override
  public String title() {
    return "van der Houwen " + word();
  }

  @Override
  public String word() {
    return registers + "R";
  }

  @Override
  public List<Sequence> coefficients() {
    List<Sequence> sequences = new ArrayList<>(List.of(new Sequence("b", b)));
    for (int d = 1; d < registers; d++) {
      String symbol = d == 1 ? "a(j+1,j)" : "a(j+%d,j)".formatted(d);
      sequences.add(new Sequence(symbol, near.get(d - 1)));
    }
    return sequences;
  }
}
