package org.kutta.generator.tableau;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.ConjugateRoot;
import org.kutta.generator.number.Conjugates;
import org.kutta.generator.number.Polynomial;
import org.kutta.generator.number.Real;

/**
 * A tableau whose abscissae are conjugates, in coordinates that have only rationals.
 *
 * <p>Where the abscissae are all roots of P, and a_ij = a(c_i, c_j) with one polynomial a for all
 * stages, what a stage has is a polynomial in its abscissa: an element of ℚ[x]/P. A acts on it by
 * traces, which are rational; so no root is ever summed with another. It is the transformation of
 * Hairer and Wanner (Solving ODEs II, §IV.5) with powers for a basis. Stages that share an abscissa
 * with no others are blocks of their own.
 */
public final class ConjugateStages {

  private static final Polynomial ONE = Polynomial.of(List.of(Real.ONE));
  private static final Polynomial X = Polynomial.of(List.of(Real.ZERO, Real.ONE));
  private static final Polynomial MIRROR = Polynomial.of(List.of(Real.ONE, Real.of(-1)));

  /** The family of a stage without conjugates: the one root of x. */
  private static final Conjugates ALONE = new Conjugates(X, false);

  private record Stage(int index, Optional<ConjugateRoot> root) {}

  /** Stages that are conjugates of each other. */
  private record Block(Conjugates family, Polynomial abscissa, List<Stage> stages, int first) {
    int size() {
      return family.polynomial().degree();
    }

    boolean isAlone() {
      return family == ALONE;
    }

    Polynomial reduced(Polynomial p) {
      return p.remainder(family.polynomial());
    }
  }

  private final Tableau<Real> tableau;
  private final List<Block> blocks;
  private final List<List<Real>> a = new ArrayList<>();

  private ConjugateStages(Tableau<Real> tableau, List<Block> blocks) {
    this.tableau = tableau;
    this.blocks = blocks;
  }

  /** Returns the coordinates, if there are conjugates and the tableau is symmetric in them. */
  public static Optional<ConjugateStages> of(Tableau<Real> tableau) {
    boolean none = tableau.c().stream().allMatch(c -> ConjugateRoot.of(c).isEmpty());
    if (none) {
      return Optional.empty();
    }
    return blocks(tableau).map(b -> new ConjugateStages(tableau, b)).filter(s -> s.transform());
  }

  private static Optional<List<Block>> blocks(Tableau<Real> tableau) {
    List<Block> blocks = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < tableau.stages(); i++) {
      Real c = tableau.c().get(i);
      Stage stage = new Stage(i, ConjugateRoot.of(c));
      if (stage.root().isEmpty() && constant(c).isEmpty()) {
        return Optional.empty();
      }
      Conjugates family = stage.root().map(ConjugateRoot::family).orElse(ALONE);
      Polynomial abscissa =
          Polynomial.of(
              stage.root().map(r -> List.of(r.constant(), r.factor())).orElse(List.of(c)));
      Optional<Block> open =
          stage.root().isEmpty()
              ? Optional.empty()
              : blocks.stream().filter(b -> accepts(b, family, abscissa, stage)).findFirst();
      if (open.isPresent()) {
        open.get().stages().add(stage);
      } else {
        blocks.add(new Block(family, abscissa, new ArrayList<>(List.of(stage)), first));
        first += family.polynomial().degree();
      }
    }
    return first == tableau.stages() ? Optional.of(blocks) : Optional.empty();
  }

  private static boolean accepts(Block block, Conjugates family, Polynomial abscissa, Stage stage) {
    ConjugateRoot root = stage.root().orElseThrow();
    return block.family().equals(family)
        && block.abscissa().equals(abscissa)
        && block.stages().stream().noneMatch(s -> s.root().orElseThrow().isSameRoot(root));
  }

  private boolean transform() {
    List<List<Real>> columns = new ArrayList<>();
    for (Block from : blocks) {
      for (int m = 0; m < from.size(); m++) {
        columns.add(new ArrayList<>());
      }
    }
    for (Block to : blocks) {
      for (Block from : blocks) {
        Optional<Kernel> kernel = Kernel.of(tableau, to, from);
        if (kernel.isEmpty()) {
          return false;
        }
        for (int m = 0; m < from.size(); m++) {
          Polynomial image = kernel.get().apply(to, from, m);
          for (int p = 0; p < to.size(); p++) {
            columns.get(from.first() + m).add(image.coefficient(p));
          }
        }
      }
    }
    for (int p = 0; p < columns.size(); p++) {
      int row = p;
      a.add(columns.stream().map(column -> column.get(row)).toList());
    }
    return true;
  }

  /**
   * The entries of A in the rows of one block and the columns of another: a polynomial for the
   * entries of equal roots, one for those of roots that sum to one, and one for all others.
   */
  private record Kernel(
      Optional<Polynomial> equal, Optional<Polynomial> mirrored, Optional<List<Polynomial>> other) {

    static Optional<Kernel> of(Tableau<Real> tableau, Block to, Block from) {
      Kernel kernel = new Kernel(Optional.empty(), Optional.empty(), Optional.empty());
      for (Stage i : to.stages()) {
        for (Stage j : from.stages()) {
          Optional<Kernel> entry = entry(tableau.a(i.index(), j.index()), i, j);
          Kernel known = kernel;
          Optional<Kernel> merged = entry.flatMap(known::merged);
          if (merged.isEmpty()) {
            return Optional.empty();
          }
          kernel = merged.get();
        }
      }
      return Optional.of(kernel);
    }

    private static Optional<Kernel> entry(Real entry, Stage i, Stage j) {
      Optional<ConjugateRoot> x = i.root();
      Optional<ConjugateRoot> y = j.root();
      if (x.isEmpty() || y.isEmpty()) {
        Optional<List<Polynomial>> general =
            x.isPresent()
                ? x.get().polynomial(entry).map(ConjugateStages::asRows)
                : y.isPresent()
                    ? y.get().polynomial(entry).map(List::of)
                    : constant(entry).map(List::of);
        return general.map(
            g -> new Kernel(Optional.empty(), Optional.empty(), Optional.of(trimmed(g))));
      }
      if (x.get().isSameRoot(y.get())) {
        return x.get()
            .polynomial(entry)
            .map(p -> new Kernel(Optional.of(p), Optional.empty(), Optional.empty()));
      }
      if (x.get().isMirrorOf(y.get())) {
        return x.get()
            .polynomial(entry)
            .map(p -> new Kernel(Optional.empty(), Optional.of(p), Optional.empty()));
      }
      return x.get()
          .polynomial(entry, y.get())
          .map(g -> new Kernel(Optional.empty(), Optional.empty(), Optional.of(trimmed(g))));
    }

    private Optional<Kernel> merged(Kernel entry) {
      boolean agree =
          agree(equal, entry.equal) && agree(mirrored, entry.mirrored) && agree(other, entry.other);
      return agree
          ? Optional.of(
              new Kernel(
                  equal.or(() -> entry.equal),
                  mirrored.or(() -> entry.mirrored),
                  other.or(() -> entry.other)))
          : Optional.empty();
    }

    private static <T> boolean agree(Optional<T> known, Optional<T> found) {
      return known.isEmpty() || found.isEmpty() || known.equals(found);
    }

    /** Returns Σ_y a(x, y) y^m over the roots y of a block, reduced in the other. */
    Polynomial apply(Block to, Block from, int m) {
      List<Real> sums = from.family().powerSums(2 * from.size());
      List<Real> traces = new ArrayList<>();
      List<Polynomial> rows = other.orElse(List.of());
      for (Polynomial row : rows) {
        Real trace = Real.ZERO;
        for (int q = 0; q <= row.degree(); q++) {
          trace = trace.plus(row.coefficient(q).times(sums.get(q + m)));
        }
        traces.add(trace);
      }
      Polynomial image = Polynomial.of(traces);
      boolean related = !to.isAlone() && to.family().equals(from.family());
      if (related) {
        image = image.plus(instead(rows, equal, X).times(power(X, m)));
        if (to.family().mirrored()) {
          image = image.plus(instead(rows, mirrored, MIRROR).times(power(MIRROR, m)));
        }
      }
      return to.reduced(image);
    }

    /** Returns what an exceptional entry has beyond a(x, y) with y a polynomial in x. */
    private static Polynomial instead(
        List<Polynomial> rows, Optional<Polynomial> exception, Polynomial y) {
      Polynomial general = Polynomial.ZERO;
      for (int p = rows.size() - 1; p >= 0; p--) {
        general = general.times(X).plus(composed(rows.get(p), y));
      }
      return exception.orElse(general).minus(general);
    }
  }

  /** Returns a number that has no root of a polynomial in it. */
  private static Optional<Polynomial> constant(Real number) {
    return number.isOfConjugates() ? Optional.empty() : Optional.of(Polynomial.of(List.of(number)));
  }

  private static List<Polynomial> asRows(Polynomial p) {
    return p.coefficients().stream().map(c -> Polynomial.of(List.of(c))).toList();
  }

  /** Returns the rows without zeros at the end, so that equal polynomials have equal rows. */
  private static List<Polynomial> trimmed(List<Polynomial> rows) {
    int length = rows.size();
    while (length > 0 && rows.get(length - 1).isZero()) {
      length--;
    }
    return rows.subList(0, length);
  }

  private static Polynomial composed(Polynomial p, Polynomial y) {
    Polynomial sum = Polynomial.ZERO;
    for (int k = p.degree(); k >= 0; k--) {
      sum = sum.times(y).plus(Polynomial.of(List.of(p.coefficient(k))));
    }
    return sum;
  }

  private static Polynomial power(Polynomial p, int exponent) {
    Polynomial power = ONE;
    for (int k = 0; k < exponent; k++) {
      power = power.times(p);
    }
    return power;
  }

  /** Returns A in these coordinates, shape {@code [s, s]}. */
  public List<List<Real>> a() {
    return Collections.unmodifiableList(a);
  }

  /** Returns c in these coordinates, shape {@code [s]}. */
  public List<Real> c() {
    return flattened(blocks.stream().map(block -> block.reduced(block.abscissa())).toList());
  }

  /** Returns the vector of ones in these coordinates, shape {@code [s]}. */
  public List<Real> one() {
    return flattened(Collections.nCopies(blocks.size(), ONE));
  }

  /** Returns the unit vectors of these coordinates. */
  public List<List<Real>> basis() {
    List<List<Real>> basis = new ArrayList<>();
    for (int k = 0; k < tableau.stages(); k++) {
      List<Real> unit = new ArrayList<>(Collections.nCopies(tableau.stages(), Real.ZERO));
      unit.set(k, Real.ONE);
      basis.add(unit);
    }
    return basis;
  }

  /** Returns Av. */
  public List<Real> multiply(List<Real> v) {
    return a.stream().map(row -> Real.FIELD.dot(row, v)).toList();
  }

  /** Returns the product of two vectors, stage by stage. */
  public List<Real> product(List<Real> u, List<Real> v) {
    List<Polynomial> products = new ArrayList<>();
    for (Block block : blocks) {
      int end = block.first() + block.size();
      Polynomial p = Polynomial.of(u.subList(block.first(), end));
      Polynomial q = Polynomial.of(v.subList(block.first(), end));
      products.add(block.reduced(p.times(q)));
    }
    return flattened(products);
  }

  private List<Real> flattened(List<Polynomial> elements) {
    List<Real> flattened = new ArrayList<>();
    for (int k = 0; k < blocks.size(); k++) {
      for (int m = 0; m < blocks.get(k).size(); m++) {
        flattened.add(elements.get(k).coefficient(m));
      }
    }
    return flattened;
  }

  /**
   * Returns a row of weights as it acts on vectors in these coordinates, if conjugate stages have
   * conjugate weights.
   */
  public Optional<List<Real>> functional(List<Real> weights) {
    List<Real> functional = new ArrayList<>();
    for (Block block : blocks) {
      Optional<Polynomial> weight = weight(block, weights);
      if (weight.isEmpty()) {
        return Optional.empty();
      }
      List<Real> sums = block.family().powerSums(2 * block.size());
      for (int m = 0; m < block.size(); m++) {
        Real sum = Real.ZERO;
        for (int q = 0; q <= weight.get().degree(); q++) {
          sum = sum.plus(weight.get().coefficient(q).times(sums.get(q + m)));
        }
        functional.add(sum);
      }
    }
    return Optional.of(functional);
  }

  private static Optional<Polynomial> weight(Block block, List<Real> weights) {
    Optional<Polynomial> common = Optional.empty();
    for (Stage stage : block.stages()) {
      Real weight = weights.get(stage.index());
      Optional<Polynomial> own =
          stage.root().isPresent() ? stage.root().get().polynomial(weight) : constant(weight);
      if (own.isEmpty() || (common.isPresent() && !common.equals(own))) {
        return Optional.empty();
      }
      common = own;
    }
    return common;
  }
}
