package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.kutta.generator.number.Rational;

/**
 * A rooted tree, the index of one order condition (Butcher 1963; Hairer, Nørsett, Wanner, Solving
 * ODEs I, §II.2).
 *
 * @param children subtrees under the root, in canonical order; a leaf has none
 */
public record RootedTree(List<RootedTree> children) implements Comparable<RootedTree> {

  /** Bushy trees first: a failing quadrature condition says more than one of its consequences. */
  private static final Comparator<RootedTree> CANONICAL =
      Comparator.comparingInt(RootedTree::order)
          .thenComparing(tree -> tree.toString().replace('•', ' '));

  // After the comparator, which its constructor needs.
  public static final RootedTree LEAF = new RootedTree(List.of());

  public RootedTree {
    children = children.stream().sorted(CANONICAL).toList();
  }

  /** Returns the number of vertices, the order at which the tree's condition counts. */
  public int order() {
    return 1 + children.stream().mapToInt(RootedTree::order).sum();
  }

  /** Returns the density γ: the order times the product of the children's densities. */
  public long density() {
    return children.stream().mapToLong(RootedTree::density).reduce(order(), Math::multiplyExact);
  }

  /** Returns the symmetry σ: how many ways there are to exchange equal subtrees. */
  public long symmetry() {
    long symmetry = 1;
    int alike = 0;
    for (int k = 0; k < children.size(); k++) {
      RootedTree child = children.get(k);
      alike = k > 0 && child.equals(children.get(k - 1)) ? alike + 1 : 1;
      symmetry *= child.symmetry() * alike;
    }
    return symmetry;
  }

  /** Returns 1/γ, what the elementary weight must be. */
  public Rational required() {
    return Rational.of(1, density());
  }

  /** Returns all trees of an order, in canonical order: 1, 1, 2, 4, 9, 20, 48, 115, 286, 719, … */
  public static List<RootedTree> ofOrder(int order) {
    return upTo(order).get(order - 1);
  }

  /** Returns the trees of the orders 1 to {@code order}; entry k holds those of order k + 1. */
  public static List<List<RootedTree>> upTo(int order) {
    List<List<RootedTree>> byOrder = new ArrayList<>();
    for (int n = 1; n <= order; n++) {
      List<RootedTree> trees = new ArrayList<>();
      List<RootedTree> smaller = byOrder.stream().flatMap(List::stream).toList();
      addForests(n - 1, smaller, 0, List.of(), trees);
      trees.sort(CANONICAL);
      byOrder.add(List.copyOf(trees));
    }
    return List.copyOf(byOrder);
  }

  /** Adds a tree for each multiset of {@code candidates[from…]} with {@code vertices} vertices. */
  private static void addForests(
      int vertices,
      List<RootedTree> candidates,
      int from,
      List<RootedTree> chosen,
      List<RootedTree> trees) {
    if (vertices == 0) {
      trees.add(new RootedTree(chosen));
      return;
    }
    for (int k = from; k < candidates.size(); k++) {
      RootedTree candidate = candidates.get(k);
      if (candidate.order() > vertices) {
        return;
      }
      List<RootedTree> more = new ArrayList<>(chosen);
      more.add(candidate);
      addForests(vertices - candidate.order(), candidates, k, more, trees);
    }
  }

  @Override
  public int compareTo(RootedTree other) {
    return CANONICAL.compare(this, other);
  }

  /**
   * Returns bracket notation: a leaf is •, {@code [•,[•]]} has a leaf and a branch under its root.
   */
  @Override
  public String toString() {
    return children.isEmpty()
        ? "•"
        : children.stream().map(RootedTree::toString).collect(Collectors.joining(",", "[", "]"));
  }
}
