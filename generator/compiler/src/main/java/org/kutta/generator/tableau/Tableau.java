package org.kutta.generator.tableau;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kutta.generator.number.Real;

/**
 * A Butcher tableau of {@code s} stages.
 *
 * <p>One that was made by a {@link StageRecurrence} forms its entries only when they are asked for.
 * Immutable and thread-safe.
 */
public final class Tableau {

  /** Beyond so many stages, entries of stabilised methods are too long to work with. */
  private static final int LONGEST_WRITTEN = 20;

  /**
   * The numbers of a table.
   *
   * @param a Runge–Kutta matrix, shape {@code [s, s]}
   * @param b weights, shape {@code [s]}
   * @param embedded rows b̂ of embedded weights, each of shape {@code [s]}; may be empty
   * @param c abscissae, shape {@code [s]}
   */
  private record Entries(
      List<List<Real>> a, List<Real> b, List<List<Real>> embedded, List<Real> c) {

    Entries {
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

    static Entries of(StageRecurrence recurrence) {
      List<List<Real>> rows = recurrence.rows();
      List<List<Real>> a = rows.subList(0, recurrence.stages());
      List<Real> c = a.stream().map(Tableau::sum).toList();
      return new Entries(a, rows.get(recurrence.stages()), List.of(), c);
    }
  }

  private final int stages;
  private final Optional<StageRecurrence> recurrence;
  private volatile @Nullable Entries entries;

  /**
   * A table with those numbers.
   *
   * @param a Runge–Kutta matrix, shape {@code [s, s]}
   * @param b weights, shape {@code [s]}
   * @param embedded rows b̂ of embedded weights, each of shape {@code [s]}; may be empty
   * @param c abscissae, shape {@code [s]}
   */
  public Tableau(List<List<Real>> a, List<Real> b, List<List<Real>> embedded, List<Real> c) {
    this.entries = new Entries(a, b, embedded, c);
    this.stages = b.size();
    this.recurrence = Optional.empty();
  }

  private Tableau(StageRecurrence recurrence) {
    this.stages = recurrence.stages();
    this.recurrence = Optional.of(recurrence);
  }

  /** Returns the tableau that a recurrence makes. */
  public static Tableau of(StageRecurrence recurrence) {
    return new Tableau(recurrence);
  }

  private Entries numbers() {
    Entries known = entries;
    if (known == null) {
      known = Entries.of(recurrence.orElseThrow());
      entries = known;
    }
    return known;
  }

  /**
   * Returns the recurrence of a stabilised method of so many stages that its entries should not be
   * asked for: they have thousands of digits each.
   */
  public Optional<StageRecurrence> longRecurrence() {
    return stages > LONGEST_WRITTEN ? recurrence : Optional.empty();
  }

  /** Returns the recurrence that the tableau was made by. */
  public Optional<StageRecurrence> recurrence() {
    return recurrence;
  }

  /** Returns the Runge–Kutta matrix, shape {@code [s, s]}. */
  public List<List<Real>> a() {
    return numbers().a();
  }

  /** Returns the weights, shape {@code [s]}. */
  public List<Real> b() {
    return numbers().b();
  }

  /** Returns the rows b̂ of embedded weights, each of shape {@code [s]}; may be empty. */
  public List<List<Real>> embedded() {
    return recurrence.isPresent() ? List.of() : numbers().embedded();
  }

  /** Returns the abscissae, shape {@code [s]}. */
  public List<Real> c() {
    return numbers().c();
  }

  /** Returns the number of stages s. */
  public int stages() {
    return stages;
  }

  /** Returns a_ij, both counted from 0. */
  public Real a(int i, int j) {
    return a().get(i).get(j);
  }

  /** Returns every number of the tableau. */
  public List<Real> entries() {
    List<Real> all = new ArrayList<>(c());
    a().forEach(all::addAll);
    all.addAll(b());
    embedded().forEach(all::addAll);
    return all;
  }

  /** Returns A·v for a vector of shape {@code [s]}. */
  public List<Real> multiply(List<Real> v) {
    List<Real> product = new ArrayList<>();
    for (List<Real> row : a()) {
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
    if (recurrence.isPresent()) {
      return false;
    }
    Optional<ConjugateStages> conjugates = ConjugateStages.of(this);
    if (conjugates.isPresent()) {
      return !conjugates.get().multiply(conjugates.get().one()).equals(conjugates.get().c());
    }
    for (int i = 0; i < stages(); i++) {
      if (c().get(i).minus(sum(a().get(i))).abs().compareTo(tolerance) > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether the method is collocation at its abscissae: they are distinct, and Σ_j a_ij
   * c_j^(q−1) = c_i^q / q for q = 1 … s (Hairer, Nørsett and Wanner, II.7).
   */
  public boolean isCollocation() {
    return recurrence.isEmpty()
        && c().stream().distinct().count() == stages
        && ConjugateStages.of(this)
            .map(
                stages ->
                    integratesPowers(
                        stages.one(), v -> stages.product(v, stages.c()), stages::multiply))
            .orElseGet(
                () ->
                    integratesPowers(
                        Collections.nCopies(stages, Real.ONE),
                        v -> product(v, c()),
                        this::multiply));
  }

  /** Returns whether Σ_j a_ij c_j^(q−1) = c_i^q / q, in some coordinates. */
  private boolean integratesPowers(
      List<Real> one, UnaryOperator<List<Real>> timesC, UnaryOperator<List<Real>> timesA) {
    List<Real> power = one;
    for (int q = 1; q <= stages; q++) {
      Real degree = Real.of(q);
      List<Real> integral = timesA.apply(power).stream().map(x -> x.times(degree)).toList();
      power = timesC.apply(power);
      if (!integral.equals(power)) {
        return false;
      }
    }
    return true;
  }

  private static List<Real> product(List<Real> x, List<Real> y) {
    List<Real> product = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      product.add(x.get(i).times(y.get(i)));
    }
    return product;
  }

  /** Returns the structure of A. */
  public Structure structure() {
    return recurrence.isPresent() ? Structure.EXPLICIT : Structure.of(a());
  }

  /** Returns whether the last row of A holds the weights. */
  public boolean isStifflyAccurate() {
    // The last stage of a recurrence is not the step's result: it adds a gradient there.
    return recurrence.isEmpty() && a().get(stages() - 1).equals(b());
  }

  /**
   * Returns whether the last stage is the first of the next step (first same as last): the last row
   * of A holds the weights, and the first stage is the step's start.
   */
  public boolean isFsal() {
    return stages() > 1 && isStifflyAccurate() && a().get(0).stream().allMatch(Real::isZero);
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

  /** Two tableaus are equal if their numbers are. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Tableau that) || stages != that.stages) {
      return false;
    }
    return this == that
        || (recurrence.isPresent() && recurrence.equals(that.recurrence))
        || numbers().equals(that.numbers());
  }

  @Override
  public int hashCode() {
    return stages;
  }

  @Override
  public String toString() {
    return longRecurrence().map(StageRecurrence::toString).orElseGet(() -> numbers().toString());
  }
}
