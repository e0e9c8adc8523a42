package org.kutta.generator.number;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Cosines of rational multiples of π. */
final class Cosine {

  private Cosine() {}

  /** Returns cos(pπ/q) in a tower, with q positive; nothing if its degree is beyond the limit. */
  static Optional<Real> of(long p, long q, Tower tower) {
    long gcd = Rational.of(p, q).denominator().longValueExact();
    long numerator = Rational.of(p, q).numerator().longValueExact();
    long reduced = Math.floorMod(numerator, 2 * gcd);
    return generator(gcd, tower).map(x -> chebyshev(Math.min(reduced, 2 * gcd - reduced), x));
  }

  /** Returns cos(π/q). */
  private static Optional<Real> generator(long q, Tower tower) {
    Optional<Real> quadratic = quadratic(q);
    if (quadratic.isPresent()) {
      return quadratic;
    }
    if (q > 3L * tower.budget().degree()) {
      return Optional.empty();
    }
    Polynomial p = minimalPolynomial((int) q);
    if (p.degree() > tower.budget().degree()) {
      return Optional.empty();
    }
    // Its largest root; the next is cos(3π/q).
    double between = (Math.cos(Math.PI / q) + Math.cos(3 * Math.PI / q)) / 2;
    Rational lower = Rational.of(new BigDecimal(between));
    return tower.root(p, lower, Rational.ONE, "cos(pi/" + q + ")");
  }

  /** Returns the cosines that are surds. */
  private static Optional<Real> quadratic(long q) {
    return switch ((int) Math.min(q, 100)) {
      case 1 -> Optional.of(Real.of(-1));
      case 2 -> Optional.of(Real.ZERO);
      case 3 -> Optional.of(Real.of(1, 2));
      case 4 -> surd(2).map(x -> x.times(Rational.of(1, 2)));
      case 5 -> surd(5).map(x -> x.plus(Real.ONE).times(Rational.of(1, 4)));
      case 6 -> surd(3).map(x -> x.times(Rational.of(1, 2)));
      case 12 -> surd(6).flatMap(x -> surd(2).map(y -> x.plus(y).times(Rational.of(1, 4))));
      default -> Optional.empty();
    };
  }

  private static Optional<Real> surd(long n) {
    return Surd.sqrt(Rational.of(n)).map(Real.class::cast);
  }

  /** Returns T_k(x) = cos(k arccos x). */
  private static Real chebyshev(long k, Real x) {
    Real last = Real.ONE;
    Real current = x;
    if (k == 0) {
      return last;
    }
    for (long i = 1; i < k; i++) {
      Real next = x.times(current).times(Rational.of(2)).minus(last);
      last = current;
      current = next;
    }
    return current;
  }

  /**
   * Returns the minimal polynomial of cos(π/q): T_q + 1 has the roots cos(kπ/q) with odd k, and
   * those whose k shares a factor with q belong to smaller q.
   */
  private static Polynomial minimalPolynomial(int q) {
    Polynomial p = chebyshevPolynomial(q).plus(Polynomial.of(List.of(Real.ONE))).squareFreePart();
    for (int d = 1; d < q; d++) {
      if (q % d == 0 && (q / d) % 2 == 1) {
        p = p.exactQuotient(minimalPolynomial(d));
      }
    }
    return p;
  }

  private static Polynomial chebyshevPolynomial(int n) {
    Polynomial twoX = Polynomial.of(List.of(Real.ZERO, Real.of(2)));
    Polynomial last = Polynomial.of(List.of(Real.ONE));
    Polynomial current = Polynomial.of(List.of(Real.ZERO, Real.ONE));
    for (int k = 1; k < n; k++) {
      Polynomial next = twoX.times(current).minus(last);
      last = current;
      current = next;
    }
    return n == 0 ? Polynomial.of(List.of(Real.ONE)) : current;
  }
}
