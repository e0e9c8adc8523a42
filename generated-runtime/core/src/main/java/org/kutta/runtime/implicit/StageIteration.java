package org.kutta.runtime.implicit;

/** Solves the equations of one block, step after step. */
interface StageIteration {

  /**
   * Solves the equations. Leaves the stages in their vectors, θ at the last stage point that was
   * evaluated, and the gradient there in {@code gradient()}.
   */
  void solve(double h);
}
