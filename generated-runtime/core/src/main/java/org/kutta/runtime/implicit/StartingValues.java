package org.kutta.runtime.implicit;

import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/**
 * What an iteration starts from: the stages of the step before, extrapolated where the method has a
 * collocation polynomial; else the gradient known last.
 */
final class StartingValues {

  /** Below this, a pivot says that the nodes do not extrapolate. */
  private static final double TINY = 1e-8;

  private final Stages stages;
  private final BlockVector k;
  private final StageEquations equations;
  private final double[] nodes;
  private final double[][] lu;
  private double ratio = Double.NaN;
  private boolean extrapolates;

  StartingValues(StageEquations equations, Stages stages) {
    this.stages = stages;
    this.k = equations.values(stages);
    this.equations = equations;
    this.nodes = equations.nodes();
    this.lu = new double[nodes.length][nodes.length];
  }

  /** Sets the stages, before a step of learning rate h. */
  void set(double h) {
    if (!stages.stagesAreKnown()) {
      Vector guess = equations.guess(stages);
      for (int b = 0; b < k.size(); b++) {
        k.part(b).copy(guess);
      }
    } else if (nodes.length > 0 && stages.stagesRate() > 0) {
      factorise(h / stages.stagesRate());
      if (extrapolates) {
        multiply();
      }
    }
  }

  /**
   * Factorises E = L U, e_ij = ℓ_j(1 + r c_i), ℓ_j the Lagrange polynomials of the nodes and r the
   * ratio of the learning rates: so that E is applied in place. No row is exchanged: the leading
   * minors are products of differences of nodes, and vanish only if some 1 + r c_i is a node.
   */
  private void factorise(double r) {
    if (r == ratio) {
      return;
    }
    ratio = r;
    int m = nodes.length;
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        lu[i][j] = lagrange(j, 1 + r * nodes[i]);
      }
    }
    extrapolates = true;
    for (int p = 0; p < m; p++) {
      // The nodes of a family may coincide for some of its parameters.
      extrapolates &= Double.isFinite(lu[p][p]) && Math.abs(lu[p][p]) > TINY;
      for (int i = p + 1; i < m && extrapolates; i++) {
        lu[i][p] /= lu[p][p];
        for (int j = p + 1; j < m; j++) {
          lu[i][j] -= lu[i][p] * lu[p][j];
        }
      }
    }
  }

  private double lagrange(int j, double x) {
    double value = 1;
    for (int l = 0; l < nodes.length; l++) {
      if (l != j) {
        value *= (x - nodes[l]) / (nodes[j] - nodes[l]);
      }
    }
    return value;
  }

  private void multiply() {
    int m = nodes.length;
    for (int i = 0; i < m; i++) {
      k.part(i).scale(lu[i][i]);
      for (int j = i + 1; j < m; j++) {
        k.part(i).add(lu[i][j], k.part(j));
      }
    }
    for (int i = m - 1; i > 0; i--) {
      for (int j = 0; j < i; j++) {
        k.part(i).add(lu[i][j], k.part(j));
      }
    }
  }
}
