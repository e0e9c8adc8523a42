package org.kutta.tableaus;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * A textbook Runge–Kutta method in 60 digits on a coupled polynomial field with a rational
 * solution: with u = 1/(1 + t), y = (u, u², t·u) solves y₁′ = −y₂, y₂′ = −2 y₁ y₂, y₃′ = y₁ − y₁
 * y₃.
 */
final class ExtendedFlow {

  static final MathContext PRECISION = new MathContext(60);

  private final BigDecimal[][] a;
  private final BigDecimal[] b;

  ExtendedFlow(Tableau<Real> tableau) {
    this.a =
        tableau.a().stream()
            .map(row -> row.stream().map(ExtendedFlow::decimal).toArray(BigDecimal[]::new))
            .toArray(BigDecimal[][]::new);
    this.b = tableau.b().stream().map(ExtendedFlow::decimal).toArray(BigDecimal[]::new);
  }

  private static BigDecimal decimal(Real x) {
    return x.toDecimal(PRECISION.getPrecision());
  }

  /** Returns the largest error of a component at t = 1. */
  BigDecimal errorAfter(int steps) {
    BigDecimal h = BigDecimal.ONE.divide(BigDecimal.valueOf(steps), PRECISION);
    BigDecimal[] y = {BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO};
    for (int k = 0; k < steps; k++) {
      y = step(y, h);
    }
    BigDecimal[] exact = {new BigDecimal("0.5"), new BigDecimal("0.25"), new BigDecimal("0.5")};
    BigDecimal error = BigDecimal.ZERO;
    for (int i = 0; i < y.length; i++) {
      error = error.max(y[i].subtract(exact[i]).abs());
    }
    return error;
  }

  private BigDecimal[] step(BigDecimal[] y, BigDecimal h) {
    BigDecimal[][] k = new BigDecimal[b.length][];
    for (int i = 0; i < b.length; i++) {
      k[i] = field(combine(y, h, a[i], k, i));
    }
    return combine(y, h, b, k, b.length);
  }

  private static BigDecimal[] combine(
      BigDecimal[] y, BigDecimal h, BigDecimal[] weights, BigDecimal[][] k, int count) {
    BigDecimal[] sum = Arrays.copyOf(y, y.length);
    for (int j = 0; j < count; j++) {
      if (weights[j].signum() != 0) {
        BigDecimal factor = h.multiply(weights[j], PRECISION);
        for (int i = 0; i < y.length; i++) {
          sum[i] = sum[i].add(factor.multiply(k[j][i], PRECISION), PRECISION);
        }
      }
    }
    return sum;
  }

  private static BigDecimal[] field(BigDecimal[] y) {
    BigDecimal product = y[0].multiply(y[1], PRECISION);
    return new BigDecimal[] {
      y[1].negate(),
      product.multiply(BigDecimal.valueOf(-2)),
      y[0].subtract(y[0].multiply(y[2], PRECISION), PRECISION)
    };
  }
}
