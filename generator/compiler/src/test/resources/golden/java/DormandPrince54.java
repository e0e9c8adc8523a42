package sample;

import javax.annotation.processing.Generated;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/**
 * The Dormand\u2013Prince 5(4) pair.
 *
 * <p>Explicit, 7 stages, order 5: proved, all 17 order conditions hold exactly;
 * embedded weights of order 4.
 * Stable on a quadratic of curvature c for learning rates up to
 * {@value #REAL_STABILITY} / c.
 *
 * <pre>{@code
 *    0 |
 *  1/5 | 1/5
 * 3/10 | 3/40,       9/40
 *  4/5 | 44/45,      -56/15,      32/9
 *  8/9 | 19372/6561, -25360/2187, 64448/6561, -212/729
 *    1 | 9017/3168,  -355/33,     46732/5247, 49/176,   -5103/18656
 *    1 | 35/384,     0,           500/1113,   125/192,  -2187/6784,    11/84
 * -----+-----------------------------------------------------------------------------
 *    b | 35/384,     0,           500/1113,   125/192,  -2187/6784,    11/84
 *   b^ | 5179/57600, 0,           7571/16695, 393/640,  -92097/339200, 187/2100, 1/40
 * }</pre>
 *
 * <p>Reference: J. R. Dormand, P. J. Prince, J. Comput. Appl. Math. 6 (1980) 19\u201326
 *
 * <p>Generated from DormandPrince54.tableau, SHA-256 fdf9cb43398653d4.
 */
@Generated("org.kutta.generator")
public final class DormandPrince54 extends Method {
  /** Proved: the error of a step is O(h^(ORDER + 1)). */
  public static final int ORDER = 5;

  /** Stages of the tableau. */
  public static final int STAGES = 7;

  /** Gradients that a step evaluates. */
  public static final int EVALUATIONS = 6;

  /** Largest learning rate times curvature for which a step is stable. */
  public static final double REAL_STABILITY = 3.3065678926349467;

  /** Where the method was published. */
  public static final String REFERENCE =
      "J. R. Dormand, P. J. Prince, J. Comput. Appl. Math. 6 (1980) 19\u201326";

  /** What was proved of the method. */
  public static final MethodFacts FACTS = MethodFacts.named("DormandPrince54")
      .title("The Dormand\u2013Prince 5(4) pair")
      .reference(REFERENCE)
      .order(ORDER)
      .embeddedOrders(4)
      .stages(STAGES)
      .abscissae(0.0, 0.2, 0.3, 0.8, 0.8888888888888888, 1.0, 1.0)
      .evaluations(EVALUATIONS)
      .workVectors(6)
      .realStability(REAL_STABILITY)
      .build();

  /** {@code a21 = 1/5}. */
  private static final double A21 = 0.2;

  /** {@code a32 = 9/40}. */
  private static final double A32 = 0.225;

  /** {@code a42 = -56/15}. */
  private static final double A42 = -3.7333333333333334;

  /** {@code a43 = 32/9}. */
  private static final double A43 = 3.5555555555555554;

  /** {@code a52 = -25360/2187}. */
  private static final double A52 = -11.595793324188385;

  /** {@code a53 = 64448/6561}. */
  private static final double A53 = 9.822892851699436;

  /** {@code a54 = -212/729}. */
  private static final double A54 = -0.2908093278463649;

  /** {@code a63 = 46732/5247}. */
  private static final double A63 = 8.906422717743473;

  /** {@code a64 = 49/176}. */
  private static final double A64 = 0.2784090909090909;

  /** {@code a65 = -5103/18656}. */
  private static final double A65 = -0.2735313036020583;

  /** {@code b1 = 35/384}. */
  private static final double B1 = 0.09114583333333333;

  /** {@code b3 = 500/1113}. */
  private static final double B3 = 0.44923629829290207;

  /** {@code b4 = 125/192}. */
  private static final double B4 = 0.6510416666666666;

  /** {@code b5 = -2187/6784}. */
  private static final double B5 = -0.322376179245283;

  /** {@code b6 = 11/84}. */
  private static final double B6 = 0.13095238095238096;

  /** {@code e1 = b1 - b^1 = 71/57600}. */
  private static final double E1 = 0.0012326388888888888;

  /** {@code e3 = b3 - b^3 = -71/16695}. */
  private static final double E3 = -0.0042527702905061394;

  /** {@code e4 = b4 - b^4 = 71/1920}. */
  private static final double E4 = 0.03697916666666667;

  /** {@code e5 = b5 - b^5 = -17253/339200}. */
  private static final double E5 = -0.05086379716981132;

  /** {@code e6 = b6 - b^6 = 22/525}. */
  private static final double E6 = 0.0419047619047619;

  /** {@code e7 = b7 - b^7 = -1/40}. */
  private static final double E7 = -0.025;

  /** {@code a31 - a21 = -1/8}. */
  private static final double A31_MINUS_A21 = -0.125;

  /** {@code a41 - a31 = 65/72}. */
  private static final double A41_MINUS_A31 = 0.9027777777777778;

  /** {@code a42 - a32 = -95/24}. */
  private static final double A42_MINUS_A32 = -3.9583333333333335;

  /** {@code beta1 = (b1 - a61 b5/a65 - a41 gamma1)/gamma1 = 6227/360}. */
  private static final double BETA1 = 17.29722222222222;

  /** {@code beta2 = (a62 b5/a65 + a42 gamma1)/gamma1 = 1009/15}. */
  private static final double BETA2 = 67.26666666666667;

  /** {@code beta3 = (b3 - a63 b5/a65 - a43 gamma1)/gamma1 = 2372/45}. */
  private static final double BETA3 = 52.71111111111111;

  /** {@code beta4 = (b4 - a64 b5/a65)/gamma1 = -217/120}. */
  private static final double BETA4 = -1.8083333333333333;

  /** {@code a61 - a41 = 29597/15840}. */
  private static final double A61_MINUS_A41 = 1.8684974747474747;

  /** {@code a62 - a42 = -1159/165}. */
  private static final double A62_MINUS_A42 = -7.024242424242424;

  /** {@code a63 - a43 = 28076/5247}. */
  private static final double A63_MINUS_A43 = 5.3508671621879165;

  /** {@code a51 - a41 = 64784/32805}. */
  private static final double A51_MINUS_A41 = 1.974820911446426;

  /** {@code a52 - a42 = -85976/10935}. */
  private static final double A52_MINUS_A42 = -7.8624599908550525;

  /** {@code a53 - a43 = 41120/6561}. */
  private static final double A53_MINUS_A43 = 6.2673372961438805;

  /** {@code b5/a65 = 33/28}. */
  private static final double B5_OVER_A65 = 1.1785714285714286;

  /** {@code gamma1 = 1 - b5/a65 = -5/28}. */
  private static final double GAMMA1 = -0.17857142857142858;

  /** {@code a51 - a21 = 90299/32805}. */
  private static final double A51_MINUS_A21 = 2.752598689224204;

  /** {@code a41 - a21 = 7/9}. */
  private static final double A41_MINUS_A21 = 0.7777777777777778;

  /** {@code a62/a52 = 51759/55792}. */
  private static final double A62_OVER_A52 = 0.9277136507026097;

  /** {@code gamma2 = 1 - a62/a52 = 4033/55792}. */
  private static final double GAMMA2 = 0.0722863492973903;

  /** {@code beta5 = a61 - a51 a62/a52 = 35855/334752}. */
  private static final double BETA5 = 0.10710914348532645;

  /** {@code beta6 = a63 - a53 a62/a52 = -114440/554433}. */
  private static final double BETA6 = -0.2064090701671798;

  /** {@code beta7 = a64 - a54 a62/a52 = 30585/55792}. */
  private static final double BETA7 = 0.5481968741038141;

  /** {@code a61 - a31 = 43897/15840}. */
  private static final double A61_MINUS_A31 = 2.7712752525252524;

  /** {@code a62 - a32 = -14497/1320}. */
  private static final double A62_MINUS_A32 = -10.982575757575757;

  /** {@code a51 - a31 = 755197/262440}. */
  private static final double A51_MINUS_A31 = 2.877598689224204;

  /** {@code a52 - a32 = -1034083/87480}. */
  private static final double A52_MINUS_A32 = -11.820793324188386;

  private DormandPrince54() {
    super(FACTS);
  }

  /** Returns a builder of optimizers that step with this method. */
  public static OptimizerBuilder builder() {
    return OptimizerBuilder.of(FACTS, DormandPrince54::new);
  }

  /** Costs 6 gradients, 31 transfers of vectors, 29 BLAS calls and 6 work vectors. */
  @Override
  public void advance(Stages s, double h) {
    Vector theta = s.theta();
    Vector g = s.gradient();
    Vector k1 = s.work(0);
    Vector k2 = s.work(1);
    Vector k3 = s.work(2);
    Vector v1 = s.work(3);
    Vector theta6 = s.work(4);

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    // Theta_2 = theta_n - h (1/5 k1)
    theta.add(-h * A21, g);
    k1.copy(g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    // Theta_3 = Theta_2 - h (-1/8 k1 + 9/40 k2)
    theta.add(-h * A31_MINUS_A21, k1, -h * A32, g);
    k2.copy(g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // Theta_4 = Theta_3 - h (65/72 k1 - 95/24 k2 + 32/9 k3)
    theta.add(-h * A41_MINUS_A31, k1, -h * A42_MINUS_A32, k2, -h * A43, g);
    k3.copy(g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // v1 = Theta_4 - h (6227/360 k1 - 1009/15 k2 + 2372/45 k3 - 217/120 k4)
    v1.set(theta, -h * BETA1, k1, h * BETA2, k2, -h * BETA3, k3, -h * BETA4, g);
    // theta6 = Theta_4 - h (29597/15840 k1 - 1159/165 k2 + 28076/5247 k3 + 49/176 k4)
    theta6.set(theta, -h * A61_MINUS_A41, k1, -h * A62_MINUS_A42, k2, -h * A63_MINUS_A43, k3,
        -h * A64, g);
    // Theta_5 = Theta_4 - h (64784/32805 k1 - 85976/10935 k2 + 41120/6561 k3 - 212/729 k4)
    theta.add(-h * A51_MINUS_A41, k1, -h * A52_MINUS_A42, k2, -h * A53_MINUS_A43, k3, -h * A54, g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    // Theta_6 = theta6 - h (-5103/18656 k5)
    theta.set(theta6, -h * A65, g);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    // theta_{n+1} = 33/28 Theta_6 - 5/28 v1 - h (11/84 k6)
    theta.scale(B5_OVER_A65);
    theta.add(GAMMA1, v1, -h * B6, g);
  }

  /** Costs 6 gradients, 37 transfers of vectors, 38 BLAS calls and 6 work vectors. */
  @Override
  public void advanceEstimating(Stages s, double h) {
    Vector g = s.gradient();
    Vector k1 = s.work(0);
    Vector theta = s.theta();
    Vector theta5 = s.work(1);
    Vector theta4 = s.work(2);
    Vector k3 = s.work(2);
    Vector k4 = s.work(1);
    Vector start = s.start();
    Vector error = s.error();
    Vector next = s.work(3);

    // k1 = grad L(theta_n): first same as last, if the last step was on the same function
    if (!s.firstStageIsKnown()) {
      s.evaluate(1);
      k1.copy(g);
    }
    // start = theta_n
    s.keepStart();
    // Theta_2 = theta_n - h (1/5 k1)
    theta.add(-h * A21, k1);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    // theta5 = Theta_2 - h (90299/32805 k1 - 25360/2187 k2)
    theta5.set(theta, -h * A51_MINUS_A21, k1, -h * A52, g);
    // theta4 = Theta_2 - h (7/9 k1 - 56/15 k2)
    theta4.set(theta, -h * A41_MINUS_A21, k1, -h * A42, g);
    // Theta_3 = Theta_2 - h (-1/8 k1 + 9/40 k2)
    theta.add(-h * A31_MINUS_A21, k1, -h * A32, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // Theta_4 = theta4 - h (32/9 k3)
    theta.set(theta4, -h * A43, g);
    k3.copy(g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // Theta_5 = theta5 - h (64448/6561 k3 - 212/729 k4)
    theta.set(theta5, -h * A53, k3, -h * A54, g);
    k4.copy(g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    // Theta_6 = 51759/55792 Theta_5 + 4033/55792 theta_n - h (35855/334752 k1 - 114440/554433 k3 +
    //     30585/55792 k4 - 5103/18656 k5)
    theta.scale(A62_OVER_A52);
    theta.add(GAMMA2, start, -h * BETA5, k1, -h * BETA6, k3, -h * BETA7, k4);
    theta.add(-h * A65, g);
    // error = h (71/57600 k1 - 71/16695 k3 + 71/1920 k4 - 17253/339200 k5)
    error.set(h * E1, k1);
    error.add(h * E3, k3, h * E4, k4, h * E5, g);
    // next = theta_n - h (35/384 k1 + 500/1113 k3 + 125/192 k4 - 2187/6784 k5)
    next.set(start, -h * B1, k1, -h * B3, k3, -h * B4, k4, -h * B5, g);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    // error += h (22/525 k6)
    error.add(h * E6, g);
    // theta_{n+1} = next - h (11/84 k6)
    theta.set(next, -h * B6, g);

    // k7 = grad L(theta_{n+1})
    s.evaluate(7);
    // error += h (-1/40 k7)
    error.add(h * E7, g);
    // k1 of the next step
    k1.copy(g);
    s.keepFirstStage();
  }

  /** Costs 6 gradients, 31 transfers of vectors, 29 BLAS calls and 6 work vectors. */
  @Override
  public void displacement(Stages s, double h) {
    Vector theta = s.theta();
    Vector g = s.gradient();
    Vector k1 = s.work(0);
    Vector k2 = s.work(1);
    Vector displacement = s.displacement();
    Vector theta6 = s.work(2);
    Vector theta5 = s.work(3);
    Vector k4 = s.work(0);

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    // Theta_2 = theta_n - h (1/5 k1)
    theta.add(-h * A21, g);
    k1.copy(g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    // Theta_3 = Theta_2 - h (-1/8 k1 + 9/40 k2)
    theta.add(-h * A31_MINUS_A21, k1, -h * A32, g);
    k2.copy(g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // displacement = h (35/384 k1 + 500/1113 k3)
    displacement.set(h * B1, k1);
    displacement.add(h * B3, g);
    // theta6 = Theta_3 - h (43897/15840 k1 - 14497/1320 k2 + 46732/5247 k3)
    theta6.set(theta, -h * A61_MINUS_A31, k1, -h * A62_MINUS_A32, k2, -h * A63, g);
    // theta5 = Theta_3 - h (755197/262440 k1 - 1034083/87480 k2 + 64448/6561 k3)
    theta5.set(theta, -h * A51_MINUS_A31, k1, -h * A52_MINUS_A32, k2, -h * A53, g);
    // Theta_4 = Theta_3 - h (65/72 k1 - 95/24 k2 + 32/9 k3)
    theta.add(-h * A41_MINUS_A31, k1, -h * A42_MINUS_A32, k2, -h * A43, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // Theta_5 = theta5 - h (-212/729 k4)
    theta.set(theta5, -h * A54, g);
    k4.copy(g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    // displacement += h (125/192 k4 - 2187/6784 k5)
    displacement.add(h * B4, k4, h * B5, g);
    // Theta_6 = theta6 - h (49/176 k4 - 5103/18656 k5)
    theta.set(theta6, -h * A64, k4, -h * A65, g);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    // displacement += h (11/84 k6)
    displacement.add(h * B6, g);
  }

  /** Costs 7 gradients, 40 transfers of vectors, 37 BLAS calls and 7 work vectors. */
  @Override
  public void displacementEstimating(Stages s, double h) {
    Vector theta = s.theta();
    Vector g = s.gradient();
    Vector k1 = s.work(0);
    Vector k2 = s.work(1);
    Vector k3 = s.work(2);
    Vector displacement = s.displacement();
    Vector error = s.error();
    Vector theta6 = s.work(3);
    Vector k5 = s.work(0);
    Vector start = s.start();

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    // Theta_2 = theta_n - h (1/5 k1)
    theta.add(-h * A21, g);
    k1.copy(g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    // Theta_3 = Theta_2 - h (-1/8 k1 + 9/40 k2)
    theta.add(-h * A31_MINUS_A21, k1, -h * A32, g);
    k2.copy(g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // Theta_4 = Theta_3 - h (65/72 k1 - 95/24 k2 + 32/9 k3)
    theta.add(-h * A41_MINUS_A31, k1, -h * A42_MINUS_A32, k2, -h * A43, g);
    k3.copy(g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // displacement = h (35/384 k1 + 500/1113 k3 + 125/192 k4)
    displacement.set(h * B1, k1);
    displacement.add(h * B3, k3, h * B4, g);
    // error = h (71/57600 k1 - 71/16695 k3 + 71/1920 k4)
    error.set(h * E1, k1);
    error.add(h * E3, k3, h * E4, g);
    // theta6 = Theta_4 - h (29597/15840 k1 - 1159/165 k2 + 28076/5247 k3 + 49/176 k4)
    theta6.set(theta, -h * A61_MINUS_A41, k1, -h * A62_MINUS_A42, k2, -h * A63_MINUS_A43, k3,
        -h * A64, g);
    // Theta_5 = Theta_4 - h (64784/32805 k1 - 85976/10935 k2 + 41120/6561 k3 - 212/729 k4)
    theta.add(-h * A51_MINUS_A41, k1, -h * A52_MINUS_A42, k2, -h * A53_MINUS_A43, k3, -h * A54, g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    // Theta_6 = theta6 - h (-5103/18656 k5)
    theta.set(theta6, -h * A65, g);
    k5.copy(g);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    // displacement += h (-2187/6784 k5 + 11/84 k6)
    displacement.add(h * B5, k5, h * B6, g);
    // error += h (-17253/339200 k5 + 22/525 k6)
    error.add(h * E5, k5, h * E6, g);
    // Theta_7 = theta_n - displacement
    theta.set(start, -1, displacement);

    // k7 = grad L(Theta_7)
    s.evaluate(7);
    // error += h (-1/40 k7)
    error.add(h * E7, g);
  }
}
