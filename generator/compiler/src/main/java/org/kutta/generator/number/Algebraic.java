package org.kutta.generator.number;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A number above the surds: a polynomial in the generator of an {@link Extension} whose
 * coefficients are numbers of the fields below it.
 */
final class Algebraic extends Real {

  private final Extension extension;

  /** Of a lower degree than the extension's modulus, and of degree 1 at least. */
  private final Polynomial value;

  private Algebraic(Extension extension, Polynomial value) {
    this.extension = extension;
    this.value = value;
  }

  /** Returns a polynomial in an extension's generator, at the lowest level that holds it. */
  static Real of(Extension extension, Polynomial value) {
    return value.degree() < 1 ? value.coefficient(0) : new Algebraic(extension, value);
  }

  @Override
  Optional<Extension> extension() {
    return Optional.of(extension);
  }

  @Override
  Polynomial value() {
    return value;
  }

  @Override
  Polynomial in(Extension top) {
    if (extension.level() < top.level()) {
      return Polynomial.of(List.of(this));
    }
    if (!extension.isSameAs(top)) {
      throw new IllegalArgumentException("numbers of different towers: " + this + ", " + top);
    }
    return value;
  }

  @Override
  Optional<Surd> asSurd() {
    return Optional.empty();
  }

  /** Returns the higher one of the two numbers' fields. */
  private Extension with(Real y) {
    return y.extension().filter(other -> other.level() > extension.level()).orElse(extension);
  }

  @Override
  public Real plus(Real y) {
    Extension top = with(y);
    return of(top, in(top).plus(y.in(top)));
  }

  @Override
  public Real negate() {
    return times(Rational.of(-1));
  }

  @Override
  public Real times(Real y) {
    Extension top = with(y);
    return of(top, top.product(in(top), y.in(top)));
  }

  @Override
  public Real times(Rational y) {
    return of(extension, value.map(coefficient -> coefficient.times(y)));
  }

  @Override
  Real inverse() {
    if (isZero()) {
      throw new ArithmeticException("division by zero");
    }
    return of(extension, extension.inverse(value));
  }

  @Override
  public boolean isZero() {
    return enclose(FIRST_BITS).containsZero() && extension.vanishes(value);
  }

  @Override
  public boolean isRational() {
    return false;
  }

  @Override
  public Rational rationalPart() {
    throw new IllegalStateException(this + " is not written as a rational");
  }

  @Override
  public boolean isOfConjugates() {
    return extension.conjugates().isPresent()
        || value.coefficients().stream().anyMatch(Real::isOfConjugates);
  }

  @Override
  public long bits() {
    return value.coefficients().stream().mapToLong(Real::bits).sum();
  }

  @Override
  public BigInteger denominator() {
    return value.coefficients().stream()
        .map(Real::denominator)
        .reduce(BigInteger.ONE, (x, y) -> x.divide(x.gcd(y)).multiply(y));
  }

  @Override
  Set<BigInteger> radicands() {
    return value.coefficients().stream()
        .flatMap(coefficient -> coefficient.radicands().stream())
        .collect(Collectors.toSet());
  }

  @Override
  Interval enclose(int bits) {
    Interval generator = extension.enclose(bits);
    Interval sum = Interval.of(Rational.ZERO, bits);
    for (int k = value.degree(); k >= 0; k--) {
      sum = sum.times(generator).plus(value.coefficient(k).enclose(bits));
    }
    return sum;
  }

  /** Returns the number as it is written in a tableau: {@code 1/2 - sqrt(3 + sqrt(2))}. */
  @Override
  public String toString() {
    return extension.write(value);
  }
}
