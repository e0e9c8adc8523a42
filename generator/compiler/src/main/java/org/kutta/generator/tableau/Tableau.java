package org.kutta.generator.tableau;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Field;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.number.TimedNumbers;

/**
 * A Butcher tableau of {@code s} stages: of numbers for a method, of rational functions of its
 * parameters for a family.
 *
 * <p>One that was made by a {@link StageRecurrence} forms its entries only when they are asked for.
 * Immutable and thread-safe.
 *
 * @param <E> entries
 */
public final class Tableau<E> {

  /**
   * The numbers of a table.
   *
   * @param a Runge–Kutta matrix, shape {@code [s, s]}
   * @param b weights, shape {@code [s]}
   * @param embedded rows b̂ of embedded weights, each of shape {@code [s]}; may be empty
   * @param c abscissae, shape {@code [s]}
   */
  private record Entries<E>(List<List<E>> a, List<E> b, List<List<E>> embedded, List<E> c) {

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

    static Entries<Real> of(StageRecurrence recurrence) {
      List<List<Real>> rows = recurrence.rows();
      List<List<Real>> a = rows.subList(0, recurrence.stages());
      List<Real> c = a.stream().map(Real.FIELD::sum).toList();
      return new Entries<>(a, rows.get(recurrence.stages()), List.of(), c);
    }
  }

  private final Field<E> field;
  private final int stages;
  private final Scheme<E> scheme;

  /** Whether the stages follow from a recurrence: then much is known without the entries. */
  private final boolean recurs;

  private final Supplier<Entries<E>> forming;
  private volatile @Nullable Entries<E> entries;

  /**
   * A table with those entries.
   *
   * @param field that they are elements of
   * @param a Runge–Kutta matrix, shape {@code [s, s]}
   * @param b weights, shape {@code [s]}
   * @param embedded rows b̂ of embedded weights, each of shape {@code [s]}; may be empty
   * @param c abscissae, shape {@code [s]}
   */
  public Tableau(Field<E> field, List<List<E>> a, List<E> b, List<List<E>> embedded, List<E> c) {
    Entries<E> written = new Entries<>(a, b, embedded, c);
    this.field = field;
    this.stages = b.size();
    this.scheme = new RungeKutta<>(this);
    this.recurs = false;
    this.forming = () -> written;
  }

  private Tableau(Field<E> field, Scheme<E> recurrence, Supplier<Entries<E>> forming) {
    this.field = field;
    this.stages = recurrence.stages();
    this.scheme = recurrence;
    this.recurs = true;
    this.forming = forming;
  }

  /** Returns the tableau that a recurrence makes. */
  static Tableau<Real> of(StageRecurrence recurrence) {
    return new Tableau<>(Real.FIELD, recurrence, () -> Entries.of(recurrence));
  }

  private Entries<E> formed() {
    Entries<E> known = entries;
    if (known == null) {
      known = forming.get();
      entries = known;
    }
    return known;
  }

  /** Returns the scheme whose tableau this is. */
  public Scheme<E> scheme() {
    return scheme;
  }

  /** Returns the field that the entries are elements of. */
  public Field<E> field() {
    return field;
  }

  /** Returns the Runge–Kutta matrix, shape {@code [s, s]}. */
  public List<List<E>> a() {
    return formed().a();
  }

  /** Returns the weights, shape {@code [s]}. */
  public List<E> b() {
    return formed().b();
  }

  /** Returns the rows b̂ of embedded weights, each of shape {@code [s]}; may be empty. */
  public List<List<E>> embedded() {
    return recurs ? List.of() : formed().embedded();
  }

  /** Returns the abscissae, shape {@code [s]}. */
  public List<E> c() {
    return formed().c();
  }

  /** Returns whether no two stages are known to be one, since each follows from those before it. */
  boolean hasDistinctStages() {
    return recurs;
  }

  /** Returns the number of stages s. */
  public int stages() {
    return stages;
  }

  /** Returns a_ij, both counted from 0. */
  public E a(int i, int j) {
    return a().get(i).get(j);
  }

  /** Returns every entry of the tableau. */
  public List<E> entries() {
    List<E> all = new ArrayList<>(c());
    a().forEach(all::addAll);
    all.addAll(b());
    embedded().forEach(all::addAll);
    return all;
  }

  /**
   * Begins a stage that works with the numbers of this tableau until a deadline; to be closed at
   * its end.
   */
  public TimedNumbers until(Deadline deadline) {
    // The entries of a recurrence are rationals, and long: they are not formed for this.
    List<Real> numbers =
        recurs
            ? List.of()
            : entries().stream().map(field::asNumber).flatMap(Optional::stream).toList();
    return TimedNumbers.until(deadline, numbers);
  }

  /** Returns A·v for a vector of shape {@code [s]}. */
  public List<E> multiply(List<E> v) {
    return field.multiply(a(), v);
  }

  /**
   * Returns the tableau with another kind of entries, such as the values of functions at a point;
   * nothing if one of its entries becomes nothing.
   */
  public <F> Optional<Tableau<F>> map(Field<F> other, Function<E, Optional<F>> function) {
    List<List<E>> rows = new ArrayList<>(a());
    rows.addAll(embedded());
    rows.add(b());
    rows.add(c());
    List<List<F>> mapped = new ArrayList<>();
    for (List<E> row : rows) {
      List<F> values = row.stream().map(function).flatMap(Optional::stream).toList();
      if (values.size() < row.size()) {
        return Optional.empty();
      }
      mapped.add(values);
    }
    int last = rows.size() - 1;
    return Optional.of(
        new Tableau<>(
            other,
            mapped.subList(0, stages),
            mapped.get(last - 1),
            mapped.subList(stages, last - 1),
            mapped.get(last)));
  }

  /** Returns the tableau of numbers that this is; nothing if an entry depends on a parameter. */
  public Optional<Tableau<Real>> numbers() {
    return scheme.accept(
        new Scheme.Visitor<>() {
          @Override
          public Optional<Tableau<Real>> visitRungeKutta(RungeKutta<E> rungeKutta) {
            return map(Real.FIELD, field::asNumber);
          }

          @Override
          public Optional<Tableau<Real>> visitRecurrence(StageRecurrence recurrence) {
            return Optional.of(recurrence.tableau());
          }
        });
  }

  /** Returns the coordinates of conjugate stages, if every entry is a number and they have any. */
  public Optional<ConjugateStages> conjugates() {
    return numbers().flatMap(ConjugateStages::of);
  }

  /**
   * Returns whether an abscissa differs from its row's sum by more than a tolerance (Oliver 1975).
   * Then stages meet time and state at different instants, and order conditions tell them apart.
   */
  public boolean hasFreeAbscissae(Real tolerance) {
    if (recurs) {
      return false;
    }
    Optional<ConjugateStages> conjugates = conjugates();
    if (conjugates.isPresent()) {
      return !conjugates.get().multiply(conjugates.get().one()).equals(conjugates.get().c());
    }
    for (int i = 0; i < stages(); i++) {
      if (!field.isWithin(field.minus(c().get(i), field.sum(a().get(i))), tolerance)) {
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
    return !recurs
        && c().stream().distinct().count() == stages
        && conjugates()
            .map(
                stages ->
                    integratesPowers(
                        Real.FIELD,
                        stages.one(),
                        v -> stages.product(v, stages.c()),
                        stages::multiply))
            .orElseGet(
                () ->
                    integratesPowers(
                        field, field.ones(stages), v -> field.product(v, c()), this::multiply));
  }

  /** Returns whether Σ_j a_ij c_j^(q−1) = c_i^q / q, in some coordinates. */
  private <F> boolean integratesPowers(
      Field<F> numbers, List<F> one, UnaryOperator<List<F>> timesC, UnaryOperator<List<F>> timesA) {
    List<F> power = one;
    for (int q = 1; q <= stages; q++) {
      Rational degree = Rational.of(q);
      List<F> integral = timesA.apply(power).stream().map(x -> numbers.times(x, degree)).toList();
      power = timesC.apply(power);
      if (!integral.equals(power)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the structure of A. */
  public Structure structure() {
    return recurs ? Structure.EXPLICIT : Structure.of(field, a());
  }

  /** Returns whether the last row of A holds the weights. */
  public boolean isStifflyAccurate() {
    // The last stage of a recurrence is not the step's result: it adds a gradient there.
    return !recurs && a().get(stages() - 1).equals(b());
  }

  /**
   * Returns whether the last stage is the first of the next step (first same as last): the last row
   * of A holds the weights, and the first stage is the step's start.
   */
  public boolean isFsal() {
    return stages() > 1 && isStifflyAccurate() && a().get(0).stream().allMatch(field::isZero);
  }

  /** Returns the stages that a row of weights needs, directly or through others, from 0. */
  public BitSet reached(List<E> weights) {
    BitSet reached = new BitSet();
    Deque<Integer> waiting = new ArrayDeque<>();
    for (int i = 0; i < stages(); i++) {
      if (!field.isZero(weights.get(i))) {
        waiting.add(i);
      }
    }
    while (!waiting.isEmpty()) {
      int i = waiting.remove();
      if (!reached.get(i)) {
        reached.set(i);
        for (int j = 0; j < stages(); j++) {
          if (!field.isZero(a(i, j))) {
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
    if (!(other instanceof Tableau<?> that) || stages != that.stages) {
      return false;
    }
    return this == that || (recurs && scheme.equals(that.scheme)) || formed().equals(that.formed());
  }

  @Override
  public int hashCode() {
    return stages;
  }

  @Override
  public String toString() {
    return scheme.isWritten() ? formed().toString() : scheme.toString();
  }
}
