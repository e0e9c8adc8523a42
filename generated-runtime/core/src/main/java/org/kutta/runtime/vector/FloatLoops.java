package org.kutta.runtime.vector;

import java.util.Arrays;

/**
 * Loops over arrays of floats. Those that go over one range of all arrays become vector
 * instructions: HotSpot knows that entries of one index are the same or of different arrays. Sums
 * go in one order, whatever instructions there are: a run has the same result everywhere.
 */
final class FloatLoops {

  /** Entries that are looked at together. */
  static final int BLOCK = 1024;

  private FloatLoops() {}

  /** Sets {@code out ← c1 v1} in [from, to). */
  static void scaled(int from, int to, float[] out, float c1, float[] v1) {
    for (int i = from; i < to; i++) {
      out[i] = c1 * v1[i];
    }
  }

  /** Sets {@code out ← b + c1 v1} in [from, to). */
  static void combine(int from, int to, float[] out, float[] b, float c1, float[] v1) {
    for (int i = from; i < to; i++) {
      out[i] = b[i] + c1 * v1[i];
    }
  }

  /** Sets {@code out ← b + c1 v1 + c2 v2} in [from, to). */
  static void combine(
      int from, int to, float[] out, float[] b, float c1, float[] v1, float c2, float[] v2) {
    for (int i = from; i < to; i++) {
      out[i] = b[i] + c1 * v1[i] + c2 * v2[i];
    }
  }

  /** Sets {@code out ← b + c1 v1 + c2 v2 + c3 v3} in [from, to). */
  static void combine(
      int from,
      int to,
      float[] out,
      float[] b,
      float c1,
      float[] v1,
      float c2,
      float[] v2,
      float c3,
      float[] v3) {
    for (int i = from; i < to; i++) {
      out[i] = b[i] + c1 * v1[i] + c2 * v2[i] + c3 * v3[i];
    }
  }

  /** Sets {@code out ← b + c1 v1 + c2 v2 + c3 v3 + c4 v4} in [from, to). */
  static void combine(
      int from,
      int to,
      float[] out,
      float[] b,
      float c1,
      float[] v1,
      float c2,
      float[] v2,
      float c3,
      float[] v3,
      float c4,
      float[] v4) {
    for (int i = from; i < to; i++) {
      out[i] = b[i] + c1 * v1[i] + c2 * v2[i] + c3 * v3[i] + c4 * v4[i];
    }
  }

  /** Sets n entries of {@code out} from {@code o} on to {@code c v}, from {@code p} on. */
  static void scaledApart(int n, float[] out, int o, float c, float[] v, int p) {
    for (int i = 0; i < n; i++) {
      out[o + i] = c * v[p + i];
    }
  }

  /** Adds to n entries of {@code out} from {@code o} on {@code c v}, from {@code p} on. */
  static void addApart(int n, float[] out, int o, float c, float[] v, int p) {
    for (int i = 0; i < n; i++) {
      out[o + i] += c * v[p + i];
    }
  }

  /**
   * Returns whether the entries in [from, to) are finite.
   *
   * <p>Their sum is finite only if every entry is. HotSpot adds to one number, or to eight, one
   * entry at a time; but it adds quarters of an array to each other by vector instructions.
   *
   * @param block of {@link #BLOCK} entries, to be overwritten
   */
  static boolean isFinite(int from, int to, float[] v, float[] block) {
    float sum = 0;
    for (int at = from; at < to; at += BLOCK) {
      int count = Math.min(BLOCK, to - at);
      if (count < BLOCK / 4) {
        sum += sum(at, at + count, v);
        break;
      }
      System.arraycopy(v, at, block, 0, count);
      if (count < BLOCK) {
        Arrays.fill(block, count, BLOCK, 0);
      }
      addQuarters(BLOCK / 4, block);
      addHalves(BLOCK / 8, block);
      sum += sum(0, BLOCK / 8, block);
    }
    // The sum can overflow where all entries are finite; then, at the edge of divergence, the slow
    // look decides.
    return Float.isFinite(sum) || areFinite(from, to, v);
  }

  private static void addQuarters(int n, float[] block) {
    for (int i = 0; i < n; i++) {
      block[i] =
          (block[i] + block[i + BLOCK / 4]) + (block[i + BLOCK / 2] + block[i + 3 * BLOCK / 4]);
    }
  }

  private static void addHalves(int n, float[] block) {
    for (int i = 0; i < n; i++) {
      block[i] += block[i + BLOCK / 8];
    }
  }

  private static float sum(int from, int to, float[] v) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
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

  private static boolean areFinite(int from, int to, float[] v) {
    for (int i = from; i < to; i++) {
      if (!Float.isFinite(v[i])) {
        return false;
      }
    }
    return true;
  }

  /** Returns Σ x_i y_i of n entries, summed in double. */
  static double dot(int n, float[] x, int p, float[] y, int q) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i < n - 3; i += 4) {
      s0 += (double) x[p + i] * y[q + i];
      s1 += (double) x[p + i + 1] * y[q + i + 1];
      s2 += (double) x[p + i + 2] * y[q + i + 2];
      s3 += (double) x[p + i + 3] * y[q + i + 3];
    }
    for (; i < n; i++) {
      s0 += (double) x[p + i] * y[q + i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** Returns max|x_i| of n entries. */
  static double maxAbs(int n, float[] x, int p) {
    double max = 0;
    for (int i = p; i < p + n; i++) {
      max = Math.max(max, Math.abs(x[i]));
    }
    return max;
  }

  /** Returns ‖x‖₂ of n entries: squares of floats are doubles of normal size. */
  static double norm(int n, float[] x, int p) {
    return Math.sqrt(dot(n, x, p, x, p));
  }
}
