package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kutta.generator.number.Rational;

/**
 * A rooted tree, the index of one order condition (Butcher 1963; Hairer, Nørsett, Wanner, Solving
 * ODEs I, §II.2). Order, density and text are computed once: there are 53,272 trees of up to 14
 * vertices.
 *
 * <p>Where abscissae are free, some leaves stand for a derivative by time: such a leaf counts c_i
 * where another counts Σ a_ij. The densities are the same.
 */
public final class RootedTree implements Comparable<RootedTree> {

  /** Bushy trees first: a failing quadrature condition says more than one of its consequences. */
  private static final Comparator<RootedTree> CANONICAL =
      Comparator.comparingInt(RootedTree::order).thenComparing(tree -> tree.sortKey);

  public static final RootedTree LEAF = new RootedTree(List.of());

  /** The leaf of a derivative by time. It is nobody's root, and has no children: t′ = 1. */
  static final RootedTree TIME = new RootedTree(List.of(), "t");

  private final List<RootedTree> children;
  private final int order;
  private final long density;
  private final String text;
  private final String sortKey;

  /** Returns the tree with these subtrees under its root, in whatever order. */
  public RootedTree(List<RootedTree> children) {
    this(sorted(children), null);
  }

  private RootedTree(List<RootedTree> sorted, @Nullable String name) {
    this.children = sorted;
    this.order = 1 + sorted.stream().mapToInt(RootedTree::order).sum();
    this.density =
        sorted.stream().mapToLong(RootedTree::density).reduce(order, Math::multiplyExact);
    this.text = name == null ? brackets(sorted) : name;
    this.sortKey = text.replace('•', ' ');
  }

  private static List<RootedTree> sorted(List<RootedTree> children) {
    return children.size() < 2 ? List.copyOf(children) : children.stream().sorted().toList();
  }

  private static String brackets(List<RootedTree> children) {
    return children.isEmpty()
        ? "•"
        : children.stream().map(RootedTree::toString).collect(Collectors.joining(",", "[", "]"));
  }

  /** Returns the subtrees under the root, in canonical order; a leaf has none. */
  public List<RootedTree> children() {
    return children;
  }

  /** Returns the number of vertices, the order at which the tree's condition counts. */
  public int order() {
    return order;
  }

  /** Returns the density γ: the order times the product of the children's densities. */
  public long density() {
    return density;
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
    return ofOrder(order, false);
  }

  static List<RootedTree> ofOrder(int order, boolean timed) {
    return upTo(order, timed).get(order - 1);
  }

  /** Returns the trees of the orders 1 to {@code order}; entry k holds those of order k + 1. */
  public static List<List<RootedTree>> upTo(int order) {
    return upTo(order, false);
  }

  /**
   * Returns the same trees, and if they are {@code timed} those with leaves that are derivatives by
   * time too.
   */
  static List<List<RootedTree>> upTo(int order, boolean timed) {
    List<List<RootedTree>> byOrder = new ArrayList<>();
    for (int n = 1; n <= order; n++) {
      List<RootedTree> trees = new ArrayList<>();
      List<RootedTree> smaller = new ArrayList<>(timed ? List.of(TIME) : List.of());
      byOrder.forEach(smaller::addAll);
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

  /**
   * Returns how many trees there are up to an order.
   *
   * @param timed whether leaves may be derivatives by time
   */
  static int countUpTo(int order, boolean timed) {
    return IntStream.rangeClosed(1, order).map(n -> count(n, timed)).sum();
  }

  /** Returns how many trees of an order there are, without listing them (Otter 1948). */
  public static int count(int order) {
    return count(order, false);
  }

  /**
   * Returns how many trees of an order there are.
   *
   * @param timed whether leaves may be derivatives by time
   */
  static int count(int order, boolean timed) {
    long[] trees = new long[order + 1];
    trees[1] = 1;
    for (int n = 1; n < order; n++) {
      long sum = 0;
      for (int k = 1; k <= n; k++) {
        long divisors = 0;
        for (int d = 1; d <= k; d++) {
          long branches = trees[d] + (timed && d == 1 ? 1 : 0);
          divisors += k % d == 0 ? d * branches : 0;
        }
        sum += divisors * trees[n - k + 1];
      }
      trees[n + 1] = sum / n;
    }
    return Math.toIntExact(trees[order]);
  }

  @Override
  public int compareTo(RootedTree other) {
    return CANONICAL.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RootedTree that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /**
   * Returns bracket notation: a leaf is •, {@code [•,[•]]} has a leaf and a branch under its root.
   * A derivative by time is t.
   */
  @Override
  public String toString() {
    return text;
  }
}
