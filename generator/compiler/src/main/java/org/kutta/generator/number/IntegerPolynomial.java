package org.kutta.generator.number;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;

/**
 * A polynomial with integer coefficients that have no common divisor: what is left of a rational
 * polynomial where only its roots and signs matter.
 *
 * <p>Remainders of it are taken without fractions and freed of common divisors at once (Collins
 * 1967), so that their coefficients grow by as much per step as they must. Euclid's algorithm over
 * fractions reduces each of its many intermediate sums instead.
 */
final class IntegerPolynomial {

  /** Ascending powers; the last is not zero. */
  private final BigInteger[] coefficients;

  private IntegerPolynomial(BigInteger[] coefficients) {
    this.coefficients = coefficients;
  }

  /** Returns the positive multiple of a rational polynomial; nothing if it has other numbers. */
  static Optional<IntegerPolynomial> of(Polynomial p) {
    if (!p.coefficients().stream().allMatch(Real::isRational)) {
      return Optional.empty();
    }
    List<Rational> rationals = p.coefficients().stream().map(Real::rationalPart).toList();
    BigInteger common = BigInteger.ONE;
    for (Rational r : rationals) {
      BigInteger denominator = r.denominator();
      common = common.divide(common.gcd(denominator)).multiply(denominator);
    }
    BigInteger[] integers = new BigInteger[rationals.size()];
    for (int k = 0; k < integers.length; k++) {
      Rational r = rationals.get(k);
      integers[k] = r.numerator().multiply(common.divide(r.denominator()));
    }
    return Optional.of(primitive(integers));
  }

  private static IntegerPolynomial primitive(BigInteger[] integers) {
    int length = integers.length;
    while (length > 0 && integers[length - 1].signum() == 0) {
      length--;
    }
    BigInteger content = BigInteger.ZERO;
    // From the leading one, which tends to be the shortest of a remainder.
    for (int k = length - 1; k >= 0 && !content.equals(BigInteger.ONE); k--) {
      content = content.gcd(integers[k]);
    }
    BigInteger[] reduced = Arrays.copyOf(integers, length);
    if (length > 0 && !content.equals(BigInteger.ONE)) {
      for (int k = 0; k < length; k++) {
        reduced[k] = reduced[k].divide(content);
      }
    }
    return new IntegerPolynomial(reduced);
  }

  boolean isZero() {
    return coefficients.length == 0;
  }

  private int degree() {
    return coefficients.length - 1;
  }

  IntegerPolynomial derivative() {
    BigInteger[] derivative = new BigInteger[Math.max(0, degree())];
    for (int k = 1; k <= degree(); k++) {
      derivative[k - 1] = coefficients[k].multiply(BigInteger.valueOf(k));
    }
    return primitive(derivative);
  }

  IntegerPolynomial negate() {
    return new IntegerPolynomial(
        Arrays.stream(coefficients).map(BigInteger::negate).toArray(BigInteger[]::new));
  }

  /** Returns a positive multiple of the remainder of a division, by a divisor that is not zero. */
  IntegerPolynomial remainder(IntegerPolynomial divisor, Deadline deadline) {
    BigInteger[] rest = coefficients.clone();
    BigInteger leading = divisor.coefficients[divisor.degree()];
    // A negative factor would turn the signs.
    BigInteger factor = leading.abs();
    for (int top = degree(); top >= divisor.degree(); top--) {
      deadline.check();
      BigInteger quotient = leading.signum() < 0 ? rest[top].negate() : rest[top];
      for (int k = 0; k < top; k++) {
        rest[k] = rest[k].multiply(factor);
      }
      int shift = top - divisor.degree();
      for (int k = 0; k < divisor.degree(); k++) {
        rest[k + shift] = rest[k + shift].subtract(quotient.multiply(divisor.coefficients[k]));
      }
      rest[top] = BigInteger.ZERO;
    }
    return primitive(rest);
  }

  /** Returns the greatest common divisor; zero only for two zeros. */
  IntegerPolynomial gcd(IntegerPolynomial other, Deadline deadline) {
    IntegerPolynomial a = this;
    IntegerPolynomial b = other;
    while (!b.isZero()) {
      IntegerPolynomial r = a.remainder(b, deadline);
      a = b;
      b = r;
    }
    return a;
  }

  /** Returns the sign at m/d, that of d^n p(m/d): integers, with no fraction to reduce. */
  int signAt(Rational x) {
    BigInteger m = x.numerator();
    BigInteger d = x.denominator();
    BigInteger power = BigInteger.ONE;
    BigInteger value = BigInteger.ZERO;
    for (int k = degree(); k >= 0; k--) {
      value = value.multiply(m).add(coefficients[k].multiply(power));
      power = power.multiply(d);
    }
    return value.signum();
  }

  Polynomial toPolynomial() {
    List<Real> reals = new ArrayList<>();
    for (BigInteger coefficient : coefficients) {
      reals.add(Real.of(Rational.of(coefficient)));
    }
    return Polynomial.of(reals);
  }
}
