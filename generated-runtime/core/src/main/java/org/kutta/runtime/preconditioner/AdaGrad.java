package org.kutta.runtime.preconditioner;

import org.kutta.runtime.state.Range;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateVector;
import org.kutta.runtime.vector.Vector;

/**
 * Modified AdaGrad: A_n = (1 + diag G_n)^(−1/2) with G_n = Σ_{l≤n} g(θ_l)∘g(θ_l), the gradient at
 * the step's start included (Dherin et al. 2025, arXiv 2505.13397).
 *
 * <p>Remembers G, shape {@code [n]}.
 */
public final class AdaGrad implements Preconditioner {

  private final boolean inFlow;

  private AdaGrad(boolean inFlow) {
    this.inFlow = inFlow;
  }

  /** Returns the preconditioner of the flow: A_n acts inside every stage. */
  public static AdaGrad inFlow() {
    return new AdaGrad(true);
  }

  /** Returns the preconditioner that acts on g* only, once per step. */
  public static AdaGrad onUpdate() {
    return new AdaGrad(false);
  }

  @Override
  public Action over(State state) {
    return new AtWork(inFlow, state);
  }

  @Override
  public String toString() {
    return inFlow ? "AdaGrad in the flow" : "AdaGrad on the update";
  }

  private static final class AtWork implements Action {
    private final boolean inFlow;
    private final StateVector sumOfSquares;
    private final Vector scale;

    AtWork(boolean inFlow, State state) {
      this.inFlow = inFlow;
      this.sumOfSquares = state.vector("G", Range.NOT_NEGATIVE);
      this.scale = state.workVector();
    }

    @Override
    public boolean needsGradientAtStart() {
      return true;
    }

    @Override
    public boolean actsOnGradients() {
      return inFlow;
    }

    @Override
    public boolean actsOnUpdate() {
      return !inFlow;
    }

    @Override
    public void begin(Vector gradient) {
      Vector sum = sumOfSquares.next();
      sum.setSquare(gradient);
      sum.add(1, sumOfSquares.current());
      scale.copy(sum);
      scale.shift(1);
      scale.reciprocalSqrt();
    }

    @Override
    public void onGradient(int stage, Vector k) {
      k.multiply(scale);
    }

    @Override
    public void onUpdate(Vector direction) {
      direction.multiply(scale);
    }

    @Override
    public void onError(Vector error) {
      error.multiply(scale);
    }
  }
}
