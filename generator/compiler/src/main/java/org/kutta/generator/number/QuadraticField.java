package org.kutta.generator.number;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The multi-quadratic field that some numbers generate. Its degree bounds the terms of whatever is
 * computed from them, and doubles with every independent root: a sum of twenty roots has an inverse
 * of a million terms.
 */
public final class QuadraticField {

  private QuadraticField() {}

  /** Returns whether the field that the numbers generate has at most this degree. */
  public static boolean isWithin(int degree, Collection<Real> numbers) {
    // Up to squares, radicands are a vector space over the field of two elements.
    Set<BigInteger> span = new HashSet<>(Set.of(BigInteger.ONE));
    for (Real number : numbers) {
      for (BigInteger d : number.radicands()) {
        if (!span.contains(d)) {
          span.addAll(span.stream().map(e -> product(d, e)).toList());
        }
        if (span.size() > degree) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns the square-free part of the product of two square-free integers. */
  static BigInteger product(BigInteger d, BigInteger e) {
    BigInteger g = d.gcd(e);
    return d.divide(g).multiply(e.divide(g));
  }
}
