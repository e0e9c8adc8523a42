package org.kutta.generator.symbolic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kutta.generator.number.Field;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;

/**
 * A quotient of polynomials in several variables.
 *
 * <p>The denominator is kept as a product of the factors that were divided by: they are what
 * vanishes at a pole, sums have small common denominators, and no greatest common divisor of
 * polynomials in several variables is ever needed. Common factors may remain; whether a function is
 * zero is decided by its numerator alone, and equality by a difference.
 */
public final class RationalFunction {

  public static final RationalFunction ZERO = constant(Real.ZERO);
  public static final RationalFunction ONE = constant(Real.ONE);

  /** The field of all these functions. */
  public static final Field<RationalFunction> FIELD = FunctionField.INSTANCE;

  private final MultivariatePolynomial numerator;

  /** Primitive factors, not constant, with their exponents, which are positive. */
  private final Map<MultivariatePolynomial, Integer> denominator;

  private RationalFunction(
      MultivariatePolynomial numerator, Map<MultivariatePolynomial, Integer> denominator) {
    MultivariatePolynomial rest = numerator;
    Map<MultivariatePolynomial, Integer> lowest = new LinkedHashMap<>();
    for (var factor : denominator.entrySet()) {
      int exponent = rest.isZero() ? 0 : factor.getValue();
      while (exponent > 0) {
        Optional<MultivariatePolynomial> quotient = rest.exactQuotient(factor.getKey());
        if (quotient.isEmpty()) {
          break;
        }
        rest = quotient.get();
        exponent--;
      }
      if (exponent > 0) {
        lowest.put(factor.getKey(), exponent);
      }
    }
    this.numerator = rest;
    this.denominator = Collections.unmodifiableMap(lowest);
  }

  public static RationalFunction of(MultivariatePolynomial numerator) {
    return new RationalFunction(numerator, Map.of());
  }

  public static RationalFunction constant(Real value) {
    return of(MultivariatePolynomial.constant(value));
  }

  public static RationalFunction variable(int number) {
    return of(MultivariatePolynomial.variable(number));
  }

  public MultivariatePolynomial numerator() {
    return numerator;
  }

  /** Returns the factors of the denominator, with their exponents. */
  public Map<MultivariatePolynomial, Integer> denominator() {
    return denominator;
  }

  public boolean isZero() {
    return numerator.isZero();
  }

  /** Returns the value of a function that depends on no variable. */
  public Optional<Real> asConstant() {
    return denominator.isEmpty() ? numerator.asConstant() : Optional.empty();
  }

  public boolean isConstant() {
    return asConstant().isPresent();
  }

  /** Returns the numbers of the variables it is written with. */
  public Set<Integer> variables() {
    Set<Integer> variables = new TreeSet<>(numerator.variables());
    denominator.keySet().forEach(factor -> variables.addAll(factor.variables()));
    return variables;
  }

  public RationalFunction plus(RationalFunction y) {
    Map<MultivariatePolynomial, Integer> common = new LinkedHashMap<>(denominator);
    y.denominator.forEach((factor, exponent) -> common.merge(factor, exponent, Math::max));
    return new RationalFunction(over(common).plus(y.over(common)), common);
  }

  /** Returns the numerator over a multiple of the denominator. */
  private MultivariatePolynomial over(Map<MultivariatePolynomial, Integer> common) {
    MultivariatePolynomial expanded = numerator;
    for (var factor : common.entrySet()) {
      int missing = factor.getValue() - denominator.getOrDefault(factor.getKey(), 0);
      expanded = expanded.times(factor.getKey().power(missing));
    }
    return expanded;
  }

  public RationalFunction negate() {
    return new RationalFunction(numerator.scale(Real.of(-1)), denominator);
  }

  public RationalFunction minus(RationalFunction y) {
    return plus(y.negate());
  }

  public RationalFunction times(RationalFunction y) {
    Map<MultivariatePolynomial, Integer> product = new LinkedHashMap<>(denominator);
    y.denominator.forEach((factor, exponent) -> product.merge(factor, exponent, Integer::sum));
    return new RationalFunction(numerator.times(y.numerator), product);
  }

  /** Returns {@code this / y}; throws {@link ArithmeticException} if {@code y} is zero. */
  public RationalFunction over(RationalFunction y) {
    if (y.isZero()) {
      throw new ArithmeticException("division by zero");
    }
    return times(y.inverse());
  }

  private RationalFunction inverse() {
    Real content = numerator.content();
    Map<MultivariatePolynomial, Integer> factors = new LinkedHashMap<>();
    MultivariatePolynomial rest = numerator.scale(Real.ONE.over(content));
    for (int variable : numerator.variables()) {
      int exponent = rest.powerDividing(variable);
      if (exponent > 0) {
        MultivariatePolynomial factor = MultivariatePolynomial.variable(variable);
        factors.put(factor, exponent);
        rest = rest.exactQuotient(factor.power(exponent)).orElseThrow();
      }
    }
    if (rest.asConstant().isEmpty()) {
      factors.put(rest, 1);
    }
    MultivariatePolynomial inverted =
        MultivariatePolynomial.constant(rest.asConstant().orElse(Real.ONE).over(content));
    for (var factor : denominator.entrySet()) {
      inverted = inverted.times(factor.getKey().power(factor.getValue()));
    }
    return new RationalFunction(inverted, factors);
  }

  /** Returns the integer power; throws {@link ArithmeticException} for a pole everywhere. */
  public RationalFunction power(int exponent) {
    RationalFunction base = exponent < 0 ? ONE.over(this) : this;
    RationalFunction power = ONE;
    for (int k = 0; k < Math.abs(exponent); k++) {
      power = power.times(base);
    }
    return power;
  }

  /** Returns the value at a point; nothing at a pole. Entry k is the value of variable k. */
  public Optional<Real> at(List<Real> values) {
    Real divisor = Real.ONE;
    for (var factor : denominator.entrySet()) {
      divisor = divisor.times(factor.getKey().at(values).power(factor.getValue()));
    }
    return divisor.isZero() ? Optional.empty() : Optional.of(numerator.at(values).over(divisor));
  }

  /** Returns the function with one variable replaced by a number; nothing if it is a pole. */
  public Optional<RationalFunction> substitute(int variable, Real value) {
    RationalFunction replaced = of(numerator.substitute(variable, value));
    for (var factor : denominator.entrySet()) {
      RationalFunction divisor = of(factor.getKey().substitute(variable, value));
      if (divisor.isZero()) {
        return Optional.empty();
      }
      replaced = replaced.over(divisor.power(factor.getValue()));
    }
    return Optional.of(replaced);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RationalFunction that && minus(that).isZero();
  }

  /** Equal functions have equal values, wherever both have one. */
  @Override
  public int hashCode() {
    return 0;
  }

  /** Returns the function in the syntax of the language: {@code (2*alpha - 1)/(2*alpha)}. */
  public String toString(List<String> names) {
    if (numerator.isZero()) {
      return "0";
    }
    Real content = numerator.content();
    boolean whole = content.isRational();
    Real over = whole ? Real.of(Rational.of(content.rationalPart().denominator())) : Real.ONE;
    List<String> divisors = new ArrayList<>();
    if (!over.isOne()) {
      divisors.add(over.toString());
    }
    denominator.forEach(
        (factor, exponent) -> {
          String text = factor.toString(names);
          boolean atom = factor.length() == 1;
          divisors.add((atom ? text : "(" + text + ")") + (exponent > 1 ? "^" + exponent : ""));
        });
    MultivariatePolynomial scaled = numerator.scale(over);
    String top = scaled.toString(names);
    if (divisors.isEmpty()) {
      return top;
    }
    String bottom = String.join("*", divisors);
    return (scaled.length() > 1 ? "(" + top + ")" : top)
        + "/"
        + (divisors.size() > 1 ? "(" + bottom + ")" : bottom);
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
