package org.kutta.runtime.vector;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A matrix in column-major order, BLAS's own, and the same memory as a vector, shape {@code [rows ·
 * columns]}. Not thread-safe.
 */
public final class Matrix {

  private final Vector entries;
  private final INDArray array;
  private final int rows;
  private final int columns;

  private Matrix(Vector entries, int rows, int columns) {
    this.entries = entries;
    this.array = entries.array().reshape('f', rows, columns);
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * Returns a new matrix of that vector's type, all zero, outside of any workspace: only such ones
   * are multiplied with each other.
   *
   * @throws ArithmeticException if rows or columns exceed {@link Integer#MAX_VALUE}
   */
  public static Matrix zeros(Vector form, long rows, long columns) {
    return new Matrix(form.zeros(rows * columns), Math.toIntExact(rows), Math.toIntExact(columns));
  }

  /** Returns the entries, column after column, live. */
  public Vector entries() {
    return entries;
  }

  /**
   * Sets {@code this ← α AB + β this}, A and B transposed where it is said; {@code this} is neither
   * of them. Extents must agree, which is not checked.
   */
  public void multiply(
      double alpha, Matrix a, boolean transposeA, Matrix b, boolean transposeB, double beta) {
    entries.kernel().multiply(alpha, a, transposeA, b, transposeB, beta, this);
  }

  /** Returns the array, shape {@code [rows, columns]}, without waiting for anything. */
  INDArray array() {
    return array;
  }

  Memory memory() {
    return entries.memory();
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }
}
