package org.kutta.runtime.stabilised;

import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.Stages;

/**
 * Explicit stabilised descent: the first-order Runge–Kutta–Chebyshev method with any number of
 * stages s and damping η, as a descent method (Eftekhari, Vandereycken, Vilmart, Zygalakis 2021).
 *
 * <p>On curvatures ℓ ≤ λ ≤ L with h L at the end of the stable interval, a step multiplies every
 * mode by at most 1/T_s(1 + η/s²) ≈ 1/cosh√(2η), provided that s ≥ √(η(L/ℓ − 1)/2). For growing η
 * the rate for each gradient tends to that of conjugate gradients.
 *
 * <pre>{@code
 * var optimizer = ChebyshevDescent.forConditionNumber(1e4).learningRate(rate).build();
 * }</pre>
 *
 * <p>Takes every ingredient that generated methods take. Its stages are recursive: two work
 * vectors, whatever s; three where an ingredient asks for the displacement of a step.
 */
public final class ChebyshevDescent extends Method {

  /** The damping that needs the fewest gradients for a moderate reduction of the loss. */
  public static final double DAMPING = 4;

  private static final int MOST_STAGES = 100_000;

  private final ChebyshevRecurrence recurrence;
  private final double damping;

  private ChebyshevDescent(MethodFacts facts, ChebyshevRecurrence recurrence, double damping) {
    super(facts);
    this.recurrence = recurrence;
    this.damping = damping;
  }

  /**
   * Returns a builder of optimizers with that many stages.
   *
   * @param stages s, from 2
   * @param damping η, positive; 0.05 is usual for the heat equation, {@link #DAMPING} for descent
   * @throws IllegalArgumentException if one is out of range
   */
  public static OptimizerBuilder builder(int stages, double damping) {
    if (stages < 2 || stages > MOST_STAGES) {
      throw new IllegalArgumentException(
          "stages must be in 2 to %d, found %d".formatted(MOST_STAGES, stages));
    }
    if (!(damping > 0 && damping < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("damping must be positive and finite, found " + damping);
    }
    ChebyshevRecurrence recurrence = new ChebyshevRecurrence(stages, damping);
    MethodFacts facts =
        MethodFacts.named("ChebyshevDescent" + stages)
            .title("Stabilised descent, %d stages, damping %s".formatted(stages, damping))
            .reference(
                "A. Eftekhari, B. Vandereycken, G. Vilmart, K. Zygalakis, BIT 61 (2021) 119–139")
            .order(1)
            .stages(stages)
            .evaluations(stages)
            .workVectors(2)
            .realStability(recurrence.realStability())
            .build();
    return OptimizerBuilder.of(facts, () -> new ChebyshevDescent(facts, recurrence, damping));
  }

  /**
   * Returns a builder with damping {@link #DAMPING} and the fewest stages that damp every mode of a
   * problem of that condition number.
   *
   * @param kappa L/ℓ, at least 1
   * @throws IllegalArgumentException if it is less, or needs more than 100,000 stages
   */
  public static OptimizerBuilder forConditionNumber(double kappa) {
    return builder(stagesFor(kappa, DAMPING), DAMPING);
  }

  /**
   * Returns the fewest stages that damp every mode of a problem of condition number κ: ⌈√(η(κ −
   * 1)/2)⌉, at least 2.
   *
   * @throws IllegalArgumentException if κ is less than 1, η is not positive, or there would be more
   *     than 100,000 stages
   */
  public static int stagesFor(double kappa, double damping) {
    double stages = Math.ceil(Math.sqrt(damping * (kappa - 1) / 2));
    if (!(kappa >= 1 && damping > 0 && stages <= MOST_STAGES)) {
      throw new IllegalArgumentException(
          "no stages for condition number %s and damping %s".formatted(kappa, damping));
    }
    return Math.max(2, (int) stages);
  }

  /**
   * Returns the learning rate that puts the largest curvature at the end of the stable interval.
   */
  public static double learningRateFor(int stages, double damping, double largestCurvature) {
    return new ChebyshevRecurrence(stages, damping).realStability() / largestCurvature;
  }

  /** Returns 1/T_s(ω₀): what a step leaves at most of a mode that it damps. */
  public static double contraction(int stages, double damping) {
    return new ChebyshevRecurrence(stages, damping).contraction();
  }

  @Override
  public String configuredName() {
    return facts().name() + " with damping " + damping;
  }

  @Override
  public void advance(Stages s, double h) {
    recurrence.advance(s, h);
  }

  @Override
  public void displacement(Stages s, double h) {
    recurrence.displacement(s, h);
  }
}
