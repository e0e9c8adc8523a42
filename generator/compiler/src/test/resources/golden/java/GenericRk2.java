package sample;

import javax.annotation.processing.Generated;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/**
 * The second-order methods of two stages.
 *
 * <p>A family of explicit methods, 2 stages,
 * proved for all values of its parameters: order 2 for all alpha; order 3 never.
 *
 * <p>Parameters: {@code alpha in (0, 1]}.
 *
 * <pre>{@code
 *     0 |
 * alpha | alpha
 * ------+-------------------------------------
 *     b | (2*alpha - 1)/(2*alpha), 1/(2*alpha)
 * }</pre>
 *
 * <p>Reference: K. Heun, Z. Math. Phys. 45 (1900) 23\u201338; E. Hairer, S. P. N\u00f8rsett, G.
 * Wanner, Solving Ordinary Differential Equations I, Springer 1993, \u00a7II.1
 *
 * <p>Generated from GenericRk2.tableau, SHA-256 da5e2ef81762b33a.
 */
@Generated("org.kutta.generator")
public final class GenericRk2 extends Method {
  /** Proved, for all parameters: the error is O(h^(ORDER + 1)). */
  public static final int ORDER = 2;

  /** Stages of the tableau. */
  public static final int STAGES = 2;

  /** Gradients that a step evaluates. */
  public static final int EVALUATIONS = 2;

  /** Largest stable learning rate times curvature, for all parameters. */
  public static final double REAL_STABILITY = 2.0;

  /** Where the family was published. */
  public static final String REFERENCE =
      "K. Heun, Z. Math. Phys. 45 (1900) 23\u201338; E. Hairer, S. P. N\u00f8rsett, G. Wanner, "
      + "Solving Ordinary Differential Equations I, Springer 1993, \u00a7II.1";

  /** {@code a21 = alpha}. */
  private final double a21;

  /** {@code b1 = (2 alpha - 1)/(2 alpha)}. */
  private final double b1;

  /** {@code b2 = 1/(2 alpha)}. */
  private final double b2;

  private GenericRk2(MethodFacts facts, double alpha) {
    super(facts);
    this.a21 = alpha;
    // b1 = 1 - 1/(2*alpha)
    this.b1 = 1.0 - 1.0 / (2.0 * alpha);
    // b2 = 1/(2*alpha)
    this.b2 = 1.0 / (2.0 * alpha);
    if (!Double.isFinite(this.a21 + this.b1 + this.b2)) {
      throw new IllegalArgumentException(
          facts.name() + " has no finite coefficients: it divides by zero, or nearly so");
    }
  }

  /**
   * Returns a builder of optimizers that step with a method of this family.
   *
   * @throws IllegalArgumentException unless {@code alpha in (0, 1]}
   */
  public static OptimizerBuilder builder(double alpha) {
    MethodFacts facts = facts(alpha);
    return OptimizerBuilder.of(facts, () -> new GenericRk2(facts, alpha));
  }

  /**
   * Returns what was proved of a method of this family.
   *
   * @throws IllegalArgumentException unless {@code alpha in (0, 1]}
   */
  public static MethodFacts facts(double alpha) {
    requireDomain(alpha);
    return MethodFacts.named("GenericRk2(alpha = " + alpha + ")")
        .title("The second-order methods of two stages")
        .reference(REFERENCE)
        .order(ORDER)
        .stages(STAGES)
        .abscissae(0.0, alpha)
        .evaluations(EVALUATIONS)
        .workVectors(2)
        .realStability(REAL_STABILITY)
        .build();
  }

  private static void requireDomain(double alpha) {
    if (!(alpha > 0.0 && alpha <= 1.0)) {
      throw new IllegalArgumentException(
          "GenericRk2 has alpha in (0, 1], found alpha = " + alpha);
    }
  }

  /** Costs 2 gradients, 8 transfers of vectors, 7 BLAS calls and 2 work vectors. */
  @Override
  public void advance(Stages s, double h) {
    Vector next = s.work(0);
    Vector start = s.start();
    Vector g = s.gradient();
    Vector theta = s.theta();

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    // next = theta_n - h (b1 k1)
    next.set(start, -h * b1, g);
    // Theta_2 = theta_n - h (a21 k1)
    theta.set(start, -h * a21, g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    // theta_{n+1} = next - h (b2 k2)
    theta.set(next, -h * b2, g);
  }

  /** Costs 2 gradients, 8 transfers of vectors, 6 BLAS calls and 2 work vectors. */
  @Override
  public void displacement(Stages s, double h) {
    Vector displacement = s.displacement();
    Vector g = s.gradient();
    Vector theta = s.theta();
    Vector start = s.start();

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    // displacement = h (b1 k1)
    displacement.set(h * b1, g);
    // Theta_2 = theta_n - h (a21 k1)
    theta.set(start, -h * a21, g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    // displacement += h (b2 k2)
    displacement.add(h * b2, g);
  }
}
