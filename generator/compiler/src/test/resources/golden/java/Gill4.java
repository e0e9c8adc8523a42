package sample;

import javax.annotation.processing.Generated;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/**
 * Gill's fourth-order method.
 *
 * <p>Explicit, 4 stages, order 4: proved, all 8 order conditions hold exactly.
 * Stable on a quadratic of curvature c for learning rates up to
 * {@value #REAL_STABILITY} / c.
 *
 * <pre>{@code
 *   0 |
 * 1/2 | 1/2
 * 1/2 | -1/2 + sqrt(2)/2, 1 - sqrt(2)/2
 *   1 | 0,                -sqrt(2)/2,      1 + sqrt(2)/2
 * ----+--------------------------------------------------------
 *   b | 1/6,              1/3 - sqrt(2)/6, 1/3 + sqrt(2)/6, 1/6
 * }</pre>
 *
 * <p>Reference: S. Gill, Proc. Camb. Phil. Soc. 47 (1951) 96\u2013108
 *
 * <p>Generated from Gill4.tableau, SHA-256 dc136bd3c870760a.
 */
@Generated("org.kutta.generator")
public final class Gill4 extends Method {
  /** Proved: the error of a step is O(h^(ORDER + 1)). */
  public static final int ORDER = 4;

  /** Stages of the tableau. */
  public static final int STAGES = 4;

  /** Gradients that a step evaluates. */
  public static final int EVALUATIONS = 4;

  /** Largest learning rate times curvature for which a step is stable. */
  public static final double REAL_STABILITY = 2.785293563405282;

  /** Where the method was published. */
  public static final String REFERENCE = "S. Gill, Proc. Camb. Phil. Soc. 47 (1951) 96\u2013108";

  /** What was proved of the method. */
  public static final MethodFacts FACTS = MethodFacts.named("Gill4")
      .title("Gill's fourth-order method")
      .reference(REFERENCE)
      .order(ORDER)
      .stages(STAGES)
      .abscissae(0.0, 0.5, 0.5, 1.0)
      .evaluations(EVALUATIONS)
      .workVectors(3)
      .realStability(REAL_STABILITY)
      .build();

  /** {@code a21 = 1/2}. */
  private static final double A21 = 0.5;

  /** {@code a32 = 1 - sqrt(2)/2}. */
  private static final double A32 = 0.2928932188134525;

  /** {@code a42 = -sqrt(2)/2}. */
  private static final double A42 = -0.7071067811865476;

  /** {@code a43 = 1 + sqrt(2)/2}. */
  private static final double A43 = 1.7071067811865475;

  /** {@code b1 = 1/6}. */
  private static final double B1 = 0.16666666666666666;

  /** {@code b2 = 1/3 - sqrt(2)/6}. */
  private static final double B2 = 0.09763107293781749;

  /** {@code b3 = 1/3 + sqrt(2)/6}. */
  private static final double B3 = 0.5690355937288492;

  /** {@code b4 = 1/6}. */
  private static final double B4 = 0.16666666666666666;

  /** {@code a31/a21 = -1 + sqrt(2)}. */
  private static final double A31_OVER_A21 = 0.41421356237309503;

  /** {@code a32/a42 = 1 - sqrt(2)}. */
  private static final double A32_OVER_A42 = -0.41421356237309503;

  /** {@code b3/a43 = 1/3}. */
  private static final double B3_OVER_A43 = 0.3333333333333333;

  /** {@code b1/a21 = 1/3}. */
  private static final double B1_OVER_A21 = 0.3333333333333333;

  /** {@code a31 - a21 = -1 + sqrt(2)/2}. */
  private static final double A31_MINUS_A21 = -0.2928932188134525;

  private Gill4() {
    super(FACTS);
  }

  /** Returns a builder of optimizers that step with this method. */
  public static OptimizerBuilder builder() {
    return OptimizerBuilder.of(FACTS, Gill4::new);
  }

  /** Costs 4 gradients, 17 transfers of vectors, 15 BLAS calls and 3 work vectors. */
  @Override
  public void advance(Stages s, double h) {
    Vector theta = s.theta();
    Vector g = s.gradient();
    Vector v1 = s.work(0);
    Vector start = s.start();
    Vector theta4 = s.work(1);

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
    // theta4 = theta_n - h (-sqrt(2)/2 k2)
    theta4.set(start, -h * A42, g);
    // Theta_3 = (-1 + sqrt(2)) Theta_2 - (-1 + sqrt(2)) theta4 + theta_n
    theta.scale(A31_OVER_A21);
    theta.add(A32_OVER_A42, theta4, 1, start);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // Theta_4 = theta4 - h ((1 + sqrt(2)/2) k3)
    theta.set(theta4, -h * A43, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // theta_{n+1} = 1/3 Theta_4 + 1/3 v1 - h (1/6 k4)
    theta.scale(B3_OVER_A43);
    theta.add(B1_OVER_A21, v1, -h * B4, g);
  }

  /** Costs 4 gradients, 19 transfers of vectors, 14 BLAS calls and 4 work vectors. */
  @Override
  public void displacement(Stages s, double h) {
    Vector theta = s.theta();
    Vector g = s.gradient();
    Vector k1 = s.work(0);
    Vector k2 = s.work(1);
    Vector start = s.start();
    Vector displacement = s.displacement();

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    // Theta_2 = theta_n - h (1/2 k1)
    theta.add(-h * A21, g);
    k1.copy(g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    // Theta_3 = Theta_2 - h (-(1 - sqrt(2)/2) k1 + (1 - sqrt(2)/2) k2)
    theta.add(-h * A31_MINUS_A21, k1, -h * A32, g);
    k2.copy(g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // Theta_4 = theta_n - h (-sqrt(2)/2 k2 + (1 + sqrt(2)/2) k3)
    theta.set(start, -h * A42, k2, -h * A43, g);
    // displacement = h (1/6 k1 + (1/3 - sqrt(2)/6) k2 + (1/3 + sqrt(2)/6) k3)
    displacement.set(h * B1, k1);
    displacement.add(h * B2, k2, h * B3, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // displacement += h (1/6 k4)
    displacement.add(h * B4, g);
  }
}
