package org.kutta.runtime.preconditioner;

import org.jspecify.annotations.Nullable;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateVector;
import org.kutta.runtime.vector.Vector;

/**
 * Adam's diagonal on the finished step: m ← β₁m + (1 − β₁)g*, v ← β₂v + (1 − β₂)g*∘g*, direction
 * m̂/(√v + ε) (Kingma, Ba 2015, with ε as at the end of their section 2: added to the uncorrected
 * √v, as ND4J does). On Euler's method it is Adam.
 *
 * <p>In methods of several stages, stage points Θ_i = θ_n − h D_i Σ_j a_ij k_j are scaled alike,
 * with the largest square of the step's gradients so far in place of g*∘g*.
 *
 * <p>Remembers v, shape {@code [n]}, and m unless β₁ = 0.
 *
 * @param beta1 the decay of the mean of gradients; 0 for the diagonal alone
 * @param beta2 the decay of the mean of squares
 * @param epsilon added to the denominator
 */
public record Adam(double beta1, double beta2, double epsilon) implements Preconditioner {

  public Adam {
    Ranges.requireDecay("beta1", beta1);
    Ranges.requireDecay("beta2", beta2);
    Ranges.requirePositive("epsilon", epsilon);
  }

  /** Returns Adam with β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
  public static Adam standard() {
    return new Adam(0.9, 0.999, 1e-8);
  }

  /** Returns the diagonal alone, β₁ = 0: for momentum or look-back of another kind. */
  public static Adam diagonal() {
    return new Adam(0, 0.999, 1e-8);
  }

  @Override
  public Action over(State state) {
    return new AtWork(this, state);
  }

  @Override
  public String toString() {
    return "Adam(beta1 = %s, beta2 = %s, epsilon = %s)".formatted(beta1, beta2, epsilon);
  }

  private static final class AtWork extends DiagonalAction {
    private final double beta1;
    private final @Nullable StateVector mean;

    AtWork(Adam adam, State state) {
      super(new SecondMoment(state, adam.beta2, adam.epsilon, true, 0));
      this.beta1 = adam.beta1;
      this.mean = beta1 == 0 ? null : state.vector("m");
    }

    @Override
    public void onUpdate(Vector direction) {
      if (mean != null) {
        Vector next = mean.next();
        next.copy(direction);
        next.scale(1 - beta1);
        next.add(beta1, mean.current());
        direction.copy(next);
        direction.scale(1 / (1 - Math.pow(beta1, moment.step())));
      }
      moment.scale(direction);
    }
  }
}
