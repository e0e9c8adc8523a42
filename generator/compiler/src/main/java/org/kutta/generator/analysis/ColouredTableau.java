package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kutta.generator.analysis.Colouring.Edge;
import org.kutta.generator.number.Field;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * What the trees of a scheme are evaluated with: a matrix for each edge, and weights for each
 * colour of a root. A Runge–Kutta method has one of each.
 *
 * @param <T> numbers or functions
 * @param colouring the trees
 * @param matrices of shape {@code [s, s]}; a scheme may have the same for many edges
 * @param weights of shape {@code [s]}
 */
record ColouredTableau<T>(
    Colouring colouring, Map<Edge, List<List<T>>> matrices, Map<Colour, List<T>> weights) {

  ColouredTableau {
    matrices = Map.copyOf(matrices);
    weights = Map.copyOf(weights);
    if (!matrices.keySet().equals(colouring.edges())
        || !weights.keySet().equals(Set.copyOf(colouring.roots()))) {
      throw new IllegalArgumentException("every edge has a matrix and every root has weights");
    }
  }

  /**
   * Returns what a row of weights is judged by.
   *
   * @param tolerance up to which abscissae may differ from row sums and still be these
   */
  static <E> ColouredTableau<E> of(Tableau<E> tableau, List<E> weights, Real tolerance) {
    Colouring colouring = Colouring.of(tableau, tolerance);
    Map<Edge, List<List<E>>> matrices = new HashMap<>();
    for (Edge edge : colouring.edges()) {
      boolean timed = edge.child().equals(Colour.TIME);
      matrices.put(edge, timed ? diagonal(tableau) : tableau.a());
    }
    return new ColouredTableau<>(colouring, matrices, Map.of(Colour.PLAIN, weights));
  }

  /** A derivative by time counts c_i, which is what this matrix makes of ones. */
  private static <E> List<List<E>> diagonal(Tableau<E> tableau) {
    List<List<E>> diagonal = new ArrayList<>();
    for (int i = 0; i < tableau.stages(); i++) {
      List<E> row = new ArrayList<>(tableau.field().zeros(tableau.stages()));
      row.set(i, tableau.c().get(i));
      diagonal.add(row);
    }
    return diagonal;
  }

  /**
   * Returns what decides the order of an additive scheme, y′ = Σ f_k(y), or of a partitioned one
   * whose component k has tableau k: an edge has the matrix of its child's colour.
   */
  static <E> ColouredTableau<E> of(List<Tableau<E>> tableaus) {
    Colouring colouring = Colouring.of(tableaus.size());
    Map<Colour, Tableau<E>> byColour = new HashMap<>();
    for (int k = 0; k < tableaus.size(); k++) {
      byColour.put(colouring.roots().get(k), tableaus.get(k));
    }
    Map<Edge, List<List<E>>> matrices = new HashMap<>();
    colouring
        .edges()
        .forEach(
            edge -> matrices.put(edge, Objects.requireNonNull(byColour.get(edge.child())).a()));
    Map<Colour, List<E>> weights = new HashMap<>();
    byColour.forEach((colour, tableau) -> weights.put(colour, tableau.b()));
    return new ColouredTableau<>(colouring, matrices, weights);
  }

  List<List<T>> matrix(Colour parent, Colour child) {
    return Objects.requireNonNull(matrices.get(new Edge(parent, child)));
  }

  List<T> weights(Colour root) {
    return Objects.requireNonNull(weights.get(root));
  }

  int stages() {
    return weights.values().iterator().next().size();
  }

  /** Returns every entry, those of shared matrices more than once. */
  List<T> entries() {
    return matrices.values().stream().flatMap(List::stream).flatMap(List::stream).toList();
  }

  /** Returns every weight. */
  List<T> allWeights() {
    return weights.values().stream().flatMap(List::stream).toList();
  }

  /**
   * Returns the numbers that all entries and weights are; nothing if one depends on a parameter.
   */
  Optional<ColouredTableau<Real>> numbers(Field<T> field) {
    Function<T, Real> number = x -> field.asNumber(x).orElseThrow();
    return field.asNumbers(entries()).isPresent() && field.asNumbers(allWeights()).isPresent()
        ? Optional.of(map(number, number))
        : Optional.empty();
  }

  /** Returns the same with other entries and weights; matrices that are shared stay so. */
  <F> ColouredTableau<F> map(Function<T, F> entry, Function<T, F> weight) {
    Map<List<List<T>>, List<List<F>>> known = new IdentityHashMap<>();
    Map<Edge, List<List<F>>> mapped = new HashMap<>();
    matrices.forEach(
        (edge, matrix) ->
            mapped.put(
                edge,
                known.computeIfAbsent(
                    matrix,
                    fresh ->
                        fresh.stream().map(row -> row.stream().map(entry).toList()).toList())));
    Map<Colour, List<F>> rows = new HashMap<>();
    weights.forEach((colour, row) -> rows.put(colour, row.stream().map(weight).toList()));
    return new ColouredTableau<>(colouring, mapped, rows);
  }
}
