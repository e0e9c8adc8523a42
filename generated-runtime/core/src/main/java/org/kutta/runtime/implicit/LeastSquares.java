package org.kutta.runtime.implicit;

/**
 * A small least-squares problem min ‖f − Σ γ_j v_j‖₂ by its normal equations: a Cholesky
 * factorisation with diagonal pivoting leaves out vectors that depend on the others up to rounding
 * (Higham 2002, 10.3).
 */
final class LeastSquares {

  /** How far products of long vectors may be from their exact values, in units of rounding. */
  private static final double ROUNDING = 64;

  private final double[][] gram;
  private final double[] target;
  private final double[] solution;
  private final int[] pivots;
  private final double[] scale;
  private final double epsilon;
  private int size;

  /**
   * Makes room.
   *
   * @param largest the largest number of vectors
   * @param epsilon of the type that products are computed in
   */
  LeastSquares(int largest, double epsilon) {
    this.gram = new double[largest][largest];
    this.target = new double[largest];
    this.solution = new double[largest];
    this.pivots = new int[largest];
    this.scale = new double[largest];
    this.epsilon = epsilon;
  }

  void begin(int vectors) {
    size = vectors;
  }

  /** Sets ⟨v_i, v_j⟩. */
  void product(int i, int j, double value) {
    gram[i][j] = value;
    gram[j][i] = value;
  }

  /** Sets ⟨v_i, f⟩. */
  void target(int i, double value) {
    target[i] = value;
  }

  /** Returns γ, zero for the vectors left out; overwritten by the next call. */
  double[] solve() {
    for (int i = 0; i < size; i++) {
      pivots[i] = i;
      solution[i] = 0;
      scale[i] = gram[i][i] > 0 ? 1 / Math.sqrt(gram[i][i]) : 0;
    }
    for (int i = 0; i < size; i++) {
      target[i] *= scale[i];
      for (int j = 0; j < size; j++) {
        gram[i][j] *= scale[i] * scale[j];
      }
    }
    int rank = factorise();
    for (int p = 0; p < rank; p++) {
      double sum = target[pivots[p]];
      for (int q = 0; q < p; q++) {
        sum -= gram[pivots[p]][pivots[q]] * solution[pivots[q]];
      }
      solution[pivots[p]] = sum / gram[pivots[p]][pivots[p]];
    }
    for (int p = rank - 1; p >= 0; p--) {
      double sum = solution[pivots[p]];
      for (int q = p + 1; q < rank; q++) {
        sum -= gram[pivots[q]][pivots[p]] * solution[pivots[q]];
      }
      solution[pivots[p]] = sum / gram[pivots[p]][pivots[p]];
    }
    for (int i = 0; i < size; i++) {
      solution[i] *= scale[i];
    }
    return solution;
  }

  /** Factorises in place, lower triangle in pivot order; returns the numerical rank. */
  private int factorise() {
    for (int p = 0; p < size; p++) {
      int best = p;
      for (int q = p + 1; q < size; q++) {
        if (gram[pivots[q]][pivots[q]] > gram[pivots[best]][pivots[best]]) {
          best = q;
        }
      }
      int swapped = pivots[p];
      pivots[p] = pivots[best];
      pivots[best] = swapped;
      int row = pivots[p];
      if (!(gram[row][row] > ROUNDING * epsilon)) {
        return p;
      }
      gram[row][row] = Math.sqrt(gram[row][row]);
      for (int q = p + 1; q < size; q++) {
        gram[pivots[q]][row] /= gram[row][row];
      }
      for (int q = p + 1; q < size; q++) {
        for (int r = p + 1; r <= q; r++) {
          double value = gram[pivots[q]][pivots[r]] - gram[pivots[q]][row] * gram[pivots[r]][row];
          gram[pivots[q]][pivots[r]] = value;
          gram[pivots[r]][pivots[q]] = value;
        }
      }
    }
    return size;
  }
}
