package org.kutta.runtime.preconditioner;

import org.kutta.runtime.vector.Vector;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
  private Iterate x;
  private Iterate y;
  private final Iterate gram;
  private final Iterate polynomial;

  /** A matrix, and the same memory as a vector. */
  private record Iterate(INDArray matrix, Vector entries) {
    static Iterate of(Vector form, long rows, long columns) {
      try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
        Vector entries = form.zeros(rows * columns);
        return new Iterate(entries.array().reshape('f', rows, columns), entries);
      }
    }
  }

  /** Prepares for matrices of that shape, of the type of {@code form}. */
  NewtonSchulz(Vector form, long rows, long columns, int iterations) {
    this.iterations = iterations;
    this.tall = rows > columns;
    long shorter = Math.min(rows, columns);
    this.x = Iterate.of(form, rows, columns);
    this.y = Iterate.of(form, rows, columns);
    this.gram = Iterate.of(form, shorter, shorter);
    this.polynomial = Iterate.of(form, shorter, shorter);
  }

  /** Replaces a matrix, given by its entries in column-major order; zero stays zero. */
  void orthogonalise(Vector m) {
    double norm = m.norm2();
    if (norm == 0 || !Double.isFinite(norm)) {
      return;
    }
    x.entries.copy(m);
    x.entries.scale(1 / norm);
    for (int k = 0; k < iterations; k++) {
      iterate();
    }
    m.copy(x.entries);
  }

  private void iterate() {
    INDArray matrix = x.matrix;
    Nd4j.gemm(matrix, matrix, gram.matrix, tall, !tall, 1, 0);
    polynomial.entries.copy(gram.entries);
    Nd4j.gemm(gram.matrix, gram.matrix, polynomial.matrix, false, false, C, B);
    y.entries.copy(x.entries);
    if (tall) {
      Nd4j.gemm(matrix, polynomial.matrix, y.matrix, false, false, 1, A);
    } else {
      Nd4j.gemm(polynomial.matrix, matrix, y.matrix, false, false, 1, A);
    }
    Iterate last = x;
    x = y;
    y = last;
  }
}
