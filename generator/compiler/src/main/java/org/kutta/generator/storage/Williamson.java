package org.kutta.generator.storage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Real;

/**
 * Williamson's 2N form (J. Comput. Phys. 35 (1980) 48–56): w ← A_l w + h k_l, θ ← θ − B_l w, with
 * A_1 = 0.
 *
 * @param a A_l, shape {@code [s]}
 * @param b B_l, shape {@code [s]}
 */
public record Williamson(List<Real> a, List<Real> b) implements LowStorageForm {

  public Williamson {
    a = List.copyOf(a);
    b = List.copyOf(b);
  }

  /**
   * Two points in a row differ by −B_l w, and w holds k_l once: so B_l is the coefficient of k_l in
   * the later one, and A_l follows from that of k_{l−1}. The other coefficients then agree or not.
   */
  static Optional<Williamson> find(Points points) {
    if (!points.isChained()) {
      return Optional.empty();
    }
    int s = points.stages();
    List<Real> a = new ArrayList<>();
    List<Real> b = new ArrayList<>();
    List<Real> w = Collections.nCopies(s, Real.ZERO);
    for (int l = 1; l <= s; l++) {
      Real bl = points.at(l + 1, l);
      Real al = l == 1 ? Real.ZERO : points.at(l + 1, l - 1).minus(points.at(l, l - 1)).over(bl);
      List<Real> next = next(w, al, l);
      for (int j = 1; j < l; j++) {
        Real moved = points.at(l + 1, j).minus(points.at(l, j));
        if (!next.get(j - 1).times(bl).equals(moved)) {
          return Optional.empty();
        }
      }
      a.add(al);
      b.add(bl);
      w = next;
    }
    return Optional.of(new Williamson(a, b));
  }

  /** Returns A w + k_l. */
  private static List<Real> next(List<Real> w, Real a, int l) {
    List<Real> next = new ArrayList<>(w.stream().map(a::times).toList());
    next.set(l - 1, Real.ONE);
    return next;
  }

  /** Returns the rows of A and b that the coefficients stand for, shape {@code [s + 1, s]}. */
  public List<List<Real>> points() {
    int s = a.size();
    List<List<Real>> rows = new ArrayList<>();
    List<Real> row = Collections.nCopies(s, Real.ZERO);
    List<Real> w = row;
    rows.add(row);
    for (int l = 1; l <= s; l++) {
      w = next(w, a.get(l - 1), l);
      List<Real> moved = new ArrayList<>();
      for (int j = 0; j < s; j++) {
        moved.add(row.get(j).plus(w.get(j).times(b.get(l - 1))));
      }
      row = moved;
      rows.add(row);
    }
    return rows;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visitWilliamson(this);
  }

  @Override
  public String title() {
    return "Williamson 2N";
  }

  @Override
  public String word() {
    return "2N";
  }

  @Override
  public int registers() {
    return 2;
  }

  @Override
  public List<Sequence> coefficients() {
    return List.of(new Sequence("A", a), new Sequence("B", b));
  }
}
