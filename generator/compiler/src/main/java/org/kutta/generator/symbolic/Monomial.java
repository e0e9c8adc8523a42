package org.kutta.generator.symbolic;

import java.util.Arrays;

/** A product of powers of variables, which are numbered from 0; ordered lexicographically. */
final class Monomial implements Comparable<Monomial> {

  static final Monomial ONE = new Monomial(new int[0]);

  /** Exponents by variable; the last is not zero. */
  private final int[] exponents;

  private Monomial(int[] exponents) {
    int length = exponents.length;
    while (length > 0 && exponents[length - 1] == 0) {
      length--;
    }
    this.exponents = length == exponents.length ? exponents : Arrays.copyOf(exponents, length);
  }

  static Monomial power(int variable, int exponent) {
    int[] exponents = new int[variable + 1];
    exponents[variable] = exponent;
    return new Monomial(exponents);
  }

  int exponent(int variable) {
    return variable < exponents.length ? exponents[variable] : 0;
  }

  /** Returns a number above that of every variable in it. */
  int variables() {
    return exponents.length;
  }

  Monomial times(Monomial y) {
    int[] product = new int[Math.max(exponents.length, y.exponents.length)];
    for (int k = 0; k < product.length; k++) {
      product[k] = exponent(k) + y.exponent(k);
    }
    return new Monomial(product);
  }

  boolean divides(Monomial y) {
    for (int k = 0; k < exponents.length; k++) {
      if (exponents[k] > y.exponent(k)) {
        return false;
      }
    }
    return true;
  }

  /** Returns this over a monomial that divides it. */
  Monomial over(Monomial divisor) {
    int[] quotient = exponents.clone();
    for (int k = 0; k < divisor.exponents.length; k++) {
      quotient[k] -= divisor.exponents[k];
    }
    return new Monomial(quotient);
  }

  @Override
  public int compareTo(Monomial y) {
    for (int k = 0; k < Math.max(exponents.length, y.exponents.length); k++) {
      if (exponent(k) != y.exponent(k)) {
        return Integer.compare(exponent(k), y.exponent(k));
      }
    }
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Monomial that && Arrays.equals(exponents, that.exponents);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(exponents);
  }
}
