package org.kutta.generator.analysis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;

/**
 * The numbers bᵀA^(k−1)1 of a method, the coefficients of its stability function's series: R(z) = 1
 * + Σ_k z^k bᵀA^(k−1)1.
 */
final class Moments {

  /** Longer common denominators cost more than the divisors of fractions they save. */
  static final int LONGEST_DENOMINATOR = 8192;

  private Moments() {}

  /**
   * Returns the first s of them, k = 1, …, s, by products of a matrix and a vector of integers:
   * fractions would spend their time on common divisors.
   *
   * @param a shape {@code [s, s]}
   * @param one what stands for a vector of ones, shape {@code [s]}
   * @param b shape {@code [s]}
   */
  static List<Real> of(List<List<Real>> a, List<Real> one, List<Real> b, Deadline deadline) {
    BigInteger matrixScale = denominator(a.stream().flatMap(List::stream).toList());
    BigInteger vectorScale = denominator(one);
    BigInteger weightScale = denominator(b);
    List<List<Real>> matrix = a.stream().map(row -> scaled(row, matrixScale)).toList();
    List<Real> weights = scaled(b, weightScale);
    List<Real> vector = scaled(one, vectorScale);
    BigInteger scale = weightScale.multiply(vectorScale);
    List<Real> moments = new ArrayList<>();
    for (int k = 1; k <= b.size(); k++) {
      moments.add(Real.FIELD.dot(weights, vector).times(new Rational(BigInteger.ONE, scale)));
      vector = k < b.size() ? product(matrix, vector, deadline) : vector;
      scale = scale.multiply(matrixScale);
    }
    return moments;
  }

  private static List<Real> product(List<List<Real>> m, List<Real> v, Deadline deadline) {
    List<Real> product = new ArrayList<>();
    for (List<Real> row : m) {
      deadline.check();
      product.add(Real.FIELD.dot(row, v));
    }
    return product;
  }

  private static BigInteger denominator(List<Real> numbers) {
    return Scaling.commonDenominator(numbers, LONGEST_DENOMINATOR);
  }

  private static List<Real> scaled(List<Real> numbers, BigInteger factor) {
    Rational scale = Rational.of(factor);
    return numbers.stream().map(x -> x.times(scale)).toList();
  }
}
