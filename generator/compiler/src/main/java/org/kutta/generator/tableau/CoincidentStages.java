package org.kutta.generator.tableau;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kutta.generator.number.Real;

/**
 * The stages of a tableau that have the same gradient, whatever the function is.
 *
 * <p>Stages are told apart by their abscissae, and then by what their rows take from each group of
 * stages that are still together, until no group falls apart. The stages of a group meet the same
 * equations once the gradients of each group are equal, so that one vector solves them all: the
 * method is reducible (Hundsdorfer and Spijker, SIAM J. Numer. Anal. 18 (1981) 957–969; Hairer and
 * Wanner, Solving ODEs II, §IV.12). Stages of explicit methods coincide if they are the same point.
 *
 * @param tableau that has them
 * @param groups of two or more stages, from 0, each ascending
 */
public record CoincidentStages(Tableau<Real> tableau, List<List<Integer>> groups) {

  public CoincidentStages {
    groups = groups.stream().map(List::copyOf).toList();
  }

  /**
   * Returns the groups of a tableau; none of a method that is written as a recurrence, and none
   * where they would make the error estimate vanish.
   */
  public static CoincidentStages of(Tableau<Real> tableau) {
    if (tableau.hasDistinctStages()) {
      return new CoincidentStages(tableau, List.of());
    }
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < tableau.stages(); i++) {
      all.add(i);
    }
    List<List<Integer>> groups = split(List.of(all), i -> List.of(tableau.c().get(i)));
    int before = 0;
    while (groups.size() > before) {
      before = groups.size();
      List<List<Integer>> together = groups;
      groups =
          split(
              together,
              i -> together.stream().map(group -> taken(tableau.a().get(i), group)).toList());
    }
    CoincidentStages found =
        new CoincidentStages(tableau, groups.stream().filter(g -> g.size() > 1).toList());
    return found.losesError() ? new CoincidentStages(tableau, List.of()) : found;
  }

  private interface Signature {
    List<Real> of(int stage);
  }

  /** Splits groups into stages of equal signatures, and keeps the order of their first stages. */
  private static List<List<Integer>> split(List<List<Integer>> groups, Signature signature) {
    List<List<Integer>> parts = new ArrayList<>();
    for (List<Integer> group : groups) {
      if (group.size() == 1) {
        parts.add(group);
      } else {
        Map<List<Real>, List<Integer>> alike = new LinkedHashMap<>();
        group.forEach(
            i -> alike.computeIfAbsent(signature.of(i), fresh -> new ArrayList<>()).add(i));
        parts.addAll(alike.values());
      }
    }
    return parts;
  }

  private static Real taken(List<Real> row, List<Integer> group) {
    return Real.FIELD.sum(group.stream().map(row::get).toList());
  }

  /**
   * Returns the tableau in which one stage of each group stands for all: it has the sum of their
   * coefficients, and no weight reaches the others.
   */
  public Tableau<Real> merged() {
    if (groups.isEmpty()) {
      return tableau;
    }
    Tableau<Real> merged = merged(group -> group.get(0));
    return merged.isStifflyAccurate() ? merged(this::lastIfFree) : merged;
  }

  private Tableau<Real> merged(ToIntFunction<List<Integer>> representative) {
    UnaryOperator<List<Real>> row = entries -> merged(entries, representative);
    return new Tableau<>(
        Real.FIELD,
        tableau.a().stream().map(row).toList(),
        row.apply(tableau.b()),
        tableau.embedded().stream().map(row).toList(),
        tableau.c());
  }

  private List<Real> merged(List<Real> row, ToIntFunction<List<Integer>> representative) {
    List<Real> merged = new ArrayList<>(row);
    for (List<Integer> group : groups) {
      group.forEach(i -> merged.set(i, Real.ZERO));
      merged.set(representative.applyAsInt(group), taken(row, group));
    }
    return merged;
  }

  /**
   * Returns the last stage of a group where it is the last of all, whose gradient the next step may
   * have; else the first, and also where another stage of an explicit method needs it earlier.
   */
  private int lastIfFree(List<Integer> group) {
    int last = group.get(group.size() - 1);
    boolean free =
        tableau.structure() != Structure.EXPLICIT
            || IntStream.range(0, tableau.stages())
                .filter(i -> !group.contains(i))
                .allMatch(i -> taken(tableau.a().get(i), group).isZero());
    return last == tableau.stages() - 1 && free ? last : group.get(0);
  }

  /** Returns whether embedded weights become those of the method, so that no error is left. */
  private boolean losesError() {
    Tableau<Real> merged = merged();
    return merged.embedded().stream().limit(1).anyMatch(merged.b()::equals);
  }

  /** Returns the stages of each group in words, such as {@code 2 and 3; 4, 5 and 7}. */
  public String words() {
    return groups.stream().map(CoincidentStages::words).collect(Collectors.joining("; "));
  }

  private static String words(List<Integer> group) {
    List<String> numbers = group.stream().map(i -> String.valueOf(i + 1)).toList();
    int last = numbers.size() - 1;
    return String.join(", ", numbers.subList(0, last)) + " and " + numbers.get(last);
  }
}
