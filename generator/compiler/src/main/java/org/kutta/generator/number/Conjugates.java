package org.kutta.generator.number;

import java.util.List;

/**
 * The roots of one square-free rational polynomial, all of them real.
 *
 * @param polynomial with leading coefficient one
 * @param mirrored whether 1 − r is a root for every root r
 */
public record Conjugates(Polynomial polynomial, boolean mirrored) {

  static Conjugates of(Polynomial p) {
    Polynomial monic = p.monic();
    return new Conjugates(monic, mirror(monic).monic().equals(monic));
  }

  /** Returns p(1 − x). */
  static Polynomial mirror(Polynomial p) {
    Polynomial mirror = Polynomial.of(List.of(Real.ONE, Real.of(-1)));
    Polynomial sum = Polynomial.ZERO;
    for (int k = p.degree(); k >= 0; k--) {
      sum = sum.times(mirror).plus(Polynomial.of(List.of(p.coefficient(k))));
    }
    return sum;
  }

  /** Returns Σ r^k over all roots r, for k from 0 to {@code last}, by Newton's identities. */
  public List<Real> powerSums(int last) {
    int n = polynomial.degree();
    Real[] sums = new Real[last + 1];
    sums[0] = Real.of(n);
    for (int k = 1; k <= last; k++) {
      Real sum = k <= n ? polynomial.coefficient(n - k).times(Rational.of(-k)) : Real.ZERO;
      for (int i = 1; i < k && i <= n; i++) {
        sum = sum.minus(polynomial.coefficient(n - i).times(sums[k - i]));
      }
      sums[k] = sum;
    }
    return List.of(sums);
  }
}
