package org.kutta.generator.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kutta.generator.number.Rational;

/**
 * A rooted tree, the index of one order condition (Butcher 1963; Hairer, Nørsett, Wanner, Solving
 * ODEs I, §II.2). Order, density and text are computed once: there are 53,272 trees of up to 14
 * vertices.
 *
 * <p>Vertices have colours where the right-hand side has several parts, see {@link Colouring}.
 * Where abscissae are free, some leaves stand for a derivative by time: such a leaf counts c_i
 * where another counts Σ a_ij. The densities are the same.
 */
public final class RootedTree implements Comparable<RootedTree> {

  /** Bushy trees first: a failing quadrature condition says more than one of its consequences. */
  private static final Comparator<RootedTree> CANONICAL =
      Comparator.comparingInt(RootedTree::order).thenComparing(tree -> tree.sortKey);

  public static final RootedTree LEAF = new RootedTree(List.of());

  /** The leaf of a derivative by time. It is no one's root, and has no children: t′ = 1. */
  static final RootedTree TIME = new RootedTree(Colour.TIME, List.of());

  private final Colour colour;
  private final List<RootedTree> children;
  private final int order;
  private final long density;
  private final String text;
  private final String sortKey;

  /** Returns the tree of one colour with these subtrees under its root, in whatever order. */
  public RootedTree(List<RootedTree> children) {
    this(Colour.PLAIN, children);
  }

  /** Returns the tree with a root of a colour and these subtrees under it, in whatever order. */
  public RootedTree(Colour colour, List<RootedTree> children) {
    this.colour = colour;
    this.children = sorted(children);
    this.order = 1 + children.stream().mapToInt(RootedTree::order).sum();
    this.density =
        children.stream().mapToLong(RootedTree::density).reduce(order, Math::multiplyExact);
    this.text = children.isEmpty() ? colour.symbol() : colour.stem() + brackets(this.children);
    this.sortKey = text.replace('•', ' ');
  }

  private static List<RootedTree> sorted(List<RootedTree> children) {
    return children.size() < 2 ? List.copyOf(children) : children.stream().sorted().toList();
  }

  private static String brackets(List<RootedTree> children) {
    return children.stream().map(RootedTree::toString).collect(Collectors.joining(",", "[", "]"));
  }

  /** Returns the colour of the root. */
  public Colour colour() {
    return colour;
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

  /**
   * Returns the left side of the tree's condition, as {@code Σ b_i a_ij c_j^2}. Coefficients of a
   * second colour have a prime.
   *
   * @param weights what the weights are called
   * @param freeAbscissae whether c is not A·1, so that Σ_j a_ij must be written out
   */
  public String formula(String weights, boolean freeAbscissae) {
    StringBuilder text = new StringBuilder("Σ ").append(weights).append(colour.mark()).append("_i");
    new Indices(text, freeAbscissae).appendChildren(this, 'i');
    return text.toString();
  }

  /** Hands out the summation indices j, k, l, … while a formula is written. */
  private static final class Indices {
    private final StringBuilder text;
    private final boolean freeAbscissae;
    private char last = 'i';

    Indices(StringBuilder text, boolean freeAbscissae) {
      this.text = text;
      this.freeAbscissae = freeAbscissae;
    }

    /** Returns whether c stands for a child. */
    private boolean isAbscissa(RootedTree child) {
      return freeAbscissae ? child.equals(TIME) : child.children().isEmpty();
    }

    void appendChildren(RootedTree tree, char index) {
      Map<String, Integer> leaves = new TreeMap<>();
      tree.children().stream()
          .filter(this::isAbscissa)
          .forEach(leaf -> leaves.merge(leaf.colour().mark(), 1, Integer::sum));
      leaves.forEach(
          (mark, count) ->
              text.append(" c").append(mark).append('_').append(index).append(power(count)));
      for (RootedTree child : tree.children()) {
        if (!isAbscissa(child)) {
          char branch = ++last;
          text.append(" a").append(child.colour().mark()).append('_').append(index).append(branch);
          appendChildren(child, branch);
        }
      }
    }

    private static String power(int exponent) {
      return exponent > 1 ? "^" + exponent : "";
    }
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
   * A derivative by time is t; the number of another colour stands for its leaf, and in front of
   * its brackets.
   */
  @Override
  public String toString() {
    return text;
  }
}
