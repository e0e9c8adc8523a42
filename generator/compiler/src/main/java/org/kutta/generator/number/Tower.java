package org.kutta.generator.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.budget.Deadline;

/**
 * The numbers that one method computes with: surds, and on top of them whatever roots its author
 * writes. Each new root is adjoined once. Not thread-safe.
 */
public final class Tower {

  private final Budget budget;
  private final Deadline deadline;
  private Optional<Extension> top = Optional.empty();
  private final List<Adjoined> adjoined = new ArrayList<>();

  /** Makes the field of rationals, to which roots are adjoined without a deadline. */
  public Tower() {
    this(Budget.DEFAULT, Deadline.none());
  }

  /**
   * Makes the field of rationals.
   *
   * @param budget what may be spent on a method that is read with numbers of this tower
   * @param deadline until when it must be read
   */
  public Tower(Budget budget, Deadline deadline) {
    this.budget = budget;
    this.deadline = deadline;
  }

  /** Returns what may be spent on a method that is read with numbers of this tower. */
  public Budget budget() {
    return budget;
  }

  /** Ends the reading: from now on, operations with numbers of this tower have no deadline. */
  public void endReading() {
    for (Optional<Extension> e = top; e.isPresent(); e = e.get().below()) {
      e.get().workUntil(Deadline.none());
    }
  }

  /** Returns until when a method is read with numbers of this tower. */
  public Deadline deadline() {
    return deadline;
  }

  /** A root and what it was made from. */
  private record Adjoined(String key, Real root) {}

  /**
   * Returns the square root of a number that is not negative, or nothing if the field would grow
   * beyond its limit.
   */
  public Optional<Real> sqrt(Real x) {
    if (x.isRational()) {
      return Surd.sqrt(x.rationalPart()).map(Real.class::cast);
    }
    Optional<Real> denested = x.asSurd().flatMap(Denesting::sqrt).map(Real.class::cast);
    if (denested.isPresent()) {
      return denested;
    }
    String key = "sqrt(" + x + ")";
    Optional<Real> known = known(key).or(() -> fromKnownRoots(x));
    return known.isPresent() ? known : adjoin(key, Extension.squareRoot(top, x));
  }

  /**
   * Returns the root of a rational polynomial between two rationals, or nothing if the field would
   * grow beyond its limit.
   *
   * @param p has exactly one root there, and none at the ends
   * @param text as the author wrote it, for messages
   */
  public Optional<Real> root(Polynomial p, Rational lower, Rational upper, String text) {
    Optional<Real> known = known(text);
    return known.isPresent()
        ? known
        : adjoin(text, Extension.root(top, text, p.squareFreePart(deadline), lower, upper));
  }

  /**
   * Returns the roots between 0 and 1 of a rational polynomial that is irreducible, ascending; all
   * its roots must lie there.
   *
   * <p>The field that they generate may have any degree. Numbers of one root, or of two, are cheap;
   * a caller that sums over all of them must know what symmetric functions are.
   */
  public List<Real> conjugates(Polynomial p) {
    Conjugates all = Conjugates.of(p);
    List<Interval> isolated = new ArrayList<>();
    isolate(new SturmSequence(p, deadline), Rational.ZERO, Rational.ONE, isolated);
    int n = all.polynomial().degree();
    List<Real> roots = new ArrayList<>();
    for (int k = 0; k < (all.mirrored() ? n / 2 : n); k++) {
      Interval place = isolated.get(k);
      String key = "root(%s, %s, %s)".formatted(text(p), place.lowerEnd(), place.upperEnd());
      Optional<Real> known = known(key);
      if (known.isEmpty()) {
        Extension extension =
            Extension.conjugate(top, key, all, place.lowerEnd(), place.upperEnd());
        top = Optional.of(extension);
        extension.workUntil(deadline);
        known = Optional.of(extension.generator());
        adjoined.add(new Adjoined(key, known.get()));
      }
      roots.add(known.get());
    }
    for (int k = roots.size() - 1; all.mirrored() && k >= 0; k--) {
      roots.add(Real.ONE.minus(roots.get(k)));
    }
    return roots;
  }

  private static void isolate(
      SturmSequence sturm, Rational lower, Rational upper, List<Interval> isolated) {
    int roots = sturm.rootsIn(lower, upper);
    if (roots == 1) {
      isolated.add(Interval.of(lower, upper, 64));
    } else if (roots > 1) {
      Rational middle = lower.plus(upper).times(Rational.of(1, 2));
      isolate(sturm, lower, middle, isolated);
      isolate(sturm, middle, upper, isolated);
    }
  }

  private static String text(Polynomial p) {
    List<String> terms = new ArrayList<>();
    for (int k = p.degree(); k >= 0; k--) {
      if (!p.coefficient(k).isZero()) {
        terms.add(p.coefficient(k) + (k == 0 ? "" : k == 1 ? "*x" : "*x^" + k));
      }
    }
    return String.join(" + ", terms).replace("+ -", "- ");
  }

  /** Returns cos(pπ/q), or nothing if the field would grow beyond its limit. */
  public Optional<Real> cos(long p, long q) {
    return Cosine.of(p, q, this);
  }

  /**
   * Returns √x where √a is there already and √(ax) is a surd: conjugate roots come in such pairs.
   */
  private Optional<Real> fromKnownRoots(Real x) {
    for (Optional<Extension> e = top; e.isPresent(); e = e.get().below()) {
      Optional<Surd> product = e.get().square().map(x::times).flatMap(Real::asSurd);
      Optional<Surd> root = product.flatMap(Tower::surdRoot);
      if (root.isPresent()) {
        return Optional.of(root.get().over(e.get().generator()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Surd> surdRoot(Surd x) {
    return x.isRational() ? Surd.sqrt(x.rationalPart()) : Denesting.sqrt(x);
  }

  private Optional<Real> known(String key) {
    return adjoined.stream().filter(a -> a.key().equals(key)).map(Adjoined::root).findFirst();
  }

  private Optional<Real> adjoin(String key, Extension extension) {
    if (extension.degree() > budget.degree()) {
      return Optional.empty();
    }
    top = Optional.of(extension);
    extension.workUntil(deadline);
    Real root = extension.generator();
    adjoined.add(new Adjoined(key, root));
    return Optional.of(root);
  }
}
