package org.kutta.runtime;

/**
 * What the last step did.
 *
 * <p>A live view, so that a step allocates nothing: its values change with the next step.
 */
public interface StepReport {

  /** Returns the number of the step, from 1. */
  long step();

  /**
   * Returns the loss at the step's start, L(θ_n). An implicit method without an explicit first
   * stage evaluates there only if it has no earlier stages to start from; otherwise, this is the
   * loss at the first stage point that it tries.
   */
  double loss();

  /** Returns the learning rate h that the finished step used. */
  double learningRate();

  /**
   * Returns the gradient evaluations of this step, rejected attempts included, and those that a
   * learning rate's policy asked for.
   */
  int evaluations();

  /**
   * Returns the sweeps over stage equations of this step, of all blocks of stages and rejected
   * attempts together; 0 for explicit methods.
   */
  int sweeps();

  /** Returns the gradient evaluations of all steps so far. */
  long totalEvaluations();

  /**
   * Returns the exact Hessian-vector products of this step; those by differences are evaluations.
   */
  int hessianProducts();

  /** Returns the exact Hessian-vector products of all steps so far. */
  long totalHessianProducts();

  /** Returns how many attempts were rejected before this step succeeded. */
  int rejections();

  /**
   * Returns how many steps {@link NonFinitePolicy#SKIP} has skipped so far. A skipped step changes
   * this, and what is spent: evaluations, sweeps, Hessian-vector products. All else is of the last
   * step that was made.
   */
  long skips();

  /** Returns how many steps were skipped since one was made; 0 if the last step was made. */
  int skipsInARow();

  /**
   * Returns ‖h Σ (b_i − b̂_i) k_i‖₂, the embedded estimate of the step's error, or NaN unless the
   * optimizer was built with {@link OptimizerBuilder#estimateError()} or a learning rate that
   * controls the error.
   */
  double errorNorm();
}
