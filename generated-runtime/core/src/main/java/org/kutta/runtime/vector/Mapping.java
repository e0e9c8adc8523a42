package org.kutta.runtime.vector;

import java.util.Arrays;

/**
 * What is done to each entry y of a vector, by the entry x of another or a number c.
 *
 * <p>Written as plain loops over arrays, which HotSpot turns into vector instructions.
 */
enum Mapping {
  /** y ← xy. */
  MULTIPLY {
    @Override
    void apply(int n, float c, float[] x, float[] y) {
      for (int i = 0; i < n; i++) {
        y[i] *= x[i];
      }
    }

    @Override
    void apply(int n, double c, double[] x, double[] y) {
      for (int i = 0; i < n; i++) {
        y[i] *= x[i];
      }
    }
  },

  /** y ← y/x. */
  DIVIDE {
    @Override
    void apply(int n, float c, float[] x, float[] y) {
      for (int i = 0; i < n; i++) {
        y[i] /= x[i];
      }
    }

    @Override
    void apply(int n, double c, double[] x, double[] y) {
      for (int i = 0; i < n; i++) {
        y[i] /= x[i];
      }
    }
  },

  /** y ← x². */
  SQUARE {
    @Override
    void apply(int n, float c, float[] x, float[] y) {
      for (int i = 0; i < n; i++) {
        y[i] = x[i] * x[i];
      }
    }

    @Override
    void apply(int n, double c, double[] x, double[] y) {
      for (int i = 0; i < n; i++) {
        y[i] = x[i] * x[i];
      }
    }
  },

  /** y ← max(x, y). */
  MAX {
    @Override
    void apply(int n, float c, float[] x, float[] y) {
      for (int i = 0; i < n; i++) {
        y[i] = Math.max(x[i], y[i]);
      }
    }

    @Override
    void apply(int n, double c, double[] x, double[] y) {
      for (int i = 0; i < n; i++) {
        y[i] = Math.max(x[i], y[i]);
      }
    }
  },

  /** y ← √x. */
  SQRT {
    @Override
    void apply(int n, float c, float[] x, float[] y) {
      for (int i = 0; i < n; i++) {
        y[i] = (float) Math.sqrt(x[i]);
      }
    }

    @Override
    void apply(int n, double c, double[] x, double[] y) {
      for (int i = 0; i < n; i++) {
        y[i] = Math.sqrt(x[i]);
      }
    }
  },

  /** y ← 1/√x. */
  RECIPROCAL_SQRT {
    @Override
    void apply(int n, float c, float[] x, float[] y) {
      for (int i = 0; i < n; i++) {
        y[i] = 1 / (float) Math.sqrt(x[i]);
      }
    }

    @Override
    void apply(int n, double c, double[] x, double[] y) {
      for (int i = 0; i < n; i++) {
        y[i] = 1 / Math.sqrt(x[i]);
      }
    }
  },

  /** y ← c. */
  FILL {
    @Override
    void apply(int n, float c, float[] x, float[] y) {
      Arrays.fill(y, 0, n, c);
    }

    @Override
    void apply(int n, double c, double[] x, double[] y) {
      Arrays.fill(y, 0, n, c);
    }
  },

  /** y ← x + c. */
  SHIFT {
    @Override
    void apply(int n, float c, float[] x, float[] y) {
      for (int i = 0; i < n; i++) {
        y[i] = x[i] + c;
      }
    }

    @Override
    void apply(int n, double c, double[] x, double[] y) {
      for (int i = 0; i < n; i++) {
        y[i] = x[i] + c;
      }
    }
  },

  /** y ← max(−c, min(c, x)). */
  CLAMP {
    @Override
    void apply(int n, float c, float[] x, float[] y) {
      for (int i = 0; i < n; i++) {
        y[i] = Math.max(-c, Math.min(c, x[i]));
      }
    }

    @Override
    void apply(int n, double c, double[] x, double[] y) {
      for (int i = 0; i < n; i++) {
        y[i] = Math.max(-c, Math.min(c, x[i]));
      }
    }
  };

  abstract void apply(int n, float c, float[] x, float[] y);

  abstract void apply(int n, double c, double[] x, double[] y);

  /** Returns whether y is read. */
  boolean readsBoth() {
    return this == MULTIPLY || this == DIVIDE || this == MAX;
  }
}
