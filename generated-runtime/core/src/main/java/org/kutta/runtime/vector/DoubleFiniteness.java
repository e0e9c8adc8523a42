package org.kutta.runtime.vector;

import java.util.Arrays;

/**
 * The look whether doubles are finite: their sum is finite only if every one is.
 *
 * <p>HotSpot adds to one number, or to eight, one entry at a time; but it adds quarters of an array
 * to each other by vector instructions, where they lie at distances that it knows, in loops of a
 * few hundred rounds. So blocks are copied and folded until little is left to sum.
 */
final class DoubleFiniteness {

  /** Entries that are looked at together. */
  static final int BLOCK = 1024;

  private DoubleFiniteness() {}

  /**
   * Returns whether the entries in [from, to) are finite.
   *
   * @param block of {@link #BLOCK} entries, to be overwritten
   */
  static boolean isFinite(int from, int to, double[] v, double[] block) {
    double sum = 0;
    int at = from;
    for (; to - at > BLOCK / 4; at += BLOCK) {
      load(at, Math.min(BLOCK, to - at), v, block);
      sum += sumOfBlock(block);
    }
    sum += sum(at, to, v);
    // The sum can overflow where all entries are finite; then, at the edge of divergence, the slow
    // look decides.
    return Double.isFinite(sum) || areFinite(from, to, v);
  }

  private static void load(int at, int count, double[] v, double[] block) {
    System.arraycopy(v, at, block, 0, count);
    if (count < BLOCK) {
      Arrays.fill(block, count, BLOCK, 0);
    }
  }

  private static double sumOfBlock(double[] block) {
    foldTo256(256, block);
    halveTo128(128, block);
    return sum(0, 128, block);
  }

  // Bounds are parameters: HotSpot makes less of loops with constant ones.

  private static void foldTo256(int n, double[] x) {
    for (int i = 0; i < n; i++) {
      x[i] = (x[i] + x[i + 256]) + (x[i + 512] + x[i + 768]);
    }
  }

  private static void halveTo128(int n, double[] x) {
    for (int i = 0; i < n; i++) {
      x[i] += x[i + 128];
    }
  }

  private static double sum(int from, int to, double[] v) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    int i = from;
    for (; i < to - 7; i += 8) {
      s0 += v[i];
      s1 += v[i + 1];
      s2 += v[i + 2];
      s3 += v[i + 3];
      s4 += v[i + 4];
      s5 += v[i + 5];
      s6 += v[i + 6];
      s7 += v[i + 7];
    }
    for (; i < to; i++) {
      s0 += v[i];
    }
    return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
  }

  private static boolean areFinite(int from, int to, double[] v) {
    for (int i = from; i < to; i++) {
      if (!Double.isFinite(v[i])) {
        return false;
      }
    }
    return true;
  }
}
