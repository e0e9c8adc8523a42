package org.kutta.generator;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Structure;
import org.kutta.generator.tableau.Tableau;

/** Random tableaus with many zeros and ones, sometimes FSAL. */
public final class RandomTableaus {

  private static final int MAX_STAGES = 8;
  private static final int MAX_IMPLICIT_STAGES = 5;

  private RandomTableaus() {}

  /** Returns explicit tableaus of two to eight stages, with one embedded row of its own. */
  public static Arbitrary<Tableau<Real>> explicit() {
    return explicit(MAX_STAGES);
  }

  /** Returns such tableaus of two to {@code most} stages. */
  public static Arbitrary<Tableau<Real>> explicit(int most) {
    Arbitrary<Integer> stages = Arbitraries.integers().between(2, most);
    return stages
        .flatMap(RandomTableaus::ofStages)
        .filter(tableau -> !tableau.embedded().get(0).equals(tableau.b()));
  }

  /**
   * Returns implicit tableaus of one to five stages, with one embedded row: diagonally implicit
   * ones, some with explicit stages, and others whose stages need each other in any pattern.
   */
  public static Arbitrary<Tableau<Real>> implicit() {
    return Arbitraries.integers()
        .between(1, MAX_IMPLICIT_STAGES)
        .flatMap(RandomTableaus::implicitOfStages)
        .filter(tableau -> tableau.structure() != Structure.EXPLICIT)
        .filter(tableau -> !tableau.embedded().get(0).equals(tableau.b()));
  }

  /**
   * A tableau, and one that does the same with a stage more.
   *
   * @param repeating has one stage of the other twice, one after the other, each with a share of
   *     its coefficients
   */
  public record Repetition(Tableau<Real> tableau, Tableau<Real> repeating) {}

  /** Returns such pairs of random tableaus, of which one has no stage twice. */
  public static Arbitrary<Repetition> repetitions(Arbitrary<Tableau<Real>> tableaus) {
    Arbitrary<Tableau<Real>> plain =
        tableaus.filter(tableau -> tableau.c().stream().distinct().count() == tableau.stages());
    return Combinators.combine(plain, Arbitraries.integers().between(0, MAX_STAGES))
        .as((tableau, i) -> new Repetition(tableau, repeating(tableau, i % tableau.stages())));
  }

  private static Tableau<Real> repeating(Tableau<Real> tableau, int stage) {
    boolean explicit = tableau.structure() == Structure.EXPLICIT;
    List<List<Real>> a = new ArrayList<>();
    List<Real> c = new ArrayList<>(tableau.c());
    for (int i = 0; i < tableau.stages(); i++) {
      // A stage of an explicit tableau takes nothing from itself.
      Real share = explicit && i <= stage ? Real.ZERO : Real.of(1, i + 2);
      List<Real> row = repeating(tableau.a().get(i), stage, share);
      a.add(row);
      if (i == stage) {
        a.add(row);
      }
    }
    c.add(stage, c.get(stage));
    List<List<Real>> embedded =
        tableau.embedded().stream().map(row -> repeating(row, stage, Real.of(-2))).toList();
    return new Tableau<>(Real.FIELD, a, repeating(tableau.b(), stage, Real.of(1, 3)), embedded, c);
  }

  private static List<Real> repeating(List<Real> row, int stage, Real share) {
    List<Real> longer = new ArrayList<>(row);
    longer.set(stage, row.get(stage).minus(share));
    longer.add(stage + 1, share);
    return longer;
  }

  private static Arbitrary<Tableau<Real>> implicitOfStages(int s) {
    Arbitrary<List<Real>> entries = entry().list().ofSize(s * s + 2 * s);
    Arbitrary<Boolean> coin = Arbitraries.of(true, false);
    return Combinators.combine(entries, coin, coin, coin)
        .as((values, dirk, accurate, first) -> implicit(s, values, dirk, accurate, first));
  }

  private static Tableau<Real> implicit(
      int s, List<Real> values, boolean dirk, boolean accurate, boolean explicitFirst) {
    List<Real> b = summingToOne(values.subList(0, s), s);
    List<List<Real>> a = new ArrayList<>();
    for (int i = 0; i < s; i++) {
      List<Real> row = new ArrayList<>(values.subList(s * (i + 2), s * (i + 3)));
      for (int j = 0; j < s; j++) {
        boolean zero = (dirk && j > i) || (explicitFirst && i == 0 && s > 1);
        row.set(j, zero ? Real.ZERO : row.get(j));
      }
      a.add(accurate && i == s - 1 ? b : row);
    }
    List<Real> c = a.stream().map(Real.FIELD::sum).toList();
    return new Tableau<>(Real.FIELD, a, b, List.of(summingToOne(values.subList(s, 2 * s), s)), c);
  }

  private static Arbitrary<Tableau<Real>> ofStages(int s) {
    Arbitrary<List<Real>> entries = entry().list().ofSize(s * s + 2 * s);
    return Combinators.combine(entries, Arbitraries.of(true, false))
        .as((values, fsal) -> tableau(s, values, fsal && s > 1));
  }

  private static Arbitrary<Real> entry() {
    Arbitrary<Real> fractions =
        Combinators.combine(
                Arbitraries.integers().between(-8, 8), Arbitraries.integers().between(1, 9))
            .as((p, q) -> Real.of(p, q));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(4, Arbitraries.just(Real.ZERO)),
        net.jqwik.api.Tuple.of(1, Arbitraries.of(Real.ONE, Real.of(-1))),
        net.jqwik.api.Tuple.of(5, fractions));
  }

  private static Tableau<Real> tableau(int s, List<Real> values, boolean fsal) {
    List<Real> b = summingToOne(values.subList(0, s), fsal ? s - 1 : s);
    List<List<Real>> a = new ArrayList<>();
    for (int i = 0; i < s; i++) {
      List<Real> row = new ArrayList<>(values.subList(s * (i + 2), s * (i + 3)));
      for (int j = i; j < s; j++) {
        row.set(j, Real.ZERO);
      }
      a.add(fsal && i == s - 1 ? b : row);
    }
    List<Real> c = a.stream().map(Real.FIELD::sum).toList();
    List<Real> embedded = summingToOne(values.subList(s, 2 * s), s);
    return new Tableau<>(Real.FIELD, a, b, List.of(embedded), c);
  }

  /** Makes weights consistent by their first entry; those from {@code until} on become zero. */
  private static List<Real> summingToOne(List<Real> values, int until) {
    List<Real> weights = new ArrayList<>(values);
    for (int i = until; i < weights.size(); i++) {
      weights.set(i, Real.ZERO);
    }
    Real rest = Real.FIELD.sum(weights).minus(weights.get(0));
    weights.set(0, Real.of(Rational.ONE).minus(rest));
    return weights;
  }
}
