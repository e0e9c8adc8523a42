package sample;

import javax.annotation.processing.Generated;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/**
 * Ten-stage fourth-order strong-stability-preserving method.
 *
 * <p>Explicit, 10 stages, order 4: proved, all 8 order conditions hold exactly;
 * embedded weights of order 3.
 * Stable on a quadratic of curvature c for learning rates up to
 * {@value #REAL_STABILITY} / c.
 *
 * <pre>{@code
 *   0 |
 * 1/6 | 1/6
 * 1/3 | 1/6,  1/6
 * 1/2 | 1/6,  1/6,  1/6
 * 2/3 | 1/6,  1/6,  1/6,  1/6
 * 1/3 | 1/15, 1/15, 1/15, 1/15, 1/15
 * 1/2 | 1/15, 1/15, 1/15, 1/15, 1/15, 1/6
 * 2/3 | 1/15, 1/15, 1/15, 1/15, 1/15, 1/6,  1/6
 * 5/6 | 1/15, 1/15, 1/15, 1/15, 1/15, 1/6,  1/6,  1/6
 *   1 | 1/15, 1/15, 1/15, 1/15, 1/15, 1/6,  1/6,  1/6,  1/6
 * ----+-----------------------------------------------------------
 *   b | 1/10, 1/10, 1/10, 1/10, 1/10, 1/10, 1/10, 1/10, 1/10, 1/10
 *  b^ | 0,    2/9,  0,    0,    5/18, 1/3,  0,    0,    0,    1/6
 * }</pre>
 *
 * <p>Reference: D. I. Ketcheson, SIAM J. Sci. Comput. 30 (2008) 2113\u20132136; embedded weights:
 * S. Conde, I. Fekete, J. N. Shadid, arXiv 1806.08693 (2018)
 *
 * <p>Generated from SspRk104.tableau, SHA-256 bd20ad1bfbe37bc8.
 */
@Generated("org.kutta.generator")
public final class SspRk104 extends Method {
  /** Proved: the error of a step is O(h^(ORDER + 1)). */
  public static final int ORDER = 4;

  /** Stages of the tableau. */
  public static final int STAGES = 10;

  /** Gradients that a step evaluates. */
  public static final int EVALUATIONS = 10;

  /** Largest learning rate times curvature for which a step is stable. */
  public static final double REAL_STABILITY = 13.917047464637365;

  /** Where the method was published. */
  public static final String REFERENCE =
      "D. I. Ketcheson, SIAM J. Sci. Comput. 30 (2008) 2113\u20132136; embedded weights: S. Conde, "
      + "I. Fekete, J. N. Shadid, arXiv 1806.08693 (2018)";

  /** What was proved of the method. */
  public static final MethodFacts FACTS = MethodFacts.named("SspRk104")
      .title("Ten-stage fourth-order strong-stability-preserving method")
      .reference(REFERENCE)
      .order(ORDER)
      .embeddedOrders(3)
      .stages(STAGES)
      .abscissae(0.0, 0.16666666666666666, 0.3333333333333333, 0.5, 0.6666666666666666,
          0.3333333333333333, 0.5, 0.6666666666666666, 0.8333333333333334, 1.0)
      .evaluations(EVALUATIONS)
      .workVectors(2)
      .realStability(REAL_STABILITY)
      .build();

  /** {@code a21 = 1/6}. */
  private static final double A21 = 0.16666666666666666;

  /** {@code a32 = 1/6}. */
  private static final double A32 = 0.16666666666666666;

  /** {@code a43 = 1/6}. */
  private static final double A43 = 0.16666666666666666;

  /** {@code a54 = 1/6}. */
  private static final double A54 = 0.16666666666666666;

  /** {@code a76 = 1/6}. */
  private static final double A76 = 0.16666666666666666;

  /** {@code a87 = 1/6}. */
  private static final double A87 = 0.16666666666666666;

  /** {@code a98 = 1/6}. */
  private static final double A98 = 0.16666666666666666;

  /** {@code a10_9 = 1/6}. */
  private static final double A10_9 = 0.16666666666666666;

  /** {@code b1 = 1/10}. */
  private static final double B1 = 0.1;

  /** {@code b2 = 1/10}. */
  private static final double B2 = 0.1;

  /** {@code b3 = 1/10}. */
  private static final double B3 = 0.1;

  /** {@code b4 = 1/10}. */
  private static final double B4 = 0.1;

  /** {@code b5 = 1/10}. */
  private static final double B5 = 0.1;

  /** {@code b6 = 1/10}. */
  private static final double B6 = 0.1;

  /** {@code b7 = 1/10}. */
  private static final double B7 = 0.1;

  /** {@code b8 = 1/10}. */
  private static final double B8 = 0.1;

  /** {@code b9 = 1/10}. */
  private static final double B9 = 0.1;

  /** {@code b10 = 1/10}. */
  private static final double B10 = 0.1;

  /** {@code e1 = b1 - b^1 = 1/10}. */
  private static final double E1 = 0.1;

  /** {@code e2 = b2 - b^2 = -11/90}. */
  private static final double E2 = -0.12222222222222222;

  /** {@code e3 = b3 - b^3 = 1/10}. */
  private static final double E3 = 0.1;

  /** {@code e4 = b4 - b^4 = 1/10}. */
  private static final double E4 = 0.1;

  /** {@code e5 = b5 - b^5 = -8/45}. */
  private static final double E5 = -0.17777777777777778;

  /** {@code e6 = b6 - b^6 = -7/30}. */
  private static final double E6 = -0.23333333333333334;

  /** {@code e7 = b7 - b^7 = 1/10}. */
  private static final double E7 = 0.1;

  /** {@code e8 = b8 - b^8 = 1/10}. */
  private static final double E8 = 0.1;

  /** {@code e9 = b9 - b^9 = 1/10}. */
  private static final double E9 = 0.1;

  /** {@code e10 = b10 - b^10 = -1/15}. */
  private static final double E10 = -0.06666666666666667;

  /** {@code gamma1 = (1 - b6/a10_6 - gamma4)/gamma4 = 1/9}. */
  private static final double GAMMA1 = 0.1111111111111111;

  /** {@code beta1 = (b5 - a10_5 b6/a10_6)/gamma4 = 1/6}. */
  private static final double BETA1 = 0.16666666666666666;

  /** {@code gamma2 = a65/(b5 - a10_5 b6/a10_6) gamma4 = 2/5}. */
  private static final double GAMMA2 = 0.4;

  /** {@code gamma3 = 1 - (1 - b6/a10_6) a65/(b5 - a10_5 b6/a10_6) = 5/9}. */
  private static final double GAMMA3 = 0.5555555555555556;

  /** {@code b6/a10_6 = 3/5}. */
  private static final double B6_OVER_A10_6 = 0.6;

  /** {@code gamma4 = (b1 - a10_1 b6/a10_6)/a51 = 9/25}. */
  private static final double GAMMA4 = 0.36;

  /** {@code a65/b5 = 2/3}. */
  private static final double A65_OVER_B5 = 0.6666666666666666;

  private SspRk104() {
    super(FACTS);
  }

  /** Returns a builder of optimizers that step with this method. */
  public static OptimizerBuilder builder() {
    return OptimizerBuilder.of(FACTS, SspRk104::new);
  }

  /** Costs 10 gradients, 34 transfers of vectors, 18 BLAS calls and 2 work vectors. */
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
    // Theta_2 = theta_n - h (1/6 k1)
    theta.add(-h * A21, g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    // Theta_3 = Theta_2 - h (1/6 k2)
    theta.add(-h * A32, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // Theta_4 = Theta_3 - h (1/6 k3)
    theta.add(-h * A43, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // Theta_5 = Theta_4 - h (1/6 k4)
    theta.add(-h * A54, g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    // v1 = Theta_5 + 1/9 theta_n - h (1/6 k5)
    v1.set(theta, GAMMA1, start, -h * BETA1, g);
    // Theta_6 = 2/5 v1 + 5/9 theta_n
    theta.set(GAMMA2, v1);
    theta.add(GAMMA3, start);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    // Theta_7 = Theta_6 - h (1/6 k6)
    theta.add(-h * A76, g);

    // k7 = grad L(Theta_7)
    s.evaluate(7);
    // Theta_8 = Theta_7 - h (1/6 k7)
    theta.add(-h * A87, g);

    // k8 = grad L(Theta_8)
    s.evaluate(8);
    // Theta_9 = Theta_8 - h (1/6 k8)
    theta.add(-h * A98, g);

    // k9 = grad L(Theta_9)
    s.evaluate(9);
    // Theta_10 = Theta_9 - h (1/6 k9)
    theta.add(-h * A10_9, g);

    // k10 = grad L(Theta_10)
    s.evaluate(10);
    // theta_{n+1} = 3/5 Theta_10 + 9/25 v1 - h (1/10 k10)
    theta.scale(B6_OVER_A10_6);
    theta.add(GAMMA4, v1, -h * B10, g);
  }

  /** Costs 10 gradients, 53 transfers of vectors, 30 BLAS calls and 3 work vectors. */
  @Override
  public void advanceEstimating(Stages s, double h) {
    Vector theta = s.theta();
    Vector g = s.gradient();
    Vector k1 = s.work(0);
    Vector error = s.error();
    Vector v1 = s.work(0);
    Vector start = s.start();

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    // Theta_2 = theta_n - h (1/6 k1)
    theta.add(-h * A21, g);
    k1.copy(g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    // Theta_3 = Theta_2 - h (1/6 k2)
    theta.add(-h * A32, g);
    // error = h (1/10 k1 - 11/90 k2)
    error.set(h * E1, k1);
    error.add(h * E2, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // error += h (1/10 k3)
    error.add(h * E3, g);
    // Theta_4 = Theta_3 - h (1/6 k3)
    theta.add(-h * A43, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // error += h (1/10 k4)
    error.add(h * E4, g);
    // Theta_5 = Theta_4 - h (1/6 k4)
    theta.add(-h * A54, g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    // error += h (-8/45 k5)
    error.add(h * E5, g);
    // v1 = Theta_5 + 1/9 theta_n - h (1/6 k5)
    v1.set(theta, GAMMA1, start, -h * BETA1, g);
    // Theta_6 = 2/5 v1 + 5/9 theta_n
    theta.set(GAMMA2, v1);
    theta.add(GAMMA3, start);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    // error += h (-7/30 k6)
    error.add(h * E6, g);
    // Theta_7 = Theta_6 - h (1/6 k6)
    theta.add(-h * A76, g);

    // k7 = grad L(Theta_7)
    s.evaluate(7);
    // error += h (1/10 k7)
    error.add(h * E7, g);
    // Theta_8 = Theta_7 - h (1/6 k7)
    theta.add(-h * A87, g);

    // k8 = grad L(Theta_8)
    s.evaluate(8);
    // error += h (1/10 k8)
    error.add(h * E8, g);
    // Theta_9 = Theta_8 - h (1/6 k8)
    theta.add(-h * A98, g);

    // k9 = grad L(Theta_9)
    s.evaluate(9);
    // error += h (1/10 k9)
    error.add(h * E9, g);
    // Theta_10 = Theta_9 - h (1/6 k9)
    theta.add(-h * A10_9, g);

    // k10 = grad L(Theta_10)
    s.evaluate(10);
    // error += h (-1/15 k10)
    error.add(h * E10, g);
    // theta_{n+1} = 3/5 Theta_10 + 9/25 v1 - h (1/10 k10)
    theta.scale(B6_OVER_A10_6);
    theta.add(GAMMA4, v1, -h * B10, g);
  }

  /** Costs 10 gradients, 48 transfers of vectors, 23 BLAS calls and 3 work vectors. */
  @Override
  public void displacement(Stages s, double h) {
    Vector theta = s.theta();
    Vector g = s.gradient();
    Vector k1 = s.work(0);
    Vector displacement = s.displacement();
    Vector start = s.start();

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    // Theta_2 = theta_n - h (1/6 k1)
    theta.add(-h * A21, g);
    k1.copy(g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    // Theta_3 = Theta_2 - h (1/6 k2)
    theta.add(-h * A32, g);
    // displacement = h (1/10 k1 + 1/10 k2)
    displacement.set(h * B1, k1);
    displacement.add(h * B2, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // displacement += h (1/10 k3)
    displacement.add(h * B3, g);
    // Theta_4 = Theta_3 - h (1/6 k3)
    theta.add(-h * A43, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // displacement += h (1/10 k4)
    displacement.add(h * B4, g);
    // Theta_5 = Theta_4 - h (1/6 k4)
    theta.add(-h * A54, g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    // displacement += h (1/10 k5)
    displacement.add(h * B5, g);
    // Theta_6 = theta_n - 2/3 displacement
    theta.set(start, -A65_OVER_B5, displacement);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    // displacement += h (1/10 k6)
    displacement.add(h * B6, g);
    // Theta_7 = Theta_6 - h (1/6 k6)
    theta.add(-h * A76, g);

    // k7 = grad L(Theta_7)
    s.evaluate(7);
    // displacement += h (1/10 k7)
    displacement.add(h * B7, g);
    // Theta_8 = Theta_7 - h (1/6 k7)
    theta.add(-h * A87, g);

    // k8 = grad L(Theta_8)
    s.evaluate(8);
    // displacement += h (1/10 k8)
    displacement.add(h * B8, g);
    // Theta_9 = Theta_8 - h (1/6 k8)
    theta.add(-h * A98, g);

    // k9 = grad L(Theta_9)
    s.evaluate(9);
    // displacement += h (1/10 k9)
    displacement.add(h * B9, g);
    // Theta_10 = Theta_9 - h (1/6 k9)
    theta.add(-h * A10_9, g);

    // k10 = grad L(Theta_10)
    s.evaluate(10);
    // displacement += h (1/10 k10)
    displacement.add(h * B10, g);
  }

  /** Costs 10 gradients, 53 transfers of vectors, 40 BLAS calls and 7 work vectors. */
  @Override
  public void displacementEstimating(Stages s, double h) {
    Vector theta = s.theta();
    Vector g = s.gradient();
    Vector k1 = s.work(0);
    Vector k2 = s.work(1);
    Vector k3 = s.work(2);
    Vector k4 = s.work(3);
    Vector displacement = s.displacement();
    Vector error = s.error();
    Vector start = s.start();
    Vector k6 = s.work(0);
    Vector k8 = s.work(0);
    Vector k9 = s.work(1);

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    // Theta_2 = theta_n - h (1/6 k1)
    theta.add(-h * A21, g);
    k1.copy(g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    // Theta_3 = Theta_2 - h (1/6 k2)
    theta.add(-h * A32, g);
    k2.copy(g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // Theta_4 = Theta_3 - h (1/6 k3)
    theta.add(-h * A43, g);
    k3.copy(g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // Theta_5 = Theta_4 - h (1/6 k4)
    theta.add(-h * A54, g);
    k4.copy(g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    // displacement = h (1/10 k1 + 1/10 k2 + 1/10 k3 + 1/10 k4 + 1/10 k5)
    displacement.set(h * B1, k1);
    displacement.add(h * B2, k2, h * B3, k3, h * B4, k4, h * B5, g);
    // error = h (1/10 k1 - 11/90 k2 + 1/10 k3 + 1/10 k4 - 8/45 k5)
    error.set(h * E1, k1);
    error.add(h * E2, k2, h * E3, k3, h * E4, k4, h * E5, g);
    // Theta_6 = theta_n - 2/3 displacement
    theta.set(start, -A65_OVER_B5, displacement);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    // Theta_7 = Theta_6 - h (1/6 k6)
    theta.add(-h * A76, g);
    k6.copy(g);

    // k7 = grad L(Theta_7)
    s.evaluate(7);
    // displacement += h (1/10 k6 + 1/10 k7)
    displacement.add(h * B6, k6, h * B7, g);
    // error += h (-7/30 k6 + 1/10 k7)
    error.add(h * E6, k6, h * E7, g);
    // Theta_8 = Theta_7 - h (1/6 k7)
    theta.add(-h * A87, g);

    // k8 = grad L(Theta_8)
    s.evaluate(8);
    // Theta_9 = Theta_8 - h (1/6 k8)
    theta.add(-h * A98, g);
    k8.copy(g);

    // k9 = grad L(Theta_9)
    s.evaluate(9);
    // Theta_10 = Theta_9 - h (1/6 k9)
    theta.add(-h * A10_9, g);
    k9.copy(g);

    // k10 = grad L(Theta_10)
    s.evaluate(10);
    // displacement += h (1/10 k8 + 1/10 k9 + 1/10 k10)
    displacement.add(h * B8, k8, h * B9, k9, h * B10, g);
    // error += h (1/10 k8 + 1/10 k9 - 1/15 k10)
    error.add(h * E8, k8, h * E9, k9, h * E10, g);
  }
}
