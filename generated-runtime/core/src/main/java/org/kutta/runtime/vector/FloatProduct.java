package org.kutta.runtime.vector;

import java.util.Arrays;

/**
 * Products of matrices of floats in column-major order.
 *
 * <p>Eight columns of a block of A are copied side by side, transposed where it is said; then a
 * block of each column of the result takes all eight in one loop, from index 0 of every array,
 * which HotSpot turns into vector instructions.
 */
final class FloatProduct {

  private static final int COLUMNS = 8;

  /** Rows of a block: it fits a first-level cache with its columns. */
  private static final int ROWS = 256;

  private static final ThreadLocal<FloatProduct> OF_THREAD =
      ThreadLocal.withInitial(FloatProduct::new);

  private final float[][] columns = new float[COLUMNS][ROWS];
  private final float[] block = new float[ROWS];

  private FloatProduct() {}

  /** Sets {@code c ← α op(A) op(B) + β c}, where op(A) is [rows, inner], op(B) [inner, columns]. */
  static void multiply(
      float alpha,
      float[] a,
      int rowsOfA,
      boolean transposeA,
      float[] b,
      int rowsOfB,
      boolean transposeB,
      float beta,
      float[] c,
      int rows,
      int columns,
      int inner) {
    if (beta == 0) {
      Arrays.fill(c, 0, rows * columns, 0);
    } else {
      FloatLoops.scaled(0, rows * columns, c, beta, c);
    }
    FloatProduct product = OF_THREAD.get();
    for (int k = 0; k < inner; k += COLUMNS) {
      int count = Math.min(COLUMNS, inner - k);
      for (int i = 0; i < rows; i += ROWS) {
        int height = Math.min(ROWS, rows - i);
        product.load(a, rowsOfA, transposeA, i, height, k, count);
        for (int j = 0; j < columns; j++) {
          int at = transposeB ? k * rowsOfB + j : j * rowsOfB + k;
          product.add(c, j * rows + i, height, alpha, b, at, transposeB ? rowsOfB : 1, count);
        }
      }
    }
  }

  private void load(
      float[] a, int rowsOfA, boolean transposed, int row, int height, int column, int count) {
    for (int k = 0; k < COLUMNS; k++) {
      float[] to = columns[k];
      if (k >= count) {
        Arrays.fill(to, 0, height, 0);
      } else if (transposed) {
        int from = row * rowsOfA + column + k;
        for (int i = 0; i < height; i++) {
          to[i] = a[from + i * rowsOfA];
        }
      } else {
        System.arraycopy(a, (column + k) * rowsOfA + row, to, 0, height);
      }
    }
  }

  private void add(
      float[] c, int place, int height, float alpha, float[] b, int at, int stride, int count) {
    System.arraycopy(c, place, block, 0, height);
    loop(
        height,
        block,
        columns,
        alpha * b[at],
        count > 1 ? alpha * b[at + stride] : 0,
        count > 2 ? alpha * b[at + 2 * stride] : 0,
        count > 3 ? alpha * b[at + 3 * stride] : 0,
        count > 4 ? alpha * b[at + 4 * stride] : 0,
        count > 5 ? alpha * b[at + 5 * stride] : 0,
        count > 6 ? alpha * b[at + 6 * stride] : 0,
        count > 7 ? alpha * b[at + 7 * stride] : 0);
    System.arraycopy(block, 0, c, place, height);
  }

  private static void loop(
      int n,
      float[] out,
      float[][] v,
      float c0,
      float c1,
      float c2,
      float c3,
      float c4,
      float c5,
      float c6,
      float c7) {
    float[] v0 = v[0];
    float[] v1 = v[1];
    float[] v2 = v[2];
    float[] v3 = v[3];
    float[] v4 = v[4];
    float[] v5 = v[5];
    float[] v6 = v[6];
    float[] v7 = v[7];
    for (int i = 0; i < n; i++) {
      out[i] +=
          (c0 * v0[i] + c1 * v1[i] + c2 * v2[i] + c3 * v3[i])
              + (c4 * v4[i] + c5 * v5[i] + c6 * v6[i] + c7 * v7[i]);
    }
  }
}
