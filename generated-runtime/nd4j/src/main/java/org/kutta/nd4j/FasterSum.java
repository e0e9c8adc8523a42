package org.kutta.nd4j;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Which sum of a chunk's entries shows fastest that all are finite: that of their magnitudes, or
 * that of their squares.
 *
 * <p>The sum of magnitudes is the natural one, and twice as fast on most processors. But OpenBLAS
 * 0.3.19 lacks vector instructions for it on those that it calls Cooper Lake, which are all with
 * bfloat16 (Zen 4, Sapphire Rapids): there it takes longer than all the rest of a step.
 */
final class FasterSum {

  private static final int ENTRIES = 4096;
  private static final int TRIALS = 20;

  private FasterSum() {}

  /** Measures both, in less than a millisecond. */
  static boolean isOfSquares() {
    long magnitudes = Long.MAX_VALUE;
    long squares = Long.MAX_VALUE;
    try (FloatPointer x = new FloatPointer(ENTRIES)) {
      for (int i = 0; i < ENTRIES; i++) {
        x.put(i, 1);
      }
      for (int trial = 0; trial < TRIALS; trial++) {
        long start = System.nanoTime();
        float sum = openblas_nolapack.cblas_sasum(ENTRIES, x, 1);
        long between = System.nanoTime();
        sum += openblas_nolapack.cblas_sdot(ENTRIES, x, 1, x, 1);
        long end = System.nanoTime();
        if (sum == 2 * ENTRIES) {
          magnitudes = Math.min(magnitudes, between - start);
          squares = Math.min(squares, end - between);
        }
      }
    }
    return squares < magnitudes;
  }
}
