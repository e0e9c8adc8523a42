package sample;

import javax.annotation.processing.Generated;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/**
 * Gradient descent: Euler's method on the gradient flow.
 *
 * <p>Explicit, 1 stage, order 1: proved, its order condition holds exactly.
 * Stable on a quadratic of curvature c for learning rates up to
 * {@value #REAL_STABILITY} / c.
 *
 * <pre>{@code
 * 0 |
 * --+--
 * b | 1
 * }</pre>
 *
 * <p>Reference: L. Euler, Institutionum calculi integralis I (1768) \u00a7650
 *
 * <p>Generated from Euler.tableau, SHA-256 64ad3f11c6ab9a0f.
 */
@Generated("org.kutta.generator")
public final class Euler extends Method {
  /** Proved: the error of a step is O(h^(ORDER + 1)). */
  public static final int ORDER = 1;

  /** Stages of the tableau. */
  public static final int STAGES = 1;

  /** Gradients that a step evaluates. */
  public static final int EVALUATIONS = 1;

  /** Largest learning rate times curvature for which a step is stable. */
  public static final double REAL_STABILITY = 2.0;

  /** Where the method was published. */
  public static final String REFERENCE =
      "L. Euler, Institutionum calculi integralis I (1768) \u00a7650";

  /** What was proved of the method. */
  public static final MethodFacts FACTS = MethodFacts.named("Euler")
      .title("Gradient descent: Euler's method on the gradient flow")
      .reference(REFERENCE)
      .order(ORDER)
      .stages(STAGES)
      .abscissae(0.0)
      .evaluations(EVALUATIONS)
      .workVectors(0)
      .realStability(REAL_STABILITY)
      .build();

  private Euler() {
    super(FACTS);
  }

  /** Returns a builder of optimizers that step with this method. */
  public static OptimizerBuilder builder() {
    return OptimizerBuilder.of(FACTS, Euler::new);
  }

  /** Costs 1 gradient, 3 transfers of vectors, 1 BLAS call and 0 work vectors. */
  @Override
  public void advance(Stages s, double h) {
    Vector theta = s.theta();
    Vector g = s.gradient();

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // theta_{n+1} = theta_n - h (k1)
    theta.add(-h, g);
  }

  /** Costs 1 gradient, 2 transfers of vectors, 2 BLAS calls and 1 work vector. */
  @Override
  public void displacement(Stages s, double h) {
    Vector displacement = s.displacement();
    Vector g = s.gradient();

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // displacement = h (k1)
    displacement.set(h, g);
  }
}
