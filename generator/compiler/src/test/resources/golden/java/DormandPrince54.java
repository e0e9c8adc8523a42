package sample;

import javax.annotation.processing.Generated;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.OptimizerSettings;
import org.kutta.runtime.RungeKuttaOptimizer;
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
 * <pre>
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
 * </pre>
 *
 * <p>Reference: J. R. Dormand, P. J. Prince, J. Comput. Appl. Math. 6 (1980) 19\u201326
 *
 * <p>Generated from DormandPrince54.tableau, SHA-256 fdf9cb43398653d4.
 */
@Generated("org.kutta.generator")
public final class DormandPrince54 extends RungeKuttaOptimizer {
  /** Proved: the error of a step is O(h^(ORDER + 1)). */
  public static final int ORDER = 5;

  /** Stages of the tableau. */
  public static final int STAGES = 7;

  /** Gradients that a step evaluates. */
  public static final int EVALUATIONS = 6;

  /** Largest learning rate times curvature for which a step is stable. */
  public static final double REAL_STABILITY = 3.3065678926349467;

  /** Where the method was published. */
  public static final String REFERENCE = "J. R. Dormand, P. J. Prince, J. Comput. Appl. Math. 6 (1980) 19\u201326";

  /** What was proved of the method. */
  public static final MethodFacts FACTS = MethodFacts.named("DormandPrince54")
      .title("The Dormand\u2013Prince 5(4) pair")
      .reference(REFERENCE)
      .order(ORDER)
      .embeddedOrders(4)
      .stages(STAGES)
      .evaluations(EVALUATIONS)
      .workVectors(6)
      .realStability(REAL_STABILITY)
      .build();

  /** a21 = 1/5. */
  private static final double A21 = 0.2;

  /** -(a31 - a21) = 1/8. */
  private static final double A31_MINUS_A21 = 0.125;

  /** a32 = 9/40. */
  private static final double A32 = 0.225;

  /** a41 - a31 = 65/72. */
  private static final double A41_MINUS_A31 = 0.9027777777777778;

  /** -(a42 - a32) = 95/24. */
  private static final double A42_MINUS_A32 = 3.9583333333333335;

  /** a43 = 32/9. */
  private static final double A43 = 3.5555555555555554;

  /** a64 = 49/176. */
  private static final double A64 = 0.2784090909090909;

  /** a51 - a41 = 64784/32805. */
  private static final double A51_MINUS_A41 = 1.974820911446426;

  /** -(a52 - a42) = 85976/10935. */
  private static final double A52_MINUS_A42 = 7.8624599908550525;

  /** a53 - a43 = 41120/6561. */
  private static final double A53_MINUS_A43 = 6.2673372961438805;

  /** -a54 = 212/729. */
  private static final double A54 = 0.2908093278463649;

  /** -a65 = 5103/18656. */
  private static final double A65 = 0.2735313036020583;

  /** b6 = 11/84. */
  private static final double B6 = 0.13095238095238096;

  /** -a52 = 25360/2187. */
  private static final double A52 = 11.595793324188385;

  /** -a42 = 56/15. */
  private static final double A42 = 3.7333333333333334;

  /** a53 = 64448/6561. */
  private static final double A53 = 9.822892851699436;

  /** d1 = 71/57600. */
  private static final double D1 = 0.0012326388888888888;

  /** -d3 = 71/16695. */
  private static final double D3 = 0.0042527702905061394;

  /** d4 = 71/1920. */
  private static final double D4 = 0.03697916666666667;

  /** -d5 = 17253/339200. */
  private static final double D5 = 0.05086379716981132;

  /** b1 = 35/384. */
  private static final double B1 = 0.09114583333333333;

  /** b3 = 500/1113. */
  private static final double B3 = 0.44923629829290207;

  /** b4 = 125/192. */
  private static final double B4 = 0.6510416666666666;

  /** -b5 = 2187/6784. */
  private static final double B5 = 0.322376179245283;

  /** d6 = 22/525. */
  private static final double D6 = 0.0419047619047619;

  /** -d7 = 1/40. */
  private static final double D7 = 0.025;

  /** a63 = 46732/5247. */
  private static final double A63 = 8.906422717743473;

  /** beta1 = 6227/360. */
  private static final double BETA1 = 17.29722222222222;

  /** beta2 = 1009/15. */
  private static final double BETA2 = 67.26666666666667;

  /** beta3 = 2372/45. */
  private static final double BETA3 = 52.71111111111111;

  /** beta4 = 217/120. */
  private static final double BETA4 = 1.8083333333333333;

  /** beta5 = 29597/15840. */
  private static final double BETA5 = 1.8684974747474747;

  /** beta6 = 1159/165. */
  private static final double BETA6 = 7.024242424242424;

  /** beta7 = 28076/5247. */
  private static final double BETA7 = 5.3508671621879165;

  /** gamma8 = 33/28. */
  private static final double GAMMA8 = 1.1785714285714286;

  /** gamma9 = 5/28. */
  private static final double GAMMA9 = 0.17857142857142858;

  /** beta10 = 90299/32805. */
  private static final double BETA10 = 2.752598689224204;

  /** beta11 = 7/9. */
  private static final double BETA11 = 0.7777777777777778;

  /** gamma12 = 51759/55792. */
  private static final double GAMMA12 = 0.9277136507026097;

  /** gamma13 = 4033/55792. */
  private static final double GAMMA13 = 0.0722863492973903;

  /** beta14 = 35855/334752. */
  private static final double BETA14 = 0.10710914348532645;

  /** beta15 = 114440/554433. */
  private static final double BETA15 = 0.2064090701671798;

  /** beta16 = 30585/55792. */
  private static final double BETA16 = 0.5481968741038141;

  /** beta17 = 43897/15840. */
  private static final double BETA17 = 2.7712752525252524;

  /** beta18 = 14497/1320. */
  private static final double BETA18 = 10.982575757575757;

  /** beta19 = 755197/262440. */
  private static final double BETA19 = 2.877598689224204;

  /** beta20 = 1034083/87480. */
  private static final double BETA20 = 11.820793324188386;

  private DormandPrince54(OptimizerSettings settings) {
    super(FACTS, settings);
  }

  /** Returns a builder of optimizers that step with this method. */
  public static OptimizerBuilder<DormandPrince54> builder() {
    return new OptimizerBuilder<>(FACTS, DormandPrince54::new);
  }

  /** Costs 6 gradients, 31 transfers of vectors, 29 BLAS calls and 6 work vectors. */
  @Override
  protected void advance(Stages s, double h) {
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
    theta.add(h * A31_MINUS_A21, k1, -h * A32, g);
    k2.copy(g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // Theta_4 = Theta_3 - h (65/72 k1 - 95/24 k2 + 32/9 k3)
    theta.add(-h * A41_MINUS_A31, k1, h * A42_MINUS_A32, k2, -h * A43, g);
    k3.copy(g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // v1 = Theta_4 - h (6227/360 k1 - 1009/15 k2 + 2372/45 k3 - 217/120 k4)
    v1.set(theta, -h * BETA1, k1, h * BETA2, k2, -h * BETA3, k3, h * BETA4, g);
    // theta6 = Theta_4 - h (29597/15840 k1 - 1159/165 k2 + 28076/5247 k3 + 49/176 k4)
    theta6.set(theta, -h * BETA5, k1, h * BETA6, k2, -h * BETA7, k3, -h * A64, g);
    // Theta_5 = Theta_4 - h (64784/32805 k1 - 85976/10935 k2 + 41120/6561 k3 - 212/729 k4)
    theta.add(-h * A51_MINUS_A41, k1, h * A52_MINUS_A42, k2, -h * A53_MINUS_A43, k3, h * A54, g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    // Theta_6 = theta6 - h (-5103/18656 k5)
    theta.set(theta6, h * A65, g);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    // theta_{n+1} = 33/28 Theta_6 - 5/28 v1 - h (11/84 k6)
    theta.scale(GAMMA8);
    theta.add(-GAMMA9, v1, -h * B6, g);
  }

  /** Costs 6 gradients, 37 transfers of vectors, 38 BLAS calls and 6 work vectors. */
  @Override
  protected void advanceEstimating(Stages s, double h) {
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
    theta5.set(theta, -h * BETA10, k1, h * A52, g);
    // theta4 = Theta_2 - h (7/9 k1 - 56/15 k2)
    theta4.set(theta, -h * BETA11, k1, h * A42, g);
    // Theta_3 = Theta_2 - h (-1/8 k1 + 9/40 k2)
    theta.add(h * A31_MINUS_A21, k1, -h * A32, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // Theta_4 = theta4 - h (32/9 k3)
    theta.set(theta4, -h * A43, g);
    k3.copy(g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // Theta_5 = theta5 - h (64448/6561 k3 - 212/729 k4)
    theta.set(theta5, -h * A53, k3, h * A54, g);
    k4.copy(g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    // Theta_6 = 51759/55792 Theta_5 + 4033/55792 theta_n - h (35855/334752 k1 - 114440/554433 k3 + 30585/55792 k4 - 5103/18656 k5)
    theta.scale(GAMMA12);
    theta.add(GAMMA13, start, -h * BETA14, k1, h * BETA15, k3, -h * BETA16, k4);
    theta.add(h * A65, g);
    // error = h (71/57600 k1 - 71/16695 k3 + 71/1920 k4 - 17253/339200 k5)
    error.set(h * D1, k1);
    error.add(-h * D3, k3, h * D4, k4, -h * D5, g);
    // next = theta_n - h (35/384 k1 + 500/1113 k3 + 125/192 k4 - 2187/6784 k5)
    next.set(start, -h * B1, k1, -h * B3, k3, -h * B4, k4, h * B5, g);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    // error += h (22/525 k6)
    error.add(h * D6, g);
    // theta_{n+1} = next - h (11/84 k6)
    theta.set(next, -h * B6, g);

    // k7 = grad L(theta_{n+1})
    s.evaluate(7);
    // error += h (-1/40 k7)
    error.add(-h * D7, g);
    // k1 of the next step
    k1.copy(g);
    s.keepFirstStage();
  }

  /** Costs 6 gradients, 31 transfers of vectors, 29 BLAS calls and 6 work vectors. */
  @Override
  protected void displacement(Stages s, double h) {
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
    theta.add(h * A31_MINUS_A21, k1, -h * A32, g);
    k2.copy(g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // displacement = h (35/384 k1 + 500/1113 k3)
    displacement.set(h * B1, k1);
    displacement.add(h * B3, g);
    // theta6 = Theta_3 - h (43897/15840 k1 - 14497/1320 k2 + 46732/5247 k3)
    theta6.set(theta, -h * BETA17, k1, h * BETA18, k2, -h * A63, g);
    // theta5 = Theta_3 - h (755197/262440 k1 - 1034083/87480 k2 + 64448/6561 k3)
    theta5.set(theta, -h * BETA19, k1, h * BETA20, k2, -h * A53, g);
    // Theta_4 = Theta_3 - h (65/72 k1 - 95/24 k2 + 32/9 k3)
    theta.add(-h * A41_MINUS_A31, k1, h * A42_MINUS_A32, k2, -h * A43, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // Theta_5 = theta5 - h (-212/729 k4)
    theta.set(theta5, h * A54, g);
    k4.copy(g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    // displacement += h (125/192 k4 - 2187/6784 k5)
    displacement.add(h * B4, k4, -h * B5, g);
    // Theta_6 = theta6 - h (49/176 k4 - 5103/18656 k5)
    theta.set(theta6, -h * A64, k4, h * A65, g);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    // displacement += h (11/84 k6)
    displacement.add(h * B6, g);
  }

  /** Costs 7 gradients, 40 transfers of vectors, 37 BLAS calls and 7 work vectors. */
  @Override
  protected void displacementEstimating(Stages s, double h) {
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
    theta.add(h * A31_MINUS_A21, k1, -h * A32, g);
    k2.copy(g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // Theta_4 = Theta_3 - h (65/72 k1 - 95/24 k2 + 32/9 k3)
    theta.add(-h * A41_MINUS_A31, k1, h * A42_MINUS_A32, k2, -h * A43, g);
    k3.copy(g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // displacement = h (35/384 k1 + 500/1113 k3 + 125/192 k4)
    displacement.set(h * B1, k1);
    displacement.add(h * B3, k3, h * B4, g);
    // error = h (71/57600 k1 - 71/16695 k3 + 71/1920 k4)
    error.set(h * D1, k1);
    error.add(-h * D3, k3, h * D4, g);
    // theta6 = Theta_4 - h (29597/15840 k1 - 1159/165 k2 + 28076/5247 k3 + 49/176 k4)
    theta6.set(theta, -h * BETA5, k1, h * BETA6, k2, -h * BETA7, k3, -h * A64, g);
    // Theta_5 = Theta_4 - h (64784/32805 k1 - 85976/10935 k2 + 41120/6561 k3 - 212/729 k4)
    theta.add(-h * A51_MINUS_A41, k1, h * A52_MINUS_A42, k2, -h * A53_MINUS_A43, k3, h * A54, g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    // Theta_6 = theta6 - h (-5103/18656 k5)
    theta.set(theta6, h * A65, g);
    k5.copy(g);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    // displacement += h (-2187/6784 k5 + 11/84 k6)
    displacement.add(-h * B5, k5, h * B6, g);
    // error += h (-17253/339200 k5 + 22/525 k6)
    error.add(-h * D5, k5, h * D6, g);
    // Theta_7 = theta_n - displacement
    theta.set(start, -1, displacement);

    // k7 = grad L(Theta_7)
    s.evaluate(7);
    // error += h (-1/40 k7)
    error.add(-h * D7, g);
  }
}
