package org.kutta.generator.number;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kutta.generator.budget.Deadline;

/** A polynomial in one variable with exact coefficients. */
public final class Polynomial {

  public static final Polynomial ZERO = new Polynomial(List.of());
  private static final Polynomial ONE = new Polynomial(List.of(Real.ONE));

  /** Ascending powers; the last is not zero. */
  private final List<Real> coefficients;

  private Polynomial(List<Real> ascending) {
    int length = ascending.size();
    while (length > 0 && ascending.get(length - 1).isZero()) {
      length--;
    }
    this.coefficients = List.copyOf(ascending.subList(0, length));
  }

  /** Returns the polynomial with these coefficients, in ascending powers. */
  public static Polynomial of(List<Real> ascending) {
    return new Polynomial(ascending);
  }

  /** Returns the degree; −1 for zero. */
  public int degree() {
    return coefficients.size() - 1;
  }

  public boolean isZero() {
    return coefficients.isEmpty();
  }

  /** Returns the coefficients in ascending powers. */
  public List<Real> coefficients() {
    return coefficients;
  }

  /** Returns the coefficient of a power, zero above the degree. */
  public Real coefficient(int power) {
    return power < coefficients.size() ? coefficients.get(power) : Real.ZERO;
  }

  private Real leading() {
    return coefficients.get(degree());
  }

  public Polynomial plus(Polynomial q) {
    List<Real> sum = new ArrayList<>();
    for (int k = 0; k <= Math.max(degree(), q.degree()); k++) {
      sum.add(coefficient(k).plus(q.coefficient(k)));
    }
    return new Polynomial(sum);
  }

  public Polynomial minus(Polynomial q) {
    return plus(q.scale(Real.of(-1)));
  }

  public Polynomial scale(Real factor) {
    return map(factor::times);
  }

  /** Applies a function to each coefficient. */
  Polynomial map(UnaryOperator<Real> function) {
    return new Polynomial(coefficients.stream().map(function).toList());
  }

  public Polynomial times(Polynomial q) {
    return times(q, Deadline.none());
  }

  /** Returns the product, until a deadline. */
  Polynomial times(Polynomial q, Deadline deadline) {
    if (isZero() || q.isZero()) {
      return ZERO;
    }
    // Fractions of long decimals would spend their time on common divisors: multiply integers.
    BigInteger scale = denominator();
    BigInteger scaleOfQ = q.denominator();
    Polynomial product = scaledBy(scale).convolution(q.scaledBy(scaleOfQ), deadline);
    return product.scale(Real.ONE.over(Real.of(Rational.of(scale.multiply(scaleOfQ)))));
  }

  private Polynomial convolution(Polynomial q, Deadline deadline) {
    List<Real> product = new ArrayList<>(Collections.nCopies(degree() + q.degree() + 1, Real.ZERO));
    for (int i = 0; i <= degree(); i++) {
      deadline.check();
      for (int j = 0; j <= q.degree(); j++) {
        Real term = coefficient(i).times(q.coefficient(j), deadline);
        product.set(i + j, product.get(i + j).plus(term));
      }
    }
    return new Polynomial(product);
  }

  /** Returns the least integer that makes all rationals in the coefficients integers. */
  private BigInteger denominator() {
    return coefficients.stream()
        .map(Real::denominator)
        .reduce(BigInteger.ONE, (x, y) -> x.divide(x.gcd(y)).multiply(y));
  }

  private Polynomial scaledBy(BigInteger factor) {
    return factor.equals(BigInteger.ONE) ? this : scale(Real.of(Rational.of(factor)));
  }

  /** Returns {@code p(−x)}. */
  public Polynomial reflect() {
    List<Real> reflected = new ArrayList<>();
    for (int k = 0; k <= degree(); k++) {
      reflected.add(k % 2 == 0 ? coefficient(k) : coefficient(k).negate());
    }
    return new Polynomial(reflected);
  }

  public Polynomial derivative() {
    List<Real> derivative = new ArrayList<>();
    for (int k = 1; k <= degree(); k++) {
      derivative.add(coefficient(k).times(Rational.of(k)));
    }
    return new Polynomial(derivative);
  }

  /** Returns the value at a point, by Horner's rule. */
  public Real at(Rational x) {
    Real value = Real.ZERO;
    for (int k = degree(); k >= 0; k--) {
      value = value.times(x).plus(coefficients.get(k));
    }
    return value;
  }

  /** Returns the remainder of division by a polynomial that is not zero. */
  public Polynomial remainder(Polynomial divisor) {
    return remainder(divisor, Deadline.none());
  }

  /** Returns the remainder of division by a polynomial that is not zero, until a deadline. */
  Polynomial remainder(Polynomial divisor, Deadline deadline) {
    return divide(divisor, deadline).remainder();
  }

  /** Returns the quotient of division by a polynomial that is not zero, until a deadline. */
  Polynomial quotient(Polynomial divisor, Deadline deadline) {
    return divide(divisor, deadline).quotient();
  }

  /** Returns the quotient of a division that leaves no remainder. */
  public Polynomial exactQuotient(Polynomial divisor) {
    Division division = divide(divisor, Deadline.none());
    if (!division.remainder().isZero()) {
      throw new IllegalArgumentException(divisor + " does not divide " + this);
    }
    return division.quotient();
  }

  private record Division(Polynomial quotient, Polynomial remainder) {}

  private Division divide(Polynomial divisor, Deadline deadline) {
    List<Real> rest = new ArrayList<>(coefficients);
    int shift = degree() - divisor.degree();
    List<Real> quotient = new ArrayList<>(Collections.nCopies(Math.max(shift + 1, 0), Real.ZERO));
    Real scale = shift < 0 ? Real.ONE : divisor.leading().inverse(deadline);
    for (; shift >= 0; shift--) {
      deadline.check();
      Real factor = rest.get(shift + divisor.degree()).times(scale, deadline);
      quotient.set(shift, factor);
      for (int k = 0; k <= divisor.degree(); k++) {
        Real term = factor.times(divisor.coefficients.get(k), deadline);
        rest.set(shift + k, rest.get(shift + k).minus(term));
      }
    }
    return new Division(new Polynomial(quotient), new Polynomial(rest));
  }

  /** Returns the greatest common divisor, with leading coefficient one; zero only for two zeros. */
  public Polynomial gcd(Polynomial q) {
    return gcd(q, Deadline.none());
  }

  /** Returns the greatest common divisor, with leading coefficient one; zero only for two zeros. */
  public Polynomial gcd(Polynomial q, Deadline deadline) {
    if (!isZero() && !q.isZero() && ModularGcd.provesCoprime(this, q)) {
      return ONE;
    }
    Optional<IntegerPolynomial> integers = IntegerPolynomial.of(this);
    Optional<IntegerPolynomial> others = IntegerPolynomial.of(q);
    return integers.isPresent() && others.isPresent()
        ? integers.get().gcd(others.get(), deadline).toPolynomial().monic()
        : euclid(q, deadline);
  }

  private Polynomial euclid(Polynomial q, Deadline deadline) {
    Polynomial a = this;
    Polynomial b = q;
    while (!b.isZero()) {
      deadline.check();
      Polynomial r = a.remainder(b, deadline).monic();
      a = b;
      b = r;
    }
    return a.monic();
  }

  /** Returns the multiple with leading coefficient one. */
  Polynomial monic() {
    return isZero() ? this : scale(Real.ONE.over(leading()));
  }

  /** Returns the product of the distinct factors: the same roots, each once. */
  public Polynomial squareFreePart() {
    return squareFreePart(Deadline.none());
  }

  /** Returns the product of the distinct factors: the same roots, each once. */
  public Polynomial squareFreePart(Deadline deadline) {
    return ModularGcd.provesSquareFree(this) ? this : exactQuotient(gcd(derivative(), deadline));
  }

  /** Returns the value at an exact number, by Horner's rule. */
  public Real at(Real x) {
    Real value = Real.ZERO;
    for (int k = degree(); k >= 0; k--) {
      value = value.times(x).plus(coefficients.get(k));
    }
    return value;
  }

  /**
   * Returns the product of the distinct factors that occur an odd number of times: it changes its
   * sign exactly where this polynomial does.
   */
  public Polynomial signChangingPart(Deadline deadline) {
    if (ModularGcd.provesSquareFree(this)) {
      return this;
    }
    // Yun (1976): square-free decomposition, a_1 a_2² a_3³ …
    Polynomial part = of(List.of(Real.ONE));
    Polynomial repeated = gcd(derivative(), deadline);
    Polynomial b = exactQuotient(repeated);
    Polynomial d = derivative().exactQuotient(repeated).minus(b.derivative());
    for (int multiplicity = 1; b.degree() > 0; multiplicity++) {
      Polynomial a = b.gcd(d, deadline);
      if (multiplicity % 2 == 1) {
        part = part.times(a);
      }
      b = b.exactQuotient(a);
      d = d.exactQuotient(a).minus(b.derivative());
    }
    return part;
  }

  /**
   * Returns the smallest positive root of a square-free polynomial that is not zero at zero,
   * rounded up by far less than a double resolves; nothing if there is none.
   */
  public Optional<Rational> firstPositiveRoot(Deadline deadline) {
    return FirstPositiveRoot.of(this, 160, deadline);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Polynomial that && coefficients.equals(that.coefficients);
  }

  @Override
  public int hashCode() {
    return coefficients.hashCode();
  }

  @Override
  public String toString() {
    List<String> terms = new ArrayList<>();
    for (int k = 0; k <= degree(); k++) {
      if (!coefficients.get(k).isZero()) {
        terms.add("(" + coefficients.get(k) + ")x^" + k);
      }
    }
    return terms.isEmpty() ? "0" : String.join(" + ", terms);
  }
}
