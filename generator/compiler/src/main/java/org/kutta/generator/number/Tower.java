package org.kutta.generator.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The numbers that one method computes with: surds, and on top of them whatever roots its author
 * writes. Each new root is adjoined once. Not thread-safe.
 */
public final class Tower {

  /** Fields of a higher degree over the surds are refused. */
  public static final int MAX_DEGREE = 32;

  private Optional<Extension> top = Optional.empty();
  private final List<Adjoined> adjoined = new ArrayList<>();

  /** A root and what it was made from. */
  private record Adjoined(String key, Real root) {}

  /**
   * Returns the square root of a number that is not negative, or nothing if the field would grow
   * beyond its limit.
   */
  public Optional<Real> sqrt(Real x) {
    if (x.isRational()) {
      return Surd.sqrt(x.rationalPart()).map(Real::of);
    }
    Optional<Real> denested =
        x.isSurd() ? Denesting.sqrt(x.surd()).map(Real::of) : Optional.empty();
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
        : adjoin(text, Extension.root(top, text, p.squareFreePart(), lower, upper));
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
      Optional<Real> product = e.get().square().map(x::times).filter(Real::isSurd);
      Optional<Surd> root = product.flatMap(p -> surdRoot(p.surd()));
      if (root.isPresent()) {
        return Optional.of(Real.of(root.get()).over(e.get().generator()));
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
    if (extension.degree() > MAX_DEGREE) {
      return Optional.empty();
    }
    top = Optional.of(extension);
    Real root = extension.generator();
    adjoined.add(new Adjoined(key, root));
    return Optional.of(root);
  }
}
