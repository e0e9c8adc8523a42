package org.kutta.generator.number;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;

/**
 * A field with one more number in it: the generator, a root of a square-free polynomial over the
 * field below, told from its other roots by an interval.
 *
 * <p>The polynomial need not be irreducible; nothing is ever factored. An element e vanishes
 * exactly when the generator is a root of gcd(e, modulus). When such a gcd is a proper factor, the
 * modulus is replaced by the factor that has the generator as its root, which changes no number
 * (dynamic evaluation: Della Dora, Dicrescenzo, Duval 1985).
 */
final class Extension {

  private final Optional<Extension> below;
  private final String name;
  private final Optional<Real> square;
  private final Optional<Conjugates> conjugates;

  /** Square-free, with leading coefficient one. */
  private Polynomial modulus;

  /** The modulus changes its sign between these, at the generator and nowhere else. */
  private Rational lower;

  private Rational upper;

  /** Until when operations may take; see {@link TimedNumbers}. */
  private Deadline deadline = Deadline.none();

  private Extension(
      Optional<Extension> below,
      String name,
      Optional<Real> square,
      Optional<Conjugates> conjugates,
      Polynomial modulus,
      Rational lower,
      Rational upper) {
    this.below = below;
    this.name = name;
    this.square = square;
    this.conjugates = conjugates;
    this.modulus = modulus;
    this.lower = lower;
    this.upper = upper;
  }

  /** Returns the field with the square root of a positive number. */
  static Extension squareRoot(Optional<Extension> below, Real square) {
    Polynomial modulus = Polynomial.of(List.of(square.negate(), Real.ZERO, Real.ONE));
    Rational above = square.enclose(8).upperEnd().plus(Rational.ONE);
    return new Extension(
        below,
        "sqrt(" + square + ")",
        Optional.of(square),
        Optional.empty(),
        modulus,
        Rational.ZERO,
        above);
  }

  /**
   * Returns the field with a root of a polynomial.
   *
   * @param squareFree has exactly one root between {@code lower} and {@code upper}, which are none
   */
  static Extension root(
      Optional<Extension> below,
      String name,
      Polynomial squareFree,
      Rational lower,
      Rational upper) {
    return new Extension(
        below, name, Optional.empty(), Optional.empty(), squareFree.monic(), lower, upper);
  }

  /** Returns the field with one of several conjugates, the one between two rationals. */
  static Extension conjugate(
      Optional<Extension> below, String name, Conjugates all, Rational lower, Rational upper) {
    return new Extension(
        below, name, Optional.empty(), Optional.of(all), all.polynomial(), lower, upper);
  }

  /**
   * Returns whether this field and another have the same generator over the same field, as when one
   * text was read twice. Its name defines a generator.
   */
  boolean isSameAs(Extension other) {
    if (this == other) {
      return true;
    }
    boolean sameBelow =
        below.isPresent() && other.below.isPresent()
            ? below.get().isSameAs(other.below.get())
            : below.isEmpty() && other.below.isEmpty();
    return sameBelow && name.equals(other.name);
  }

  /** Sets until when operations may take; returns what was set before. */
  Deadline workUntil(Deadline next) {
    Deadline before = deadline;
    deadline = next;
    return before;
  }

  /** Returns the product of two elements. */
  Polynomial product(Polynomial p, Polynomial q) {
    return reduce(p.times(q, deadline));
  }

  int level() {
    return 1 + below.map(Extension::level).orElse(0);
  }

  /** Returns the degree over the surds, unless the modulus still has factors to lose. */
  int degree() {
    return modulus.degree() * below.map(Extension::degree).orElse(1);
  }

  Optional<Conjugates> conjugates() {
    return conjugates;
  }

  Optional<Real> square() {
    return square;
  }

  Optional<Extension> below() {
    return below;
  }

  Real generator() {
    return Algebraic.of(this, reduce(Polynomial.of(List.of(Real.ZERO, Real.ONE))));
  }

  Polynomial reduce(Polynomial p) {
    return p.degree() < modulus.degree() ? p : p.remainder(modulus, deadline);
  }

  /** Decides whether a polynomial is zero at the generator. */
  boolean vanishes(Polynomial element) {
    Polynomial common = reduce(element).gcd(modulus, deadline);
    if (common.degree() == modulus.degree()) {
      return true;
    }
    return common.degree() > 0 && splitBy(common);
  }

  /**
   * Keeps the factor of the modulus that has the generator as its root; returns whether it is the
   * one.
   */
  private boolean splitBy(Polynomial factor) {
    boolean isRoot = factor.at(lower).signum() * factor.at(upper).signum() < 0;
    modulus = isRoot ? factor : modulus.exactQuotient(factor);
    return isRoot;
  }

  /** Returns the inverse of a polynomial that does not vanish at the generator. */
  Polynomial inverse(Polynomial element) {
    while (true) {
      // Extended Euclid, keeping r ≡ u · element modulo the modulus.
      Polynomial r0 = modulus;
      Polynomial u0 = Polynomial.ZERO;
      Polynomial r1 = reduce(element);
      Polynomial u1 = Polynomial.of(List.of(Real.ONE));
      while (r1.degree() > 0) {
        deadline.check();
        // Monic remainders have coefficients of linear length, others of quadratic length.
        Real scale = r1.coefficient(r1.degree()).inverse(deadline);
        r1 = r1.map(x -> x.times(scale, deadline));
        u1 = u1.map(x -> x.times(scale, deadline));
        Polynomial quotient = r0.quotient(r1, deadline);
        Polynomial r2 = r0.minus(quotient.times(r1, deadline));
        Polynomial u2 = u0.minus(quotient.times(u1, deadline));
        r0 = r1;
        u0 = u1;
        r1 = r2;
        u1 = u2;
      }
      if (r1.degree() == 0) {
        Real scale = r1.coefficient(0).inverse(deadline);
        return reduce(u1.map(x -> x.times(scale, deadline)));
      }
      // The gcd r0 is a proper factor, of which the generator is no root.
      splitBy(r0.monic());
    }
  }

  /** Encloses the generator. */
  Interval enclose(int bits) {
    deadline.check();
    if (square.isPresent()) {
      return square.get().enclose(bits).sqrt();
    }
    Rational width = Rational.ONE.over(Rational.of(BigInteger.ONE.shiftLeft(bits)));
    int signBelow = modulus.at(lower).signum();
    while (upper.minus(lower).compareTo(width) > 0) {
      deadline.check();
      Rational middle = lower.plus(upper).times(Rational.of(1, 2));
      int sign = modulus.at(middle).signum();
      if (sign == 0) {
        return Interval.of(middle, bits);
      }
      if (sign == signBelow) {
        lower = middle;
      } else {
        upper = middle;
      }
    }
    return Interval.of(lower, upper, bits);
  }

  /** Writes a polynomial in the generator in the syntax of the language. */
  String write(Polynomial element) {
    List<String> terms = new ArrayList<>();
    for (int k = 0; k <= element.degree(); k++) {
      Real coefficient = element.coefficient(k);
      if (!coefficient.isZero()) {
        terms.add(term(coefficient, k));
      }
    }
    return String.join(" + ", terms).replace("+ -", "- ");
  }

  private String term(Real coefficient, int k) {
    String power = k == 0 ? "" : k == 1 ? name : name + "^" + k;
    String text = coefficient.toString();
    if (k == 0) {
      return text;
    }
    if (coefficient.isRational()) {
      Rational r = coefficient.rationalPart();
      String sign = r.signum() < 0 ? "-" : "";
      String numerator =
          r.abs().numerator().equals(BigInteger.ONE) ? "" : r.abs().numerator() + "*";
      String denominator = r.denominator().equals(BigInteger.ONE) ? "" : "/" + r.denominator();
      return sign + numerator + power + denominator;
    }
    return (text.contains(" ") ? "(" + text + ")" : text) + "*" + power;
  }

  @Override
  public String toString() {
    return name;
  }
}
