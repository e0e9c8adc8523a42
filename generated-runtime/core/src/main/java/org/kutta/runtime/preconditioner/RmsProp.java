package org.kutta.runtime.preconditioner;

import org.kutta.runtime.state.State;

/**
 * RMSProp's diagonal on the finished step: v ← γv + (1 − γ)g*∘g*, direction g* / (√v + ε)
 * (Tieleman, Hinton 2012). Stage points are scaled as with {@link Adam}.
 *
 * <p>Without bias correction v starts from ε, as ND4J's does, and on Euler's method this is ND4J's
 * {@code RmsProp}. With it, v starts from zero and is divided by 1 − γᵗ.
 *
 * <p>Remembers v, shape {@code [n]}.
 *
 * @param decay γ
 * @param epsilon added to the denominator
 * @param biasCorrected whether v is divided by 1 − γᵗ
 */
public record RmsProp(double decay, double epsilon, boolean biasCorrected)
    implements Preconditioner {

  public RmsProp {
    Ranges.requireDecay("decay", decay);
    Ranges.requirePositive("epsilon", epsilon);
  }

  /** Returns RMSProp with γ = 0.95, ε = 1e-8 and no bias correction, ND4J's defaults. */
  public static RmsProp standard() {
    return new RmsProp(0.95, 1e-8, false);
  }

  /** Returns this one with bias correction. */
  public RmsProp withBiasCorrection() {
    return new RmsProp(decay, epsilon, true);
  }

  @Override
  public Action over(State state) {
    double initial = biasCorrected ? 0 : epsilon;
    return new DiagonalAction(new SecondMoment(state, decay, epsilon, biasCorrected, initial));
  }

  @Override
  public String toString() {
    return "RmsProp(decay = %s, epsilon = %s%s)"
        .formatted(decay, epsilon, biasCorrected ? ", bias corrected" : "");
  }
}
