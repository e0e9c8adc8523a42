package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * The trees that the order conditions of a kind of scheme are indexed by: which colours a root may
 * have, and which colours may follow each other.
 *
 * <p>One colour makes the trees of Runge–Kutta methods; N colours those of additive and partitioned
 * ones (Araújo, Murua and Sanz-Serna, SIAM J. Numer. Anal. 34 (1997) 1926; Hairer, Lubich and
 * Wanner, Geometric Numerical Integration, III.2).
 *
 * @param roots the colours whose trees are conditions
 * @param edges the colours of a vertex and of a child that it may have
 */
public record Colouring(List<Colour> roots, Set<Edge> edges) {

  /** A vertex and one of its children. */
  public record Edge(Colour parent, Colour child) {}

  /** The trees of y′ = f(y). */
  public static final Colouring PLAIN = of(1);

  /** The trees of y′ = f(t, y) where abscissae are free: leaves may be derivatives by time. */
  public static final Colouring TIMED =
      new Colouring(
          List.of(Colour.PLAIN),
          Set.of(new Edge(Colour.PLAIN, Colour.PLAIN), new Edge(Colour.PLAIN, Colour.TIME)));

  public Colouring {
    roots = List.copyOf(roots);
    edges = Set.copyOf(edges);
  }

  /**
   * Returns the trees of a right-hand side that is a sum of some, or whose components are that
   * many: any colour may follow any other.
   */
  public static Colouring of(int colours) {
    return complete(colours, true);
  }

  /**
   * Returns the trees of q′ = f(p), p′ = g(q) and the like for more components: a colour does not
   * follow itself.
   */
  public static Colouring alternating(int colours) {
    return complete(colours, false);
  }

  private static Colouring complete(int colours, boolean loops) {
    List<Colour> all = IntStream.range(0, colours).mapToObj(Colour::of).toList();
    Set<Edge> edges =
        all.stream()
            .flatMap(parent -> all.stream().map(child -> new Edge(parent, child)))
            .filter(edge -> loops || !edge.parent().equals(edge.child()))
            .collect(Collectors.toSet());
    return new Colouring(all, edges);
  }

  /**
   * Returns the trees of a tableau.
   *
   * @param tolerance up to which abscissae may differ from row sums and still be these
   */
  public static Colouring of(Tableau<?> tableau, Real tolerance) {
    return tableau.hasFreeAbscissae(tolerance) ? TIMED : PLAIN;
  }

  /** Returns all colours, those of roots first. */
  Set<Colour> colours() {
    Set<Colour> colours = new LinkedHashSet<>(roots);
    edges.forEach(edge -> colours.add(edge.child()));
    return colours;
  }

  /** Returns whether a vertex may have a child of a colour. */
  boolean allows(Colour parent, Colour child) {
    return edges.contains(new Edge(parent, child));
  }

  /** Returns the trees of an order whose roots make conditions, in canonical order. */
  public List<RootedTree> ofOrder(int order) {
    return upTo(order).get(order - 1);
  }

  /** Returns the trees of the orders 1 to {@code order}; entry k holds those of order k + 1. */
  public List<List<RootedTree>> upTo(int order) {
    List<List<RootedTree>> byOrder = new ArrayList<>();
    List<RootedTree> smaller = new ArrayList<>();
    for (int n = 1; n <= order; n++) {
      List<RootedTree> trees = new ArrayList<>();
      for (Colour colour : colours()) {
        List<RootedTree> branches =
            smaller.stream().filter(tree -> allows(colour, tree.colour())).toList();
        addForests(colour, n - 1, branches, 0, List.of(), trees);
      }
      trees.sort(null);
      smaller.addAll(trees);
      byOrder.add(trees.stream().filter(tree -> roots.contains(tree.colour())).toList());
    }
    return List.copyOf(byOrder);
  }

  /** Adds a tree for each multiset of {@code branches[from…]} with {@code vertices} vertices. */
  private static void addForests(
      Colour colour,
      int vertices,
      List<RootedTree> branches,
      int from,
      List<RootedTree> chosen,
      List<RootedTree> trees) {
    if (vertices == 0) {
      trees.add(new RootedTree(colour, chosen));
      return;
    }
    for (int k = from; k < branches.size(); k++) {
      RootedTree branch = branches.get(k);
      if (branch.order() > vertices) {
        return;
      }
      List<RootedTree> more = new ArrayList<>(chosen);
      more.add(branch);
      addForests(colour, vertices - branch.order(), branches, k, more, trees);
    }
  }

  /** Returns how many trees of an order make conditions, without listing them (Otter 1948). */
  public int count(int order) {
    Map<Colour, long[]> trees = new HashMap<>();
    for (Colour colour : colours()) {
      trees.put(colour, new long[order + 1]);
      trees.get(colour)[1] = 1;
    }
    for (int n = 1; n < order; n++) {
      for (Colour colour : colours()) {
        long sum = 0;
        for (int k = 1; k <= n; k++) {
          long divisors = 0;
          for (int d = 1; d <= k; d++) {
            divisors += k % d == 0 ? d * branches(colour, d, trees) : 0;
          }
          sum += divisors * Objects.requireNonNull(trees.get(colour))[n - k + 1];
        }
        Objects.requireNonNull(trees.get(colour))[n + 1] = sum / n;
      }
    }
    return Math.toIntExact(
        roots.stream().mapToLong(root -> Objects.requireNonNull(trees.get(root))[order]).sum());
  }

  private long branches(Colour parent, int order, Map<Colour, long[]> trees) {
    return colours().stream()
        .filter(child -> allows(parent, child))
        .mapToLong(child -> Objects.requireNonNull(trees.get(child))[order])
        .sum();
  }

  /** Returns how many trees up to an order make conditions. */
  public int countUpTo(int order) {
    return IntStream.rangeClosed(1, order).map(this::count).sum();
  }
}
