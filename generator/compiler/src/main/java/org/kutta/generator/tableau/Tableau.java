package org.kutta.generator.tableau;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.number.Surd;

/**
 * A Butcher tableau of {@code s} stages.
 *
 * @param a Runge–Kutta matrix, shape {@code [s, s]}
 * @param b weights, shape {@code [s]}
 * @param embedded rows b̂ of embedded weights, each of shape {@code [s]}; may be empty
 * @param c abscissae, shape {@code [s]}
 */
public record Tableau(List<List<Surd>> a, List<Surd> b, List<List<Surd>> embedded, List<Surd> c) {

  public Tableau {
    a = a.stream().map(List::copyOf).toList();
    b = List.copyOf(b);
    embedded = embedded.stream().map(List::copyOf).toList();
    c = List.copyOf(c);
    int s = b.size();
    if (s == 0
        || a.size() != s
        || c.size() != s
        || a.stream().anyMatch(row -> row.size() != s)
        || embedded.stream().anyMatch(row -> row.size() != s)) {
      throw new IllegalArgumentException("shapes do not agree for " + s + " weights");
    }
  }

  /** Returns the number of stages s. */
  public int stages() {
    return b.size();
  }

  /** Returns a_ij, both counted from 0. */
  public Surd a(int i, int j) {
    return a.get(i).get(j);
  }

  /** Returns every number of the tableau. */
  public List<Surd> entries() {
    List<Surd> entries = new ArrayList<>(c);
    a.forEach(entries::addAll);
    entries.addAll(b);
    embedded.forEach(entries::addAll);
    return entries;
  }

  /** Returns A·v for a vector of shape {@code [s]}. */
  public List<Surd> multiply(List<Surd> v) {
    List<Surd> product = new ArrayList<>();
    for (List<Surd> row : a) {
      product.add(dot(row, v));
    }
    return product;
  }

  /** Returns Σ x_i y_i. */
  public static Surd dot(List<Surd> x, List<Surd> y) {
    Surd sum = Surd.ZERO;
    for (int i = 0; i < x.size(); i++) {
      if (!x.get(i).isZero() && !y.get(i).isZero()) {
        sum = sum.plus(x.get(i).times(y.get(i)));
      }
    }
    return sum;
  }

  /** Returns x − y, entry by entry. */
  public static List<Surd> difference(List<Surd> x, List<Surd> y) {
    List<Surd> difference = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      difference.add(x.get(i).minus(y.get(i)));
    }
    return difference;
  }

  /** Returns Σ x_i. */
  public static Surd sum(List<Surd> x) {
    return x.stream().reduce(Surd.ZERO, Surd::plus);
  }

  /** Returns the structure of A. */
  public Structure structure() {
    return Structure.of(a);
  }

  /** Returns whether the last row of A holds the weights. */
  public boolean isStifflyAccurate() {
    return a.get(stages() - 1).equals(b);
  }

  /**
   * Returns whether the last stage is the first of the next step (first same as last): the last row
   * of A holds the weights, and the first stage is the step's start.
   */
  public boolean isFsal() {
    return stages() > 1 && isStifflyAccurate() && a.get(0).stream().allMatch(Surd::isZero);
  }
}
