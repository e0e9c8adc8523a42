package org.kutta.generator.number;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A polynomial in one variable with exact coefficients. */
public final class Polynomial {

  public static final Polynomial ZERO = new Polynomial(List.of());

  /** Ascending powers; the last is not zero. */
  private final List<Surd> coefficients;

  private Polynomial(List<Surd> ascending) {
    int length = ascending.size();
    while (length > 0 && ascending.get(length - 1).isZero()) {
      length--;
    }
    this.coefficients = List.copyOf(ascending.subList(0, length));
  }

  /** Returns the polynomial with these coefficients, in ascending powers. */
  public static Polynomial of(List<Surd> ascending) {
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
  public List<Surd> coefficients() {
    return coefficients;
  }

  /** Returns the coefficient of a power, zero above the degree. */
  public Surd coefficient(int power) {
    return power < coefficients.size() ? coefficients.get(power) : Surd.ZERO;
  }

  private Surd leading() {
    return coefficients.get(degree());
  }

  public Polynomial plus(Polynomial q) {
    List<Surd> sum = new ArrayList<>();
    for (int k = 0; k <= Math.max(degree(), q.degree()); k++) {
      sum.add(coefficient(k).plus(q.coefficient(k)));
    }
    return new Polynomial(sum);
  }

  public Polynomial minus(Polynomial q) {
    return plus(q.scale(Surd.of(-1)));
  }

  public Polynomial scale(Surd factor) {
    return new Polynomial(coefficients.stream().map(factor::times).toList());
  }

  public Polynomial times(Polynomial q) {
    if (isZero() || q.isZero()) {
      return ZERO;
    }
    List<Surd> product = new ArrayList<>(Collections.nCopies(degree() + q.degree() + 1, Surd.ZERO));
    for (int i = 0; i <= degree(); i++) {
      for (int j = 0; j <= q.degree(); j++) {
        product.set(i + j, product.get(i + j).plus(coefficient(i).times(q.coefficient(j))));
      }
    }
    return new Polynomial(product);
  }

  /** Returns {@code p(−x)}. */
  public Polynomial reflect() {
    List<Surd> reflected = new ArrayList<>();
    for (int k = 0; k <= degree(); k++) {
      reflected.add(k % 2 == 0 ? coefficient(k) : coefficient(k).negate());
    }
    return new Polynomial(reflected);
  }

  public Polynomial derivative() {
    List<Surd> derivative = new ArrayList<>();
    for (int k = 1; k <= degree(); k++) {
      derivative.add(coefficient(k).times(Rational.of(k)));
    }
    return new Polynomial(derivative);
  }

  /** Returns the value at a point, by Horner's rule. */
  public Surd at(Rational x) {
    Surd value = Surd.ZERO;
    for (int k = degree(); k >= 0; k--) {
      value = value.times(x).plus(coefficients.get(k));
    }
    return value;
  }

  /** Returns the remainder of division by a polynomial that is not zero. */
  public Polynomial remainder(Polynomial divisor) {
    return divide(divisor).remainder();
  }

  /** Returns the quotient of a division that leaves no remainder. */
  public Polynomial exactQuotient(Polynomial divisor) {
    Division division = divide(divisor);
    if (!division.remainder().isZero()) {
      throw new IllegalArgumentException(divisor + " does not divide " + this);
    }
    return division.quotient();
  }

  private record Division(Polynomial quotient, Polynomial remainder) {}

  private Division divide(Polynomial divisor) {
    List<Surd> rest = new ArrayList<>(coefficients);
    int shift = degree() - divisor.degree();
    List<Surd> quotient = new ArrayList<>(Collections.nCopies(Math.max(shift + 1, 0), Surd.ZERO));
    for (; shift >= 0; shift--) {
      Surd factor = rest.get(shift + divisor.degree()).over(divisor.leading());
      quotient.set(shift, factor);
      for (int k = 0; k <= divisor.degree(); k++) {
        Surd term = factor.times(divisor.coefficients.get(k));
        rest.set(shift + k, rest.get(shift + k).minus(term));
      }
    }
    return new Division(new Polynomial(quotient), new Polynomial(rest));
  }

  /** Returns the greatest common divisor, with leading coefficient one; zero only for two zeros. */
  public Polynomial gcd(Polynomial q) {
    Polynomial a = this;
    Polynomial b = q;
    while (!b.isZero()) {
      Polynomial r = a.remainder(b).monic();
      a = b;
      b = r;
    }
    return a.monic();
  }

  private Polynomial monic() {
    return isZero() ? this : scale(Surd.ONE.over(leading()));
  }

  /**
   * Returns the product of the distinct factors that occur an odd number of times: it changes its
   * sign exactly where this polynomial does.
   */
  public Polynomial signChangingPart() {
    if (ModularGcd.provesSquareFree(this)) {
      return this;
    }
    // Yun (1976): square-free decomposition, a_1 a_2² a_3³ …
    Polynomial part = of(List.of(Surd.ONE));
    Polynomial repeated = gcd(derivative());
    Polynomial b = exactQuotient(repeated);
    Polynomial d = derivative().exactQuotient(repeated).minus(b.derivative());
    for (int multiplicity = 1; b.degree() > 0; multiplicity++) {
      Polynomial a = b.gcd(d);
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
  public Optional<Rational> firstPositiveRoot() {
    return FirstPositiveRoot.of(this, 160);
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
