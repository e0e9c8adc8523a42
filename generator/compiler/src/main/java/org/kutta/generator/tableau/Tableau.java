package org.kutta.generator.tableau;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Real;

/**
 * A Butcher tableau of {@code s} stages.
 *
 * @param a Runge–Kutta matrix, shape {@code [s, s]}
 * @param b weights, shape {@code [s]}
 * @param embedded rows b̂ of embedded weights, each of shape {@code [s]}; may be empty
 * @param c abscissae, shape {@code [s]}
 */
public record Tableau(List<List<Real>> a, List<Real> b, List<List<Real>> embedded, List<Real> c) {

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
  public Real a(int i, int j) {
    return a.get(i).get(j);
  }

  /** Returns every number of the tableau. */
  public List<Real> entries() {
    List<Real> entries = new ArrayList<>(c);
    a.forEach(entries::addAll);
    entries.addAll(b);
    embedded.forEach(entries::addAll);
    return entries;
  }

  /** Returns A·v for a vector of shape {@code [s]}. */
  public List<Real> multiply(List<Real> v) {
    List<Real> product = new ArrayList<>();
    for (List<Real> row : a) {
      product.add(dot(row, v));
    }
    return product;
  }

  /** Returns Σ x_i y_i. */
  public static Real dot(List<Real> x, List<Real> y) {
    Real sum = Real.ZERO;
    for (int i = 0; i < x.size(); i++) {
      if (!x.get(i).isZero() && !y.get(i).isZero()) {
        sum = sum.plus(x.get(i).times(y.get(i)));
      }
    }
    return sum;
  }

  /** Returns x − y, entry by entry. */
  public static List<Real> difference(List<Real> x, List<Real> y) {
    List<Real> difference = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      difference.add(x.get(i).minus(y.get(i)));
    }
    return difference;
  }

  /** Returns Σ x_i. */
  public static Real sum(List<Real> x) {
    return x.stream().reduce(Real.ZERO, Real::plus);
  }

  /**
   * Returns whether an abscissa differs from its row's sum by more than a tolerance (Oliver 1975).
   * Then stages meet time and state at different instants, and order conditions tell them apart.
   */
  public boolean hasFreeAbscissae(Real tolerance) {
    Optional<ConjugateStages> conjugates = ConjugateStages.of(this);
    if (conjugates.isPresent()) {
      return !conjugates.get().multiply(conjugates.get().one()).equals(conjugates.get().c());
    }
    for (int i = 0; i < stages(); i++) {
      if (c.get(i).minus(sum(a.get(i))).abs().compareTo(tolerance) > 0) {
        return true;
      }
    }
    return false;
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
    return stages() > 1 && isStifflyAccurate() && a.get(0).stream().allMatch(Real::isZero);
  }

  /** Returns the stages that a row of weights needs, directly or through others, from 0. */
  public BitSet reached(List<Real> weights) {
    BitSet reached = new BitSet();
    Deque<Integer> waiting = new ArrayDeque<>();
    for (int i = 0; i < stages(); i++) {
      if (!weights.get(i).isZero()) {
        waiting.add(i);
      }
    }
    while (!waiting.isEmpty()) {
      int i = waiting.remove();
      if (!reached.get(i)) {
        reached.set(i);
        for (int j = 0; j < stages(); j++) {
          if (!a(i, j).isZero()) {
            waiting.add(j);
          }
        }
      }
    }
    return reached;
  }
}
