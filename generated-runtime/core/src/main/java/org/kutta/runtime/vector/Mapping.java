package org.kutta.runtime.vector;

import java.util.Arrays;

/**
 * What is done to each entry y of a vector, by the entry x of another or a number c: for those who
 * implement vectors over memory of their own.
 *
 * <p>Written as plain loops over arrays, which HotSpot turns into vector instructions.
 */
public enum Mapping {
  /** y ← xy. */
  MULTIPLY {
    @Override
    public void apply(int from, int to, float c, float[] x, float[] y) {
      for (int i = from; i < to; i++) {
        y[i] *= x[i];
      }
    }

    @Override
    public void apply(int from, int to, double c, double[] x, double[] y) {
      for (int i = from; i < to; i++) {
        y[i] *= x[i];
      }
    }
  },

  /** y ← y/x. */
  DIVIDE {
    @Override
    public void apply(int from, int to, float c, float[] x, float[] y) {
      for (int i = from; i < to; i++) {
        y[i] /= x[i];
      }
    }

    @Override
    public void apply(int from, int to, double c, double[] x, double[] y) {
      for (int i = from; i < to; i++) {
        y[i] /= x[i];
      }
    }
  },

  /** y ← x². */
  SQUARE {
    @Override
    public void apply(int from, int to, float c, float[] x, float[] y) {
      for (int i = from; i < to; i++) {
        y[i] = x[i] * x[i];
      }
    }

    @Override
    public void apply(int from, int to, double c, double[] x, double[] y) {
      for (int i = from; i < to; i++) {
        y[i] = x[i] * x[i];
      }
    }
  },

  /** y ← max(x, y). */
  MAX {
    @Override
    public void apply(int from, int to, float c, float[] x, float[] y) {
      for (int i = from; i < to; i++) {
        y[i] = Math.max(x[i], y[i]);
      }
    }

    @Override
    public void apply(int from, int to, double c, double[] x, double[] y) {
      for (int i = from; i < to; i++) {
        y[i] = Math.max(x[i], y[i]);
      }
    }
  },

  /** y ← √x. */
  SQRT {
    @Override
    public void apply(int from, int to, float c, float[] x, float[] y) {
      for (int i = from; i < to; i++) {
        y[i] = (float) Math.sqrt(x[i]);
      }
    }

    @Override
    public void apply(int from, int to, double c, double[] x, double[] y) {
      for (int i = from; i < to; i++) {
        y[i] = Math.sqrt(x[i]);
      }
    }
  },

  /** y ← 1/√x. */
  RECIPROCAL_SQRT {
    @Override
    public void apply(int from, int to, float c, float[] x, float[] y) {
      for (int i = from; i < to; i++) {
        y[i] = 1 / (float) Math.sqrt(x[i]);
      }
    }

    @Override
    public void apply(int from, int to, double c, double[] x, double[] y) {
      for (int i = from; i < to; i++) {
        y[i] = 1 / Math.sqrt(x[i]);
      }
    }
  },

  /** y ← c. */
  FILL {
    @Override
    public void apply(int from, int to, float c, float[] x, float[] y) {
      Arrays.fill(y, from, to, c);
    }

    @Override
    public void apply(int from, int to, double c, double[] x, double[] y) {
      Arrays.fill(y, from, to, c);
    }
  },

  /** y ← x + c. */
  SHIFT {
    @Override
    public void apply(int from, int to, float c, float[] x, float[] y) {
      for (int i = from; i < to; i++) {
        y[i] = x[i] + c;
      }
    }

    @Override
    public void apply(int from, int to, double c, double[] x, double[] y) {
      for (int i = from; i < to; i++) {
        y[i] = x[i] + c;
      }
    }
  },

  /** y ← max(−c, min(c, x)). */
  CLAMP {
    @Override
    public void apply(int from, int to, float c, float[] x, float[] y) {
      for (int i = from; i < to; i++) {
        y[i] = Math.max(-c, Math.min(c, x[i]));
      }
    }

    @Override
    public void apply(int from, int to, double c, double[] x, double[] y) {
      for (int i = from; i < to; i++) {
        y[i] = Math.max(-c, Math.min(c, x[i]));
      }
    }
  };

  /** Changes the entries of {@code y} from {@code from} to {@code to}, by those of {@code x}. */
  public abstract void apply(int from, int to, float c, float[] x, float[] y);

  /** Changes the entries of {@code y} from {@code from} to {@code to}, by those of {@code x}. */
  public abstract void apply(int from, int to, double c, double[] x, double[] y);

  /** Returns whether y is read. */
  public boolean readsBoth() {
    return this == MULTIPLY || this == DIVIDE || this == MAX;
  }
}
