package org.kutta.nd4j;

import org.jspecify.annotations.Nullable;
import org.kutta.runtime.Objective;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A loss with its gradient over ND4J arrays.
 *
 * <pre>{@code
 * INDArray theta = Nd4j.createFromArray(-1.2, 1.0);
 * Objective objective = Nd4jObjective.of(theta, (x, gradient) -> {
 *   gradient.assign(x).muli(2);
 *   return x.norm2Number().doubleValue() * x.norm2Number().doubleValue();
 * });
 * }</pre>
 *
 * <p>Used by one thread at a time.
 */
public abstract class Nd4jObjective implements Objective {

  private @Nullable Nd4jVector parameters;
  private @Nullable Nd4jVector gradient;

  /** A loss with its gradient, over ND4J arrays. */
  @FunctionalInterface
  public interface Loss {

    /** Returns the loss at {@code theta}, and writes its gradient to {@code gradient}. */
    double evaluate(INDArray theta, INDArray gradient);
  }

  /**
   * Returns the objective of a loss.
   *
   * @param theta the parameters, shape {@code [n]}, {@code [1, n]} or {@code [n, 1]}, float or
   *     double, live: training begins at what they hold, and leaves the result here
   */
  public static Nd4jObjective of(INDArray theta, Loss loss) {
    return new OfLoss(theta, theta.like(), loss);
  }

  /**
   * Returns the parameters θ: shape {@code [n]}, {@code [1, n]} or {@code [n, 1]}, float or double,
   * live. Always the same array.
   */
  public abstract INDArray parameterArray();

  /**
   * Returns the gradient ∇L: length and type of {@link #parameterArray()}, live, overwritten by
   * {@link #evaluate()}. Always the same array.
   */
  public abstract INDArray gradientArray();

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if {@link #parameterArray()} is no vector of floats or doubles
   */
  @Override
  public final Nd4jVector parameters() {
    INDArray array = parameterArray();
    Nd4jVector known = parameters;
    if (known == null || known.raw() != array) {
      known = Nd4jVector.over(array, "parameters()");
      parameters = known;
    }
    return known;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if {@link #gradientArray()} is no vector of floats or doubles
   */
  @Override
  public final Nd4jVector gradient() {
    INDArray array = gradientArray();
    Nd4jVector known = gradient;
    if (known == null || known.raw() != array) {
      known = Nd4jVector.over(array, "gradient()");
      gradient = known;
    }
    return known;
  }

  private static final class OfLoss extends Nd4jObjective {

    private final INDArray theta;
    private final INDArray gradient;
    private final Loss loss;

    OfLoss(INDArray theta, INDArray gradient, Loss loss) {
      this.theta = theta;
      this.gradient = gradient;
      this.loss = loss;
    }

    @Override
    public INDArray parameterArray() {
      return theta;
    }

    @Override
    public INDArray gradientArray() {
      return gradient;
    }

    @Override
    public double evaluate() {
      return loss.evaluate(theta, gradient);
    }
  }
}
