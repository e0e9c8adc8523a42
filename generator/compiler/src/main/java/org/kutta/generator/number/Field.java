package org.kutta.generator.number;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * An exact field with the algebra of vectors and matrices over it: numbers, or rational functions
 * of a family's parameters. Whether an element is zero is decided, never guessed.
 *
 * <p>What is computed of a tableau by these operations alone serves methods and families alike.
 * {@code E} has an {@code equals} that agrees with {@link #isZero} of a difference.
 *
 * @param <E> elements
 */
public interface Field<E> {

  /** Returns 0. */
  E zero();

  /** Returns 1. */
  E one();

  /** Returns a number as an element. */
  E of(Real number);

  /** Returns {@code x + y}. */
  E plus(E x, E y);

  /** Returns {@code x - y}. */
  E minus(E x, E y);

  /** Returns {@code x * y}. */
  E times(E x, E y);

  /** Returns {@code x / y}; throws {@link ArithmeticException} if {@code y} is zero. */
  E over(E x, E y);

  /** Returns {@code -x}. */
  E negate(E x);

  /** Returns whether an element is zero; a function is if it is zero everywhere. */
  boolean isZero(E x);

  /**
   * Returns whether an element vanishes up to a tolerance: {@code |x| <= tolerance} for numbers. A
   * function that depends on a parameter vanishes only where it is zero.
   */
  boolean isWithin(E x, Real tolerance);

  /** Returns the number that an element is; nothing for a function that depends on a parameter. */
  Optional<Real> asNumber(E x);

  /** Returns a rational as an element. */
  default E of(Rational number) {
    return of(Real.of(number));
  }

  /** Returns {@code x * y} for a rational {@code y}. */
  default E times(E x, Rational y) {
    return times(x, of(y));
  }

  /** Returns the numbers that elements are; nothing if one depends on a parameter. */
  default Optional<List<Real>> asNumbers(List<E> elements) {
    List<Real> numbers = elements.stream().map(this::asNumber).flatMap(Optional::stream).toList();
    return numbers.size() == elements.size() ? Optional.of(numbers) : Optional.empty();
  }

  /** Returns the power with an exponent that is not negative. */
  default E power(E x, int exponent) {
    E power = one();
    for (int k = 0; k < exponent; k++) {
      power = times(power, x);
    }
    return power;
  }

  /** Returns whether an element is 1 or −1. */
  default boolean isUnit(E x) {
    return asNumber(x).filter(number -> number.abs().isOne()).isPresent();
  }

  /** Returns Σ x_i. */
  default E sum(List<E> x) {
    return x.stream().reduce(zero(), this::plus);
  }

  /** Returns Σ x_i y_i. */
  default E dot(List<E> x, List<E> y) {
    E sum = zero();
    for (int i = 0; i < x.size(); i++) {
      if (!isZero(x.get(i)) && !isZero(y.get(i))) {
        sum = plus(sum, times(x.get(i), y.get(i)));
      }
    }
    return sum;
  }

  /** Returns x − y, entry by entry. */
  default List<E> difference(List<E> x, List<E> y) {
    List<E> difference = new ArrayList<>(x.size());
    for (int i = 0; i < x.size(); i++) {
      difference.add(minus(x.get(i), y.get(i)));
    }
    return difference;
  }

  /** Returns x · y, entry by entry. */
  default List<E> product(List<E> x, List<E> y) {
    List<E> product = new ArrayList<>(x.size());
    for (int i = 0; i < x.size(); i++) {
      product.add(times(x.get(i), y.get(i)));
    }
    return product;
  }

  /** Returns the product of a matrix, given by its rows, and a vector. */
  default List<E> multiply(List<List<E>> matrix, List<E> v) {
    return matrix.stream().map(row -> dot(row, v)).toList();
  }

  /** Returns a vector of zeros. */
  default List<E> zeros(int length) {
    return Collections.nCopies(length, zero());
  }

  /** Returns a vector of ones. */
  default List<E> ones(int length) {
    return Collections.nCopies(length, one());
  }
}
