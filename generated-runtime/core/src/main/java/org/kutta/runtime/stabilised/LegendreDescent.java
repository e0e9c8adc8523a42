package org.kutta.runtime.stabilised;

import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.Stages;

/**
 * Explicit stabilised descent without damping: the first-order Runge–Kutta–Legendre method with any
 * number of stages s (Meyer, Balsara, Aslam, J. Comput. Phys. 257 (2014) 594–626).
 *
 * <p>A step multiplies a mode of curvature λ by P_s(1 − 2hλ/(s² + s)), P_s the Legendre polynomial.
 * It is stable for hλ up to s² + s, half of what Chebyshev's polynomial gives, and between the ends
 * damps every mode, the more the more stages: there is no damping to choose. At the ends nothing is
 * damped, so that hλ should stay some way below s² + s.
 *
 * <pre>{@code
 * var optimizer = LegendreDescent.builder(11).learningRate(StabilityAware.upTo(10)).build();
 * }</pre>
 *
 * <p>Takes every ingredient that generated methods take. Its stages are recursive: two work
 * vectors, whatever s; three where an ingredient asks for the displacement of a step.
 */
public final class LegendreDescent extends Method {

  private static final int MOST_STAGES = 100_000;

  private final LegendreRecurrence recurrence;

  private LegendreDescent(MethodFacts facts, LegendreRecurrence recurrence) {
    super(facts);
    this.recurrence = recurrence;
  }

  /**
   * Returns a builder of optimizers with that many stages.
   *
   * @param stages s, from 2
   * @throws IllegalArgumentException unless it is in 2 to 100,000
   */
  public static OptimizerBuilder builder(int stages) {
    if (stages < 2 || stages > MOST_STAGES) {
      throw new IllegalArgumentException(
          "stages must be in 2 to %d, found %d".formatted(MOST_STAGES, stages));
    }
    LegendreRecurrence recurrence = new LegendreRecurrence(stages);
    MethodFacts facts =
        MethodFacts.named("LegendreDescent" + stages)
            .title("Stabilised descent, %d stages, Legendre polynomials".formatted(stages))
            .reference(
                "C. D. Meyer, D. S. Balsara, T. D. Aslam, J. Comput. Phys. 257 (2014) 594–626")
            .order(1)
            .stages(stages)
            .evaluations(stages)
            .workVectors(2)
            .realStability(recurrence.realStability())
            .build();
    return OptimizerBuilder.of(facts, () -> new LegendreDescent(facts, recurrence));
  }

  /**
   * Returns the fewest stages whose steps are stable up to {@code hLambda}: s² + s ≥ hλ, at least
   * 2.
   *
   * @param hLambda learning rate times largest curvature
   * @throws IllegalArgumentException if it is negative or not a number, or needs more than 100,000
   *     stages
   */
  public static int stagesFor(double hLambda) {
    double stages = Math.ceil((Math.sqrt(1 + 4 * hLambda) - 1) / 2);
    if (!(hLambda >= 0 && stages <= MOST_STAGES)) {
      throw new IllegalArgumentException("no stages for h*lambda = " + hLambda);
    }
    return Math.max(2, (int) stages);
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
