package org.kutta.runtime;

import java.util.List;
import org.kutta.runtime.vector.ParameterBlock;
import org.kutta.runtime.vector.Vector;

/**
 * A loss with its gradient over one flat parameter vector.
 *
 * <pre>{@code
 * double[] theta = {-1.2, 1};
 * Objective objective = Objective.of(theta, (x, gradient) -> {
 *   gradient[0] = 2 * x[0];
 *   gradient[1] = 20 * x[1];
 *   return x[0] * x[0] + 10 * x[1] * x[1];
 * });
 * }</pre>
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

  /** A loss with its gradient, over arrays of doubles. */
  @FunctionalInterface
  interface OfDoubles {

    /** Returns the loss at {@code theta}, and writes its gradient to {@code gradient}. */
    double evaluate(double[] theta, double[] gradient);
  }

  /** A loss with its gradient, over arrays of floats. */
  @FunctionalInterface
  interface OfFloats {

    /** Returns the loss at {@code theta}, and writes its gradient to {@code gradient}. */
    double evaluate(float[] theta, float[] gradient);
  }

  /**
   * Returns the objective of a loss over a Java array.
   *
   * @param theta the parameters, shape {@code [n]}, live: training begins at what they hold, and
   *     leaves the result here
   * @throws IllegalArgumentException if the array is empty
   */
  static Objective of(double[] theta, OfDoubles loss) {
    double[] gradient = new double[theta.length];
    return new ArrayObjective(
        Vector.of(theta), Vector.of(gradient), () -> loss.evaluate(theta, gradient));
  }

  /**
   * Returns the objective of a loss over a Java array.
   *
   * @param theta the parameters, shape {@code [n]}, live: training begins at what they hold, and
   *     leaves the result here
   * @throws IllegalArgumentException if the array is empty
   */
  static Objective of(float[] theta, OfFloats loss) {
    float[] gradient = new float[theta.length];
    return new ArrayObjective(
        Vector.of(theta), Vector.of(gradient), () -> loss.evaluate(theta, gradient));
  }

  /**
   * Returns the parameters θ, shape {@code [n]}, live. Optimizers write stage points here, and
   * leave the new parameters here. Always over the same memory.
   */
  Vector parameters();

  /**
   * Returns the gradient ∇L: length and type of {@link #parameters()}, live, overwritten by {@link
   * #evaluate()}. Optimizers may scale it in place after an evaluation. Always over the same
   * memory.
   */
  Vector gradient();

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
   * counter that restarts in each process names other batches after a restart. An objective whose
   * identities are taken from the data, or saved and restored with it, overrides this.
   */
  default boolean identityIsLasting() {
    return functionIdentity() == 0;
  }

  /** Describes the weights laid out in {@link #parameters()}; by default one flat block. */
  default List<ParameterBlock> blocks() {
    return List.of(ParameterBlock.flat("parameters", parameters().length()));
  }
}
