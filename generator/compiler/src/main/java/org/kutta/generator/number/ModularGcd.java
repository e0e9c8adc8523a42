package org.kutta.generator.number;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A quick proof that a polynomial has no repeated factor: if p and p′ are coprime modulo a prime
 * that divides neither a denominator nor a leading coefficient, they are coprime over the
 * rationals. The converse does not hold, so a failure proves nothing.
 */
final class ModularGcd {

  /** A Mersenne prime. */
  private static final BigInteger PRIME = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);

  private ModularGcd() {}

  static boolean provesSquareFree(Polynomial p) {
    if (p.degree() < 1 || !p.coefficients().stream().allMatch(ModularGcd::isReducible)) {
      return false;
    }
    List<BigInteger> a = reduce(p);
    List<BigInteger> b = reduce(p.derivative());
    if (a.size() != p.degree() + 1 || b.size() != p.degree()) {
      return false;
    }
    while (!b.isEmpty()) {
      List<BigInteger> r = remainder(a, b);
      a = b;
      b = r;
    }
    return a.size() == 1;
  }

  private static boolean isReducible(Surd x) {
    return x.isRational() && x.rationalPart().denominator().mod(PRIME).signum() != 0;
  }

  private static List<BigInteger> reduce(Polynomial p) {
    List<BigInteger> reduced = new ArrayList<>();
    for (Surd coefficient : p.coefficients()) {
      Rational r = coefficient.rationalPart();
      reduced.add(r.numerator().multiply(r.denominator().modInverse(PRIME)).mod(PRIME));
    }
    return trimmed(reduced);
  }

  private static List<BigInteger> remainder(List<BigInteger> a, List<BigInteger> b) {
    List<BigInteger> rest = new ArrayList<>(a);
    BigInteger inverse = b.get(b.size() - 1).modInverse(PRIME);
    for (int shift = a.size() - b.size(); shift >= 0; shift--) {
      BigInteger factor = rest.get(shift + b.size() - 1).multiply(inverse).mod(PRIME);
      for (int k = 0; k < b.size(); k++) {
        BigInteger reduced = rest.get(shift + k).subtract(factor.multiply(b.get(k)));
        rest.set(shift + k, reduced.mod(PRIME));
      }
    }
    return trimmed(rest.subList(0, b.size() - 1));
  }

  private static List<BigInteger> trimmed(List<BigInteger> coefficients) {
    int length = coefficients.size();
    while (length > 0 && coefficients.get(length - 1).signum() == 0) {
      length--;
    }
    return new ArrayList<>(coefficients.subList(0, length));
  }
}
