package sample;

import javax.annotation.processing.Generated;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/**
 * The classical fourth-order Runge\u2013Kutta method.
 *
 * <p>Explicit, 4 stages, order 4: proved, all 8 order conditions hold exactly.
 * Stable on a quadratic of curvature c for learning rates up to
 * {@value #REAL_STABILITY} / c.
 *
 * <pre>{@code
 *   0 |
 * 1/2 | 1/2
 * 1/2 | 0,   1/2
 *   1 | 0,   0,   1
 * ----+-------------------
 *   b | 1/6, 1/3, 1/3, 1/6
 * }</pre>
 *
 * <p>Reference: W. Kutta, Z. Math. Phys. 46 (1901) 435\u2013453
 *
 * <p>Generated from ClassicalRk4.tableau, SHA-256 6d5ee6c76671adaa.
 */
@Generated("org.kutta.generator")
public final class ClassicalRk4 extends Method {
  /** Proved: the error of a step is O(h^(ORDER + 1)). */
  public static final int ORDER = 4;

  /** Stages of the tableau. */
  public static final int STAGES = 4;

  /** Gradients that a step evaluates. */
  public static final int EVALUATIONS = 4;

  /** Largest learning rate times curvature for which a step is stable. */
  public static final double REAL_STABILITY = 2.785293563405282;

  /** Where the method was published. */
  public static final String REFERENCE = "W. Kutta, Z. Math. Phys. 46 (1901) 435\u2013453";

  /** What was proved of the method. */
  public static final MethodFacts FACTS = MethodFacts.named("ClassicalRk4")
      .title("The classical fourth-order Runge\u2013Kutta method")
      .reference(REFERENCE)
      .order(ORDER)
      .stages(STAGES)
      .abscissae(0.0, 0.5, 0.5, 1.0)
      .evaluations(EVALUATIONS)
      .workVectors(2)
      .realStability(REAL_STABILITY)
      .build();

  /** {@code a21 = 1/2}. */
  private static final double A21 = 0.5;

  /** {@code a32 = 1/2}. */
  private static final double A32 = 0.5;

  /** {@code b1 = 1/6}. */
  private static final double B1 = 0.16666666666666666;

  /** {@code b2 = 1/3}. */
  private static final double B2 = 0.3333333333333333;

  /** {@code b3 = 1/3}. */
  private static final double B3 = 0.3333333333333333;

  /** {@code b4 = 1/6}. */
  private static final double B4 = 0.16666666666666666;

  /** {@code b3/a43 = 1/3}. */
  private static final double B3_OVER_A43 = 0.3333333333333333;

  /** {@code b1/a21 = 1/3}. */
  private static final double B1_OVER_A21 = 0.3333333333333333;

  private ClassicalRk4() {
    super(FACTS);
  }

  /** Returns a builder of optimizers that step with this method. */
  public static OptimizerBuilder builder() {
    return OptimizerBuilder.of(FACTS, ClassicalRk4::new);
  }

  /** Costs 4 gradients, 16 transfers of vectors, 12 BLAS calls and 2 work vectors. */
  @Override
  public void advance(Stages s, double h) {
    Vector theta = s.theta();
    Vector g = s.gradient();
    Vector v1 = s.work(0);
    Vector start = s.start();

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    // Theta_2 = theta_n - h (1/2 k1)
    theta.add(-h * A21, g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    // v1 = Theta_2 + theta_n - h (k2)
    v1.set(theta, 1, start, -h, g);
    // Theta_3 = theta_n - h (1/2 k2)
    theta.set(start, -h * A32, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // Theta_4 = theta_n - h (k3)
    theta.set(start, -h, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // theta_{n+1} = 1/3 Theta_4 + 1/3 v1 - h (1/6 k4)
    theta.scale(B3_OVER_A43);
    theta.add(B1_OVER_A21, v1, -h * B4, g);
  }

  /** Costs 4 gradients, 18 transfers of vectors, 12 BLAS calls and 2 work vectors. */
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
    // displacement = h (1/6 k1)
    displacement.set(h * B1, g);
    // Theta_2 = theta_n - h (1/2 k1)
    theta.set(start, -h * A21, g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    // displacement += h (1/3 k2)
    displacement.add(h * B2, g);
    // Theta_3 = theta_n - h (1/2 k2)
    theta.set(start, -h * A32, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // displacement += h (1/3 k3)
    displacement.add(h * B3, g);
    // Theta_4 = theta_n - h (k3)
    theta.set(start, -h, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // displacement += h (1/6 k4)
    displacement.add(h * B4, g);
  }
}
