package org.kutta.runtime;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A loss with its gradient over one flat parameter vector.
 *
 * <p>Two live buffers and one verb, so that nothing is copied: an optimizer writes a stage point
 * into {@link #parameters()}, calls {@link #evaluate()}, and reads {@link #gradient()}.
 *
 * <p>During one step every evaluation must be of the same function: the same mini-batch, the same
 * dropout masks. A Runge–Kutta method combines gradients at several points of <em>one</em> flow; it
 * loses its order, and its meaning, when the flow changes between the stages.
 *
 * <p>An objective is used by one thread at a time.
 */
public interface Objective {

  /**
   * Returns the parameters θ: shape {@code [n]}, {@code [1, n]} or {@code [n, 1]}, float or double,
   * live. Optimizers write stage points here, and leave the new parameters here. Always the same
   * array.
   */
  INDArray parameters();

  /**
   * Returns the gradient ∇L: length and type of {@link #parameters()}, live, overwritten by {@link
   * #evaluate()}. Optimizers may scale it in place after an evaluation. Always the same array.
   */
  INDArray gradient();

  /**
   * Computes the loss at {@link #parameters()}, fills {@link #gradient()}, and returns the loss.
   */
  double evaluate();

  /**
   * Identifies the function that {@link #evaluate()} computes: two equal values promise the same
   * loss of the same parameters. The default, a constant, says that the function never changes.
   *
   * <p>An objective over mini-batches overrides this with, say, the number of the batch, from 1.
   * Methods whose last stage is the first of the next step (FSAL) reuse that gradient only while
   * the identity stays equal.
   */
  default long functionIdentity() {
    return 0L;
  }

  /**
   * Returns whether {@link #functionIdentity()} identifies the function in every process: whether
   * an equal value after a restart promises the same loss of the same parameters. Only then does an
   * optimizer that was saved and restored go on from stages of the step before.
   *
   * <p>The default is true of 0, the function that never changes, and false of all others: a
   * counter that begins anew in each process names other batches after a restart. An objective
   * whose identities are taken from the data, or saved and restored with it, overrides this.
   */
  default boolean identityIsLasting() {
    return functionIdentity() == 0;
  }

  /** Describes the weights laid out in {@link #parameters()}; by default one flat block. */
  default List<ParameterBlock> blocks() {
    return List.of(ParameterBlock.flat("parameters", parameters().length()));
  }
}
