package org.kutta.runtime.preconditioner;

import org.kutta.runtime.vector.Matrix;
import org.kutta.runtime.vector.Vector;

/**
 * The orthogonal polar factor of matrices of one shape, nearly: X ← aX + (bXXᵀ + c(XXᵀ)²)X from X =
 * M/‖M‖_F, which drives every singular value to about 1 (Jordan 2024, "Muon", the quintic 3.4445,
 * −4.7750, 2.0315).
 *
 * <p>The Gram matrix is formed on the shorter side. Everything is in column-major order, BLAS's
 * own; a row-major matrix is read as its transpose, whose polar factor is the transpose.
 */
final class NewtonSchulz {

  private static final double A = 3.4445;
  private static final double B = -4.7750;
  private static final double C = 2.0315;

  private final int iterations;
  private final boolean tall;
  private Matrix x;
  private Matrix y;
  private final Matrix gram;
  private final Matrix polynomial;

  /** Prepares for matrices of that shape, of the type of {@code form}. */
  NewtonSchulz(Vector form, long rows, long columns, int iterations) {
    this.iterations = iterations;
    this.tall = rows > columns;
    long shorter = Math.min(rows, columns);
    this.x = Matrix.zeros(form, rows, columns);
    this.y = Matrix.zeros(form, rows, columns);
    this.gram = Matrix.zeros(form, shorter, shorter);
    this.polynomial = Matrix.zeros(form, shorter, shorter);
  }

  /** Replaces a matrix, given by its entries in column-major order; zero stays zero. */
  void orthogonalise(Vector m) {
    x.entries().copy(m);
    double norm = x.entries().scaleTo(1);
    if (norm == 0 || !Double.isFinite(norm)) {
      return;
    }
    for (int k = 0; k < iterations; k++) {
      iterate();
    }
    m.copy(x.entries());
  }

  private void iterate() {
    gram.multiply(1, x, tall, x, !tall, 0);
    polynomial.entries().copy(gram.entries());
    polynomial.multiply(C, gram, false, gram, false, B);
    y.entries().copy(x.entries());
    if (tall) {
      y.multiply(1, x, false, polynomial, false, A);
    } else {
      y.multiply(1, polynomial, false, x, false, A);
    }
    Matrix last = x;
    x = y;
    y = last;
  }
}
