package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.kutta.generator.analysis.Colouring.Edge;
import org.kutta.generator.budget.Deadline;

/**
 * Evaluates all order conditions of a row of weights, one order after the other. Not thread-safe.
 *
 * <p>With Φ_i(•) = 1 and Φ_i([t_1, …, t_m]) = Π_k Σ_j a_ij Φ_j(t_k), the condition of a tree is Σ_i
 * b_i Φ_i(t) = 1/γ(t) (Hairer, Nørsett, Wanner I, thm II.2.13). Forests of branches are listed
 * depth first, so that a product of branches is formed once for all trees that share it. A tree [t]
 * of one branch needs no branch of its own, for Σ b_i Σ_j a_ij Φ_j(t) = Σ_j (bA)_j Φ_j(t): the
 * vectors A·Φ of the two greatest orders, which are most of all, are never formed. With colours, A
 * is that of the edge and b that of the root.
 *
 * @param <T> the numbers
 */
final class ConditionSweep<T> {

  /**
   * A tree with a vector of it.
   *
   * @param vector as a branch A·Φ, or as a whole Φ; shape {@code [s]}
   */
  private record Weighted<T>(RootedTree tree, List<T> vector) {}

  private final ConditionArithmetic<T> arithmetic;
  private final ColouredTableau<T> coefficients;
  private final Colouring colouring;
  private final int limit;
  private final Deadline deadline;

  /** bA for the colour of a root and the matrix of an edge from it. */
  private final Map<Edge, List<T>> weightsTimesMatrix = new HashMap<>();

  /** What may hang under a vertex of a colour, by order. */
  private final Map<Colour, List<Weighted<T>>> branches = new HashMap<>();

  /** The trees of the order before the last, which are no branches yet. */
  private List<Weighted<T>> unformed = List.of();

  /** The trees of the last order but for those of one branch, which is not formed yet. */
  private List<Weighted<T>> current = new ArrayList<>();

  private int order;

  /**
   * @param limit the greatest order that will be asked for
   * @param deadline asked for each tree
   */
  ConditionSweep(ConditionArithmetic<T> arithmetic, int limit, Deadline deadline) {
    this.deadline = deadline;
    this.arithmetic = arithmetic;
    this.coefficients = arithmetic.coefficients();
    this.colouring = coefficients.colouring();
    this.limit = limit;
    for (Edge edge : colouring.edges()) {
      if (colouring.roots().contains(edge.parent())) {
        weightsTimesMatrix.put(edge, weightsTimes(edge));
      }
    }
    colouring.colours().forEach(colour -> branches.put(colour, new ArrayList<>()));
  }

  private List<T> weightsTimes(Edge edge) {
    List<T> weights = coefficients.weights(edge.parent());
    List<List<T>> matrix = coefficients.matrix(edge.parent(), edge.child());
    List<T> product = new ArrayList<>();
    for (int j = 0; j < weights.size(); j++) {
      deadline.check();
      int column = j;
      product.add(arithmetic.dot(weights, matrix.stream().map(row -> row.get(column)).toList()));
    }
    return product;
  }

  /** Evaluates the conditions of the next order, in no particular order. */
  void next(BiConsumer<RootedTree, T> conditions) {
    order++;
    unformed.forEach(this::form);
    unformed = current;
    current = new ArrayList<>();
    for (Weighted<T> whole : unformed) {
      for (Colour root : colouring.roots()) {
        deadline.check();
        List<T> row = weightsTimesMatrix.get(new Edge(root, whole.tree().colour()));
        if (row != null) {
          conditions.accept(crowned(root, whole.tree()), arithmetic.dot(row, whole.vector()));
        }
      }
    }
    List<T> ones = Collections.nCopies(coefficients.stages(), arithmetic.one());
    for (Colour colour : colouring.colours()) {
      addForests(colour, order - 1, 0, List.of(), ones, conditions);
    }
  }

  /** Makes branches of a tree, one for each matrix, which is also all there is to the tree [t]. */
  private void form(Weighted<T> whole) {
    Map<List<List<T>>, List<T>> formed = new IdentityHashMap<>();
    for (Colour parent : colouring.colours()) {
      if (colouring.allows(parent, whole.tree().colour())) {
        List<T> branch =
            formed.computeIfAbsent(
                coefficients.matrix(parent, whole.tree().colour()),
                matrix -> product(matrix, whole.vector()));
        Objects.requireNonNull(branches.get(parent)).add(new Weighted<>(whole.tree(), branch));
        current.add(new Weighted<>(crowned(parent, whole.tree()), branch));
      }
    }
  }

  private List<T> product(List<List<T>> matrix, List<T> vector) {
    List<T> product = new ArrayList<>();
    for (List<T> row : matrix) {
      deadline.check();
      product.add(arithmetic.dot(row, vector));
    }
    return product;
  }

  private static RootedTree crowned(Colour root, RootedTree tree) {
    return new RootedTree(root, List.of(tree));
  }

  private void visit(RootedTree tree, List<T> vector, BiConsumer<RootedTree, T> conditions) {
    deadline.check();
    if (colouring.roots().contains(tree.colour())) {
      List<T> weights = coefficients.weights(tree.colour());
      conditions.accept(tree, arithmetic.dot(weights, vector));
    }
    if (order < limit) {
      current.add(new Weighted<>(tree, vector));
    }
  }

  /** Visits a tree for each multiset of {@code branches[from…]} with {@code vertices} vertices. */
  private void addForests(
      Colour colour,
      int vertices,
      int from,
      List<RootedTree> chosen,
      List<T> product,
      BiConsumer<RootedTree, T> conditions) {
    if (vertices == 0) {
      visit(new RootedTree(colour, chosen), product, conditions);
      return;
    }
    List<Weighted<T>> candidates = Objects.requireNonNull(branches.get(colour));
    for (int k = from; k < candidates.size(); k++) {
      Weighted<T> branch = candidates.get(k);
      int rest = vertices - branch.tree().order();
      if (rest < 0) {
        return;
      }
      // Those that follow have as many vertices at least.
      if (rest == 0 || rest >= branch.tree().order()) {
        List<RootedTree> more = new ArrayList<>(chosen);
        more.add(branch.tree());
        addForests(colour, rest, k, more, times(product, branch.vector()), conditions);
      }
    }
  }

  private List<T> times(List<T> x, List<T> y) {
    List<T> product = new ArrayList<>(x.size());
    for (int i = 0; i < x.size(); i++) {
      product.add(arithmetic.times(x.get(i), y.get(i)));
    }
    return product;
  }
}
