package org.kutta.generator.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kutta.generator.number.Polynomial;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;

/**
 * A polynomial in several variables, numbered from 0, with exact coefficients.
 *
 * <p>It is zero if and only if it has no term: monomials are linearly independent as functions on
 * any set with an interior, so no other polynomial vanishes for all values of its variables.
 */
public final class MultivariatePolynomial {

  public static final MultivariatePolynomial ZERO = new MultivariatePolynomial(new TreeMap<>());

  /** No published family comes near; a larger polynomial is refused. */
  private static final int MAX_TERMS = 4_000;

  /** Coefficients by monomial, none of them zero. */
  private final NavigableMap<Monomial, Real> terms;

  private MultivariatePolynomial(NavigableMap<Monomial, Real> terms) {
    terms.values().removeIf(Real::isZero);
    if (terms.size() > MAX_TERMS) {
      throw new TooComplexException(MAX_TERMS);
    }
    this.terms = Collections.unmodifiableNavigableMap(terms);
  }

  public static MultivariatePolynomial constant(Real value) {
    return term(Monomial.ONE, value);
  }

  public static MultivariatePolynomial variable(int number) {
    return term(Monomial.power(number, 1), Real.ONE);
  }

  private static MultivariatePolynomial term(Monomial monomial, Real coefficient) {
    NavigableMap<Monomial, Real> single = new TreeMap<>();
    single.put(monomial, coefficient);
    return new MultivariatePolynomial(single);
  }

  public boolean isZero() {
    return terms.isEmpty();
  }

  /** Returns the value of a polynomial without variables. */
  public Optional<Real> asConstant() {
    if (isZero()) {
      return Optional.of(Real.ZERO);
    }
    return terms.lastKey().equals(Monomial.ONE)
        ? Optional.of(terms.lastEntry().getValue())
        : Optional.empty();
  }

  /** Returns the numbers of the variables that occur. */
  public Set<Integer> variables() {
    Set<Integer> variables = new TreeSet<>();
    for (Monomial monomial : terms.keySet()) {
      for (int k = 0; k < monomial.variables(); k++) {
        if (monomial.exponent(k) > 0) {
          variables.add(k);
        }
      }
    }
    return variables;
  }

  /** Returns the degree in one variable. */
  public int degree(int variable) {
    return terms.keySet().stream().mapToInt(m -> m.exponent(variable)).max().orElse(0);
  }

  public MultivariatePolynomial plus(MultivariatePolynomial q) {
    NavigableMap<Monomial, Real> sum = new TreeMap<>(terms);
    q.terms.forEach((monomial, coefficient) -> sum.merge(monomial, coefficient, Real::plus));
    return new MultivariatePolynomial(sum);
  }

  public MultivariatePolynomial minus(MultivariatePolynomial q) {
    return plus(q.scale(Real.of(-1)));
  }

  public MultivariatePolynomial scale(Real factor) {
    NavigableMap<Monomial, Real> scaled = new TreeMap<>();
    terms.forEach((monomial, coefficient) -> scaled.put(monomial, coefficient.times(factor)));
    return new MultivariatePolynomial(scaled);
  }

  public MultivariatePolynomial times(MultivariatePolynomial q) {
    if ((long) terms.size() * q.terms.size() > 64L * MAX_TERMS) {
      throw new TooComplexException(MAX_TERMS);
    }
    NavigableMap<Monomial, Real> product = new TreeMap<>();
    terms.forEach(
        (m, x) -> q.terms.forEach((n, y) -> product.merge(m.times(n), x.times(y), Real::plus)));
    return new MultivariatePolynomial(product);
  }

  MultivariatePolynomial power(int exponent) {
    MultivariatePolynomial power = constant(Real.ONE);
    for (int k = 0; k < exponent; k++) {
      power = power.times(this);
    }
    return power;
  }

  /** Returns the quotient by a polynomial that is not zero, if the division leaves no remainder. */
  public Optional<MultivariatePolynomial> exactQuotient(MultivariatePolynomial divisor) {
    NavigableMap<Monomial, Real> quotient = new TreeMap<>();
    MultivariatePolynomial rest = this;
    while (!rest.isZero()) {
      Monomial leading = rest.terms.lastKey();
      if (!divisor.terms.lastKey().divides(leading)) {
        return Optional.empty();
      }
      Monomial monomial = leading.over(divisor.terms.lastKey());
      Real factor = rest.leadingCoefficient().over(divisor.leadingCoefficient());
      quotient.put(monomial, factor);
      rest = rest.minus(divisor.times(term(monomial, factor)));
    }
    return Optional.of(new MultivariatePolynomial(quotient));
  }

  Real leadingCoefficient() {
    return terms.lastEntry().getValue();
  }

  /** Returns the largest power of a variable that divides this polynomial, which is not zero. */
  int powerDividing(int variable) {
    return terms.keySet().stream().mapToInt(m -> m.exponent(variable)).min().orElse(0);
  }

  /**
   * Returns the number by which a polynomial that is not zero is to be divided to become primitive:
   * integers without a common divisor where it is rational, and a positive leading coefficient.
   */
  Real content() {
    Real leading = leadingCoefficient();
    if (!terms.values().stream().allMatch(Real::isRational)) {
      return leading;
    }
    BigInteger numerators = BigInteger.ZERO;
    BigInteger denominators = BigInteger.ONE;
    for (Real coefficient : terms.values()) {
      Rational r = coefficient.rationalPart();
      numerators = numerators.gcd(r.numerator());
      denominators =
          denominators.divide(denominators.gcd(r.denominator())).multiply(r.denominator());
    }
    Rational content = new Rational(numerators, denominators);
    return Real.of(leading.signum() < 0 ? content.negate() : content);
  }

  /** Returns the value where every variable has one; entry k is the value of variable k. */
  public Real at(List<Real> values) {
    Real sum = Real.ZERO;
    for (var term : terms.entrySet()) {
      Real product = term.getValue();
      for (int k = 0; k < term.getKey().variables(); k++) {
        product = product.times(values.get(k).power(term.getKey().exponent(k)));
      }
      sum = sum.plus(product);
    }
    return sum;
  }

  /** Returns the polynomial with one variable replaced by a number. */
  public MultivariatePolynomial substitute(int variable, Real value) {
    NavigableMap<Monomial, Real> replaced = new TreeMap<>();
    terms.forEach(
        (monomial, coefficient) -> {
          int exponent = monomial.exponent(variable);
          Monomial rest = monomial.over(Monomial.power(variable, exponent));
          replaced.merge(rest, coefficient.times(value.power(exponent)), Real::plus);
        });
    return new MultivariatePolynomial(replaced);
  }

  /** Returns a polynomial in which no other variable occurs as one in that variable alone. */
  public Polynomial in(int variable) {
    List<Real> ascending = new ArrayList<>(Collections.nCopies(degree(variable) + 1, Real.ZERO));
    terms.forEach(
        (monomial, coefficient) -> ascending.set(monomial.exponent(variable), coefficient));
    return Polynomial.of(ascending);
  }

  /**
   * Returns the coefficients of the powers of one variable, ascending; they are polynomials in the
   * others.
   */
  public List<MultivariatePolynomial> coefficientsOf(int variable) {
    List<NavigableMap<Monomial, Real>> ascending = new ArrayList<>();
    for (int k = 0; k <= degree(variable); k++) {
      ascending.add(new TreeMap<>());
    }
    terms.forEach(
        (monomial, coefficient) -> {
          int exponent = monomial.exponent(variable);
          ascending
              .get(exponent)
              .put(monomial.over(Monomial.power(variable, exponent)), coefficient);
        });
    return ascending.stream().map(MultivariatePolynomial::new).toList();
  }

  int length() {
    return terms.size();
  }

  /**
   * A number times a product of powers.
   *
   * @param exponents by variable; those that are missing are zero
   */
  public record Term(Real coefficient, List<Integer> exponents) {

    public Term {
      exponents = List.copyOf(exponents);
    }
  }

  /** Returns the terms, the highest first. */
  public List<Term> terms() {
    List<Term> list = new ArrayList<>();
    terms
        .descendingMap()
        .forEach(
            (monomial, coefficient) -> {
              List<Integer> exponents = new ArrayList<>();
              for (int k = 0; k < monomial.variables(); k++) {
                exponents.add(monomial.exponent(k));
              }
              list.add(new Term(coefficient, exponents));
            });
    return list;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MultivariatePolynomial that && terms.equals(that.terms);
  }

  @Override
  public int hashCode() {
    return terms.keySet().hashCode();
  }

  /** Returns the polynomial in the syntax of the language, {@code 2*alpha^2 - 1}. */
  public String toString(List<String> names) {
    StringBuilder text = new StringBuilder();
    terms
        .descendingMap()
        .forEach(
            (monomial, coefficient) -> {
              boolean simple = coefficient.isRational();
              boolean negative = simple && coefficient.signum() < 0;
              text.append(text.isEmpty() ? (negative ? "-" : "") : negative ? " - " : " + ");
              text.append(write(negative ? coefficient.negate() : coefficient, monomial, names));
            });
    return text.isEmpty() ? "0" : text.toString();
  }

  private static String write(Real coefficient, Monomial monomial, List<String> names) {
    List<String> factors = new ArrayList<>();
    if (!coefficient.isOne() || monomial.equals(Monomial.ONE)) {
      String number = coefficient.toString();
      boolean sum = number.contains(" ") && !monomial.equals(Monomial.ONE);
      factors.add(sum ? "(" + number + ")" : number);
    }
    for (int k = 0; k < monomial.variables(); k++) {
      int exponent = monomial.exponent(k);
      if (exponent > 0) {
        factors.add(names.get(k) + (exponent > 1 ? "^" + exponent : ""));
      }
    }
    return factors.stream().collect(Collectors.joining("*"));
  }

  @Override
  public String toString() {
    List<String> names = new ArrayList<>();
    for (int k = 0; k <= variables().stream().mapToInt(v -> v).max().orElse(0); k++) {
      names.add("x" + k);
    }
    return toString(names);
  }
}
