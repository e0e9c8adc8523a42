package sample;

import java.util.List;
import javax.annotation.processing.Generated;
import org.kutta.runtime.MethodFacts;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.OptimizerSettings;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.Stages;
import org.kutta.runtime.vector.Vector;

/**
 * The Dormand&#8211;Prince 5(4) pair.
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
 * <p>Reference: J. R. Dormand, P. J. Prince, J. Comput. Appl. Math. 6 (1980) 19&#8211;26
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
  public static final MethodFacts FACTS = new MethodFacts("DormandPrince54",
      "The Dormand\u2013Prince 5(4) pair", REFERENCE, ORDER, List.of(4), STAGES, EVALUATIONS, 6,
      REAL_STABILITY);

  /** a21 = 1/5. */
  private static final double A21 = 0.2;

  /** a31 = 3/40. */
  private static final double A31 = 0.075;

  /** a32 = 9/40. */
  private static final double A32 = 0.225;

  /** a41 = 44/45. */
  private static final double A41 = 0.9777777777777777;

  /** -a42 = 56/15. */
  private static final double A42 = 3.7333333333333334;

  /** a43 = 32/9. */
  private static final double A43 = 3.5555555555555554;

  /** a51 = 19372/6561. */
  private static final double A51 = 2.9525986892242035;

  /** -a52 = 25360/2187. */
  private static final double A52 = 11.595793324188385;

  /** a53 = 64448/6561. */
  private static final double A53 = 9.822892851699436;

  /** -a54 = 212/729. */
  private static final double A54 = 0.2908093278463649;

  /** -b5 = -a75 = 2187/6784. */
  private static final double B5 = 0.322376179245283;

  /** a61 = 9017/3168. */
  private static final double A61 = 2.8462752525252526;

  /** -a62 = 355/33. */
  private static final double A62 = 10.757575757575758;

  /** a63 = 46732/5247. */
  private static final double A63 = 8.906422717743473;

  /** a64 = 49/176. */
  private static final double A64 = 0.2784090909090909;

  /** -a65 = 5103/18656. */
  private static final double A65 = 0.2735313036020583;

  /** b1 = a71 = 35/384. */
  private static final double B1 = 0.09114583333333333;

  /** b3 = a73 = 500/1113. */
  private static final double B3 = 0.44923629829290207;

  /** b4 = a74 = 125/192. */
  private static final double B4 = 0.6510416666666666;

  /** b6 = a76 = 11/84. */
  private static final double B6 = 0.13095238095238096;

  /** d6 = 22/525. */
  private static final double D6 = 0.0419047619047619;

  /** d1 = 71/57600. */
  private static final double D1 = 0.0012326388888888888;

  /** -d3 = 71/16695. */
  private static final double D3 = 0.0042527702905061394;

  /** d4 = 71/1920. */
  private static final double D4 = 0.03697916666666667;

  /** -d5 = 17253/339200. */
  private static final double D5 = 0.05086379716981132;

  /** -d7 = 1/40. */
  private static final double D7 = 0.025;

  private DormandPrince54(OptimizerSettings settings) {
    super(FACTS, settings);
  }

  /** Returns a builder of optimizers that step with this method. */
  public static OptimizerBuilder<DormandPrince54> builder() {
    return new OptimizerBuilder<>(FACTS, DormandPrince54::new);
  }

  /** Costs 6 gradients, 44 passes over vectors and 6 work vectors. */
  @Override
  protected void advance(Stages s, double h) {
    Vector k1 = s.work(0);
    Vector g = s.gradient();
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k2 = s.work(1);
    Vector k3 = s.work(2);
    Vector k4 = s.work(3);
    Vector next = s.work(4);

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    k1.copy(g);
    // Theta_2 = theta_n - h (1/5 k1)
    theta.set(start, -h * A21, g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    k2.copy(g);
    // Theta_3 = theta_n - h (3/40 k1 + 9/40 k2)
    theta.set(start, -h * A31, k1, -h * A32, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    k3.copy(g);
    // Theta_4 = theta_n - h (44/45 k1 - 56/15 k2 + 32/9 k3)
    theta.set(start, -h * A41, k1, h * A42, k2, -h * A43, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    k4.copy(g);
    // Theta_5 = theta_n - h (19372/6561 k1 - 25360/2187 k2 + 64448/6561 k3 - 212/729 k4)
    theta.set(start, -h * A51, k1, h * A52, k2, -h * A53, k3, h * A54, g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    // next = theta_n - h (-2187/6784 k5)
    next.set(start, h * B5, g);
    // Theta_6 = theta_n - h (9017/3168 k1 - 355/33 k2 + 46732/5247 k3 + 49/176 k4 - 5103/18656 k5)
    theta.set(start, -h * A61, k1, h * A62, k2, -h * A63, k3, -h * A64, k4);
    theta.add(h * A65, g);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    // theta_{n+1} = next - h (35/384 k1 + 500/1113 k3 + 125/192 k4 + 11/84 k6)
    theta.set(next, -h * B1, k1, -h * B3, k3, -h * B4, k4, -h * B6, g);
  }

  /** Costs 6 gradients, 53 passes over vectors and 7 work vectors. */
  @Override
  protected void advanceEstimating(Stages s, double h) {
    Vector g = s.gradient();
    Vector k1 = s.work(0);
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k2 = s.work(1);
    Vector k3 = s.work(2);
    Vector k4 = s.work(3);
    Vector k5 = s.work(4);
    Vector error = s.error();

    // k1 = grad L(theta_n): first same as last, if the last step was on the same function
    if (!s.firstStageIsKnown()) {
      s.evaluate(1);
      k1.copy(g);
    }
    // start = theta_n
    s.keepStart();
    // Theta_2 = theta_n - h (1/5 k1)
    theta.set(start, -h * A21, k1);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    k2.copy(g);
    // Theta_3 = theta_n - h (3/40 k1 + 9/40 k2)
    theta.set(start, -h * A31, k1, -h * A32, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    k3.copy(g);
    // Theta_4 = theta_n - h (44/45 k1 - 56/15 k2 + 32/9 k3)
    theta.set(start, -h * A41, k1, h * A42, k2, -h * A43, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    k4.copy(g);
    // Theta_5 = theta_n - h (19372/6561 k1 - 25360/2187 k2 + 64448/6561 k3 - 212/729 k4)
    theta.set(start, -h * A51, k1, h * A52, k2, -h * A53, k3, h * A54, g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    k5.copy(g);
    // Theta_6 = theta_n - h (9017/3168 k1 - 355/33 k2 + 46732/5247 k3 + 49/176 k4 - 5103/18656 k5)
    theta.set(start, -h * A61, k1, h * A62, k2, -h * A63, k3, -h * A64, k4);
    theta.add(h * A65, g);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    // error = h (22/525 k6)
    error.set(h * D6, g);
    // theta_{n+1} = theta_n - h (35/384 k1 + 500/1113 k3 + 125/192 k4 - 2187/6784 k5 + 11/84 k6)
    theta.set(start, -h * B1, k1, -h * B3, k3, -h * B4, k4, h * B5, k5);
    theta.add(-h * B6, g);

    // k7 = grad L(theta_{n+1})
    s.evaluate(7);
    // error += h (71/57600 k1 - 71/16695 k3 + 71/1920 k4 - 17253/339200 k5 - 1/40 k7)
    error.add(h * D1, k1, -h * D3, k3, h * D4, k4, -h * D5, k5);
    error.add(-h * D7, g);
    // k1 of the next step
    k1.copy(g);
    s.keepFirstStage();
  }

  /** Costs 6 gradients, 43 passes over vectors and 6 work vectors. */
  @Override
  protected void displacement(Stages s, double h) {
    Vector k1 = s.work(0);
    Vector g = s.gradient();
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k2 = s.work(1);
    Vector k3 = s.work(2);
    Vector k4 = s.work(3);
    Vector displacement = s.displacement();

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    k1.copy(g);
    // Theta_2 = theta_n - h (1/5 k1)
    theta.set(start, -h * A21, g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    k2.copy(g);
    // Theta_3 = theta_n - h (3/40 k1 + 9/40 k2)
    theta.set(start, -h * A31, k1, -h * A32, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    k3.copy(g);
    // Theta_4 = theta_n - h (44/45 k1 - 56/15 k2 + 32/9 k3)
    theta.set(start, -h * A41, k1, h * A42, k2, -h * A43, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    k4.copy(g);
    // Theta_5 = theta_n - h (19372/6561 k1 - 25360/2187 k2 + 64448/6561 k3 - 212/729 k4)
    theta.set(start, -h * A51, k1, h * A52, k2, -h * A53, k3, h * A54, g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    // displacement = h (-2187/6784 k5)
    displacement.set(-h * B5, g);
    // Theta_6 = theta_n - h (9017/3168 k1 - 355/33 k2 + 46732/5247 k3 + 49/176 k4 - 5103/18656 k5)
    theta.set(start, -h * A61, k1, h * A62, k2, -h * A63, k3, -h * A64, k4);
    theta.add(h * A65, g);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    // displacement += h (35/384 k1 + 500/1113 k3 + 125/192 k4 + 11/84 k6)
    displacement.add(h * B1, k1, h * B3, k3, h * B4, k4, h * B6, g);
  }

  /** Costs 7 gradients, 59 passes over vectors and 8 work vectors. */
  @Override
  protected void displacementEstimating(Stages s, double h) {
    Vector k1 = s.work(0);
    Vector g = s.gradient();
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k2 = s.work(1);
    Vector k3 = s.work(2);
    Vector k4 = s.work(3);
    Vector k5 = s.work(4);
    Vector k6 = s.work(1);
    Vector displacement = s.displacement();
    Vector error = s.error();

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    k1.copy(g);
    // Theta_2 = theta_n - h (1/5 k1)
    theta.set(start, -h * A21, g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    k2.copy(g);
    // Theta_3 = theta_n - h (3/40 k1 + 9/40 k2)
    theta.set(start, -h * A31, k1, -h * A32, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    k3.copy(g);
    // Theta_4 = theta_n - h (44/45 k1 - 56/15 k2 + 32/9 k3)
    theta.set(start, -h * A41, k1, h * A42, k2, -h * A43, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    k4.copy(g);
    // Theta_5 = theta_n - h (19372/6561 k1 - 25360/2187 k2 + 64448/6561 k3 - 212/729 k4)
    theta.set(start, -h * A51, k1, h * A52, k2, -h * A53, k3, h * A54, g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    k5.copy(g);
    // Theta_6 = theta_n - h (9017/3168 k1 - 355/33 k2 + 46732/5247 k3 + 49/176 k4 - 5103/18656 k5)
    theta.set(start, -h * A61, k1, h * A62, k2, -h * A63, k3, -h * A64, k4);
    theta.add(h * A65, g);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    k6.copy(g);
    // Theta_7 = theta_n - h (35/384 k1 + 500/1113 k3 + 125/192 k4 - 2187/6784 k5 + 11/84 k6)
    theta.set(start, -h * B1, k1, -h * B3, k3, -h * B4, k4, h * B5, k5);
    theta.add(-h * B6, g);

    // k7 = grad L(Theta_7)
    s.evaluate(7);
    // displacement = h (35/384 k1 + 500/1113 k3 + 125/192 k4 - 2187/6784 k5 + 11/84 k6)
    displacement.set(h * B1, k1);
    displacement.add(h * B3, k3, h * B4, k4, -h * B5, k5, h * B6, k6);
    // error = h (71/57600 k1 - 71/16695 k3 + 71/1920 k4 - 17253/339200 k5 + 22/525 k6 - 1/40 k7)
    error.set(h * D1, k1);
    error.add(-h * D3, k3, h * D4, k4, -h * D5, k5, h * D6, k6);
    error.add(-h * D7, g);
  }
}
