package org.kutta.runtime.vector;

/**
 * Loops over arrays of floats. Those that go over one range of all arrays become vector
 * instructions: HotSpot knows that entries of one index are the same or of different arrays. Sums
 * go in one order, whatever instructions there are: a run has the same result everywhere.
 */
final class FloatLoops {

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

  /** Sets {@code out ← s b + c1 v1} in [from, to). */
  static void combineScaled(
      int from, int to, float[] out, float s, float[] b, float c1, float[] v1) {
    for (int i = from; i < to; i++) {
      out[i] = s * b[i] + c1 * v1[i];
    }
  }

  /** Sets {@code out ← s b + c1 v1 + c2 v2} in [from, to). */
  static void combineScaled(
      int from,
      int to,
      float[] out,
      float s,
      float[] b,
      float c1,
      float[] v1,
      float c2,
      float[] v2) {
    for (int i = from; i < to; i++) {
      out[i] = s * b[i] + c1 * v1[i] + c2 * v2[i];
    }
  }

  /** Sets {@code out ← s b + c1 v1 + c2 v2 + c3 v3} in [from, to). */
  static void combineScaled(
      int from,
      int to,
      float[] out,
      float s,
      float[] b,
      float c1,
      float[] v1,
      float c2,
      float[] v2,
      float c3,
      float[] v3) {
    for (int i = from; i < to; i++) {
      out[i] = s * b[i] + c1 * v1[i] + c2 * v2[i] + c3 * v3[i];
    }
  }

  /** Sets {@code out ← s b + c1 v1 + c2 v2 + c3 v3 + c4 v4} in [from, to). */
  static void combineScaled(
      int from,
      int to,
      float[] out,
      float s,
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
      out[i] = s * b[i] + c1 * v1[i] + c2 * v2[i] + c3 * v3[i] + c4 * v4[i];
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
