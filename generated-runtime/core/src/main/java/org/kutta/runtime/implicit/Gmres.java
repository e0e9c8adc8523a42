package org.kutta.runtime.implicit;

/**
 * GMRES(m) for A x = b: the x in a Krylov space that minimises ‖b − A x‖₂, by Arnoldi's method with
 * modified Gram–Schmidt and Givens rotations (Saad and Schultz 1986; Saad 2003, algorithm 6.9).
 * Restarts from its last x when the space is full.
 *
 * <p>Hipparchus has no GMRES, and its vectors live on the Java heap; this one combines vectors of n
 * entries where they are.
 */
final class Gmres {

  /** Restarts without progress to this factor end the iteration: more would not help. */
  private static final double STAGNATION = 0.99;

  private final LinearMap map;
  private final BlockVector[] basis;
  private final int dimension;
  private final double[][] r;
  private final double[] cosines;
  private final double[] sines;
  private final double[] right;
  private double largestStretch;

  /**
   * Makes room.
   *
   * @param basis one vector more than the dimension of the Krylov spaces
   */
  Gmres(LinearMap map, BlockVector[] basis) {
    this.map = map;
    this.basis = basis.clone();
    this.dimension = basis.length - 1;
    this.r = new double[dimension + 1][dimension];
    this.cosines = new double[dimension];
    this.sines = new double[dimension];
    this.right = new double[dimension + 1];
  }

  /** Returns the largest ‖A v‖/‖v‖ seen: a lower bound of ‖A‖. */
  double largestStretch() {
    return Math.max(1, largestStretch);
  }

  /**
   * Solves from x = 0, until ‖b − A x‖₂ ≤ {@code relative} · ‖b‖₂ or no restart helps.
   *
   * @param x receives the solution
   */
  void solve(BlockVector b, double relative, BlockVector x) {
    x.copy(b);
    x.scale(0);
    basis[0].copy(b);
    double target = relative * b.norm2();
    double last = Double.POSITIVE_INFINITY;
    while (true) {
      double norm = basis[0].norm2();
      if (norm <= target || norm > STAGNATION * last) {
        return;
      }
      last = norm;
      double estimate = cycle(norm, target, x);
      if (estimate <= target) {
        return;
      }
      // The residual of the restart, from its definition: b − A x.
      map.apply(x, basis[0]);
      basis[0].scale(-1);
      basis[0].add(1, b);
    }
  }

  /** Improves x in one Krylov space; returns the residual's norm by the rotations. */
  private double cycle(double norm, double target, BlockVector x) {
    basis[0].scale(1 / norm);
    right[0] = norm;
    int size = 0;
    double estimate = norm;
    while (size < dimension && estimate > target) {
      boolean goesOn = expand(size);
      rotate(size);
      if (Math.abs(r[size][size]) <= negligible(largestStretch)) {
        // A is singular on this space: its last vector adds nothing to A x.
        break;
      }
      size++;
      estimate = Math.abs(right[size]);
      if (!goesOn) {
        break;
      }
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int j = i + 1; j < size; j++) {
        right[i] -= r[i][j] * right[j];
      }
      right[i] /= r[i][i];
    }
    for (int i = 0; i < size; i++) {
      x.add(right[i], basis[i]);
    }
    return estimate;
  }

  /** Adds A v_j to the basis; returns false if the space is invariant. */
  private boolean expand(int j) {
    BlockVector next = basis[j + 1];
    map.apply(basis[j], next);
    double stretch = next.norm2();
    largestStretch = Math.max(largestStretch, stretch);
    for (int i = 0; i <= j; i++) {
      r[i][j] = next.dot(basis[i]);
      next.add(-r[i][j], basis[i]);
    }
    r[j + 1][j] = next.norm2();
    boolean isNew = r[j + 1][j] > negligible(stretch);
    if (isNew) {
      next.scale(1 / r[j + 1][j]);
    }
    return isNew;
  }

  /** Returns what rounding leaves of a vector of that length. */
  private double negligible(double length) {
    return 4 * basis[0].part(0).epsilon() * length;
  }

  /** Turns the new column of the Hessenberg matrix upper triangular. */
  private void rotate(int j) {
    for (int i = 0; i < j; i++) {
      double upper = cosines[i] * r[i][j] + sines[i] * r[i + 1][j];
      r[i + 1][j] = -sines[i] * r[i][j] + cosines[i] * r[i + 1][j];
      r[i][j] = upper;
    }
    double length = Math.hypot(r[j][j], r[j + 1][j]);
    cosines[j] = length > 0 ? r[j][j] / length : 1;
    sines[j] = length > 0 ? r[j + 1][j] / length : 0;
    r[j][j] = length;
    right[j + 1] = -sines[j] * right[j];
    right[j] *= cosines[j];
  }
}
