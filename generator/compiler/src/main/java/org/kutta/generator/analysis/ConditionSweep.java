package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.kutta.generator.budget.Deadline;

/**
 * Evaluates all order conditions of a row of weights, one order after the other. Not thread-safe.
 *
 * <p>With Φ_i(•) = 1 and Φ_i([t_1, …, t_m]) = Π_k Σ_j a_ij Φ_j(t_k), the condition of a tree is Σ_i
 * b_i Φ_i(t) = 1/γ(t) (Hairer, Nørsett, Wanner I, thm II.2.13). Forests of branches are listed
 * depth first, so that a product of branches is formed once for all trees that share it. A tree [t]
 * of one branch needs no branch of its own, for Σ b_i Σ_j a_ij Φ_j(t) = Σ_j (bA)_j Φ_j(t): the
 * vectors A·Φ of the two greatest orders, which are most of all, are never formed.
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
  private final int limit;
  private final Deadline deadline;
  private final List<T> weightsTimesMatrix = new ArrayList<>();

  /** What may hang under a root, by order. */
  private final List<Weighted<T>> branches = new ArrayList<>();

  /** The trees of the order before the last, which are no branches yet. */
  private List<Weighted<T>> unformed = List.of();

  /** The trees of the last order but for those of one branch, which is not formed yet. */
  private List<Weighted<T>> current = new ArrayList<>();

  private int order;

  /**
   * @param timed whether leaves may be derivatives by time
   * @param limit the greatest order that will be asked for
   * @param deadline asked for each tree
   */
  ConditionSweep(ConditionArithmetic<T> arithmetic, boolean timed, int limit, Deadline deadline) {
    this.deadline = deadline;
    this.arithmetic = arithmetic;
    this.limit = limit;
    List<List<T>> a = arithmetic.matrix();
    for (int j = 0; j < a.size(); j++) {
      deadline.check();
      int column = j;
      List<T> entries = a.stream().map(row -> row.get(column)).toList();
      weightsTimesMatrix.add(arithmetic.dot(arithmetic.weights(), entries));
    }
    if (timed) {
      branches.add(new Weighted<>(RootedTree.TIME, arithmetic.abscissae()));
    }
  }

  /** Evaluates the conditions of the next order, in no particular order. */
  void next(BiConsumer<RootedTree, T> conditions) {
    order++;
    unformed.forEach(this::form);
    unformed = current;
    current = new ArrayList<>();
    for (Weighted<T> whole : unformed) {
      deadline.check();
      conditions.accept(crowned(whole.tree()), arithmetic.dot(weightsTimesMatrix, whole.vector()));
    }
    List<T> ones = Collections.nCopies(arithmetic.weights().size(), arithmetic.one());
    addForests(order - 1, 0, List.of(), ones, conditions);
  }

  /** Makes a branch of a tree, which is also all there is to the tree [t]. */
  private void form(Weighted<T> whole) {
    List<T> branch = new ArrayList<>();
    for (List<T> row : arithmetic.matrix()) {
      deadline.check();
      branch.add(arithmetic.dot(row, whole.vector()));
    }
    branches.add(new Weighted<>(whole.tree(), branch));
    current.add(new Weighted<>(crowned(whole.tree()), branch));
  }

  private static RootedTree crowned(RootedTree tree) {
    return new RootedTree(List.of(tree));
  }

  private void visit(RootedTree tree, List<T> vector, BiConsumer<RootedTree, T> conditions) {
    deadline.check();
    conditions.accept(tree, arithmetic.dot(arithmetic.weights(), vector));
    if (order < limit) {
      current.add(new Weighted<>(tree, vector));
    }
  }

  /** Visits a tree for each multiset of {@code branches[from…]} with {@code vertices} vertices. */
  private void addForests(
      int vertices,
      int from,
      List<RootedTree> chosen,
      List<T> product,
      BiConsumer<RootedTree, T> conditions) {
    if (vertices == 0) {
      visit(new RootedTree(chosen), product, conditions);
      return;
    }
    for (int k = from; k < branches.size(); k++) {
      Weighted<T> branch = branches.get(k);
      int rest = vertices - branch.tree().order();
      if (rest < 0) {
        return;
      }
      // Those that follow have as many vertices at least.
      if (rest == 0 || rest >= branch.tree().order()) {
        List<RootedTree> more = new ArrayList<>(chosen);
        more.add(branch.tree());
        addForests(rest, k, more, times(product, branch.vector()), conditions);
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
