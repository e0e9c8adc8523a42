package sample;

import javax.annotation.processing.Generated;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/**
 * The Bogacki\u2013Shampine 3(2) pair.
 *
 * <p>Explicit, 4 stages, order 3: proved, all 4 order conditions hold exactly;
 * embedded weights of order 2.
 * Stable on a quadratic of curvature c for learning rates up to
 * {@value #REAL_STABILITY} / c.
 *
 * <pre>{@code
 *   0 |
 * 1/2 | 1/2
 * 3/4 | 0,    3/4
 *   1 | 2/9,  1/3, 4/9
 * ----+--------------------
 *   b | 2/9,  1/3, 4/9
 *  b^ | 7/24, 1/4, 1/3, 1/8
 * }</pre>
 *
 * <p>Reference: P. Bogacki, L. F. Shampine, Appl. Math. Lett. 2 (1989) 321\u2013325
 *
 * <p>Generated from BogackiShampine32.tableau, SHA-256 7faf2ffaf5572567.
 */
@Generated("org.kutta.generator")
public final class BogackiShampine32 extends Method {
  /** Proved: the error of a step is O(h^(ORDER + 1)). */
  public static final int ORDER = 3;

  /** Stages of the tableau. */
  public static final int STAGES = 4;

  /** Gradients that a step evaluates. */
  public static final int EVALUATIONS = 3;

  /** Largest learning rate times curvature for which a step is stable. */
  public static final double REAL_STABILITY = 2.5127453266183286;

  /** Where the method was published. */
  public static final String REFERENCE =
      "P. Bogacki, L. F. Shampine, Appl. Math. Lett. 2 (1989) 321\u2013325";

  /** What was proved of the method. */
  public static final MethodFacts FACTS = MethodFacts.named("BogackiShampine32")
      .title("The Bogacki\u2013Shampine 3(2) pair")
      .reference(REFERENCE)
      .order(ORDER)
      .embeddedOrders(2)
      .stages(STAGES)
      .abscissae(0.0, 0.5, 0.75, 1.0)
      .evaluations(EVALUATIONS)
      .workVectors(2)
      .realStability(REAL_STABILITY)
      .build();

  /** {@code a21 = 1/2}. */
  private static final double A21 = 0.5;

  /** {@code a32 = 3/4}. */
  private static final double A32 = 0.75;

  /** {@code b1 = 2/9}. */
  private static final double B1 = 0.2222222222222222;

  /** {@code b2 = 1/3}. */
  private static final double B2 = 0.3333333333333333;

  /** {@code b3 = 4/9}. */
  private static final double B3 = 0.4444444444444444;

  /** {@code e1 = b1 - b^1 = -5/72}. */
  private static final double E1 = -0.06944444444444445;

  /** {@code e2 = b2 - b^2 = 1/12}. */
  private static final double E2 = 0.08333333333333333;

  /** {@code e3 = b3 - b^3 = 1/9}. */
  private static final double E3 = 0.1111111111111111;

  /** {@code e4 = b4 - b^4 = -1/8}. */
  private static final double E4 = -0.125;

  /** {@code beta1 = b1/gamma1 = 2/5}. */
  private static final double BETA1 = 0.4;

  /** {@code b2/a32 = 4/9}. */
  private static final double B2_OVER_A32 = 0.4444444444444444;

  /** {@code gamma1 = 1 - b2/a32 = 5/9}. */
  private static final double GAMMA1 = 0.5555555555555556;

  /** {@code b2 - a32 = -5/12}. */
  private static final double B2_MINUS_A32 = -0.4166666666666667;

  private BogackiShampine32() {
    super(FACTS);
  }

  /** Returns a builder of optimizers that step with this method. */
  public static OptimizerBuilder builder() {
    return OptimizerBuilder.of(FACTS, BogackiShampine32::new);
  }

  /** Costs 3 gradients, 12 transfers of vectors, 9 BLAS calls and 2 work vectors. */
  @Override
  public void advance(Stages s, double h) {
    Vector v1 = s.work(0);
    Vector theta = s.theta();
    Vector g = s.gradient();
    Vector start = s.start();

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    // v1 = theta_n - h (2/5 k1)
    v1.set(theta, -h * BETA1, g);
    // Theta_2 = theta_n - h (1/2 k1)
    theta.add(-h * A21, g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    // Theta_3 = theta_n - h (3/4 k2)
    theta.set(start, -h * A32, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // theta_{n+1} = 4/9 Theta_3 + 5/9 v1 - h (4/9 k3)
    theta.scale(B2_OVER_A32);
    theta.add(GAMMA1, v1, -h * B3, g);
  }

  /** Costs 3 gradients, 18 transfers of vectors, 14 BLAS calls and 4 work vectors. */
  @Override
  public void advanceEstimating(Stages s, double h) {
    Vector g = s.gradient();
    Vector k1 = s.work(0);
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k2 = s.work(1);
    Vector error = s.error();

    // k1 = grad L(theta_n): first same as last, if the last step was on the same function
    if (!s.firstStageIsKnown()) {
      s.evaluate(1);
      k1.copy(g);
    }
    // start = theta_n
    s.keepStart();
    // Theta_2 = theta_n - h (1/2 k1)
    theta.add(-h * A21, k1);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    // Theta_3 = theta_n - h (3/4 k2)
    theta.set(start, -h * A32, g);
    k2.copy(g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // theta_{n+1} = Theta_3 - h (2/9 k1 - 5/12 k2 + 4/9 k3)
    theta.add(-h * B1, k1, -h * B2_MINUS_A32, k2, -h * B3, g);
    // error = h (-5/72 k1 + 1/12 k2 + 1/9 k3)
    error.set(h * E1, k1);
    error.add(h * E2, k2, h * E3, g);

    // k4 = grad L(theta_{n+1})
    s.evaluate(4);
    // error += h (-1/8 k4)
    error.add(h * E4, g);
    // k1 of the next step
    k1.copy(g);
    s.keepFirstStage();
  }

  /** Costs 3 gradients, 13 transfers of vectors, 9 BLAS calls and 2 work vectors. */
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
    // displacement = h (2/9 k1)
    displacement.set(h * B1, g);
    // Theta_2 = theta_n - h (1/2 k1)
    theta.set(start, -h * A21, g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    // displacement += h (1/3 k2)
    displacement.add(h * B2, g);
    // Theta_3 = theta_n - h (3/4 k2)
    theta.set(start, -h * A32, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // displacement += h (4/9 k3)
    displacement.add(h * B3, g);
  }

  /** Costs 4 gradients, 19 transfers of vectors, 17 BLAS calls and 5 work vectors. */
  @Override
  public void displacementEstimating(Stages s, double h) {
    Vector theta = s.theta();
    Vector g = s.gradient();
    Vector k1 = s.work(0);
    Vector start = s.start();
    Vector k2 = s.work(1);
    Vector displacement = s.displacement();
    Vector error = s.error();

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    // Theta_2 = theta_n - h (1/2 k1)
    theta.add(-h * A21, g);
    k1.copy(g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    // Theta_3 = theta_n - h (3/4 k2)
    theta.set(start, -h * A32, g);
    k2.copy(g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // displacement = h (2/9 k1 + 1/3 k2 + 4/9 k3)
    displacement.set(h * B1, k1);
    displacement.add(h * B2, k2, h * B3, g);
    // error = h (-5/72 k1 + 1/12 k2 + 1/9 k3)
    error.set(h * E1, k1);
    error.add(h * E2, k2, h * E3, g);
    // Theta_4 = theta_n - displacement
    theta.set(start, -1, displacement);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // error += h (-1/8 k4)
    error.add(h * E4, g);
  }
}
