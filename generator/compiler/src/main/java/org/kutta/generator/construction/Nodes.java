package org.kutta.generator.construction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Polynomial;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.number.Tower;

/** Zeros of Legendre's polynomials and their kin, on [0, 1], in closed form. */
final class Nodes {

  private static final Rational HALF = Rational.of(1, 2);

  private Nodes() {}

  /** Returns the zeros of P_s, ascending; nothing if they have no nested square roots. */
  static Optional<List<Real>> gauss(int s, Tower tower) {
    return symmetric(legendre(s), tower);
  }

  /**
   * Returns the ends and the zeros of P′_{s−1}, ascending; nothing if they have no square roots.
   */
  static Optional<List<Real>> lobatto(int s, Tower tower) {
    return symmetric(legendre(s - 1).derivative(), tower)
        .map(
            inner -> {
              List<Real> nodes = new ArrayList<>(List.of(Real.ZERO));
              nodes.addAll(inner);
              nodes.add(Real.ONE);
              return nodes;
            });
  }

  /** Returns the zeros of P_s − P_{s−1}, the last of which is 1, for up to three stages. */
  static Optional<List<Real>> radauRight(int s, Tower tower) {
    Polynomial p = legendre(s).minus(legendre(s - 1));
    Polynomial rest = p.exactQuotient(Polynomial.of(List.of(Real.of(-1), Real.ONE)));
    return quadratic(rest, tower)
        .map(
            roots -> {
              List<Real> nodes = new ArrayList<>();
              roots.forEach(x -> nodes.add(toUnitInterval(x)));
              nodes.add(Real.ONE);
              return nodes;
            });
  }

  /** Returns the zeros of P_s as conjugates, and with them the middle if s is odd. */
  static Collocation conjugateGauss(int s, Tower tower) {
    return conjugates(toUnitInterval(legendre(s)), tower);
  }

  /** Returns the ends and the zeros of P′_{s−1} as conjugates. */
  static Collocation conjugateLobatto(int s, Tower tower) {
    Polynomial ends = Polynomial.of(List.of(Real.ZERO, Real.of(-1), Real.ONE));
    return conjugates(toUnitInterval(legendre(s - 1).derivative()).times(ends), tower);
  }

  /** Returns the zeros of P_s − P_{s−1} as conjugates. */
  static Collocation conjugateRadauRight(int s, Tower tower) {
    return conjugates(toUnitInterval(legendre(s).minus(legendre(s - 1))), tower);
  }

  /** Returns the zeros of P_s + P_{s−1} as conjugates. */
  static Collocation conjugateRadauLeft(int s, Tower tower) {
    return conjugates(toUnitInterval(legendre(s).plus(legendre(s - 1))), tower);
  }

  /** Parts the rational zeros 0, 1/2 and 1 from the others. */
  private static Collocation conjugates(Polynomial nodes, Tower tower) {
    List<Real> zeros = new ArrayList<>();
    Polynomial rest = nodes;
    for (Rational r : List.of(Rational.ZERO, HALF, Rational.ONE)) {
      if (nodes.at(r).isZero()) {
        zeros.add(Real.of(r));
        rest = rest.exactQuotient(Polynomial.of(List.of(Real.of(r.negate()), Real.ONE)));
      }
    }
    zeros.addAll(tower.conjugates(rest));
    return new Collocation(zeros.stream().sorted().toList(), nodes);
  }

  /** Returns p(2x − 1). */
  private static Polynomial toUnitInterval(Polynomial p) {
    Polynomial x = Polynomial.of(List.of(Real.of(-1), Real.of(2)));
    Polynomial sum = Polynomial.ZERO;
    for (int k = p.degree(); k >= 0; k--) {
      sum = sum.times(x).plus(Polynomial.of(List.of(p.coefficient(k))));
    }
    return sum;
  }

  /** Returns P_n by Bonnet's recursion. */
  private static Polynomial legendre(int n) {
    Polynomial x = Polynomial.of(List.of(Real.ZERO, Real.ONE));
    Polynomial last = Polynomial.of(List.of(Real.ONE));
    Polynomial current = n == 0 ? last : x;
    for (int k = 1; k < n; k++) {
      Polynomial next =
          x.times(current).scale(Real.of(2L * k + 1, k + 1)).minus(last.scale(Real.of(k, k + 1)));
      last = current;
      current = next;
    }
    return current;
  }

  /** Returns the zeros of an even or odd polynomial, moved to [0, 1]. */
  private static Optional<List<Real>> symmetric(Polynomial p, Tower tower) {
    boolean odd = p.degree() % 2 == 1;
    List<Real> squares = new ArrayList<>();
    for (int k = odd ? 1 : 0; k <= p.degree(); k += 2) {
      squares.add(p.coefficient(k));
    }
    return quadratic(Polynomial.of(squares), tower)
        .flatMap(
            roots -> {
              List<Real> nodes = new ArrayList<>();
              for (Real square : roots) {
                Optional<Real> root = tower.sqrt(square);
                if (root.isEmpty()) {
                  return Optional.empty();
                }
                nodes.add(root.get().negate());
                nodes.add(root.get());
              }
              if (odd) {
                nodes.add(Real.ZERO);
              }
              return Optional.of(nodes.stream().map(Nodes::toUnitInterval).sorted().toList());
            });
  }

  private static Real toUnitInterval(Real x) {
    return x.plus(Real.ONE).times(HALF);
  }

  /** Returns the roots of a polynomial of degree at most two, ascending. */
  private static Optional<List<Real>> quadratic(Polynomial p, Tower tower) {
    if (p.degree() < 1) {
      return Optional.of(List.of());
    }
    if (p.degree() == 1) {
      return Optional.of(List.of(p.coefficient(0).negate().over(p.coefficient(1))));
    }
    if (p.degree() > 2) {
      return Optional.empty();
    }
    Real half = p.coefficient(1).over(p.coefficient(2)).times(HALF).negate();
    Real discriminant = half.times(half).minus(p.coefficient(0).over(p.coefficient(2)));
    return tower.sqrt(discriminant).map(root -> List.of(half.minus(root), half.plus(root)));
  }
}
