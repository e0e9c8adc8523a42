package org.kutta.runtime.vector;

/**
 * A matrix in column-major order, BLAS's own, over the memory of a vector, shape {@code [rows ·
 * columns]}. Not thread-safe.
 */
public final class Matrix {

  private final Vector entries;
  private final int rows;
  private final int columns;

  private Matrix(Vector entries, int rows, int columns) {
    this.entries = entries;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * Returns a new matrix of that vector's type, all zero: only such ones are multiplied with each
   * other.
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

  /** Returns the number of rows. */
  public int rows() {
    return rows;
  }

  /** Returns the number of columns. */
  public int columns() {
    return columns;
  }

  /**
   * Sets {@code this ← α AB + β this}, A and B transposed where it is said; {@code this} is neither
   * of them. Extents must agree, which is not checked.
   */
  public void multiply(
      double alpha, Matrix a, boolean transposeA, Matrix b, boolean transposeB, double beta) {
    entries.multiply(alpha, a, transposeA, b, transposeB, beta, this);
  }
}
