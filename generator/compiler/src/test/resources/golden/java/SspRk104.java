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
 * Ten-stage fourth-order strong-stability-preserving method.
 *
 * <p>Explicit, 10 stages, order 4: proved, all 8 order conditions hold exactly;
 * embedded weights of order 3.
 * Stable on a quadratic of curvature c for learning rates up to
 * {@value #REAL_STABILITY} / c.
 *
 * <pre>
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
 * </pre>
 *
 * <p>Reference: D. I. Ketcheson, SIAM J. Sci. Comput. 30 (2008) 2113&#8211;2136; embedded weights: S. Conde, I. Fekete, J. N. Shadid, arXiv 1806.08693 (2018)
 *
 * <p>Generated from SspRk104.tableau, SHA-256 bd20ad1bfbe37bc8.
 */
@Generated("org.kutta.generator")
public final class SspRk104 extends RungeKuttaOptimizer {
  /** Proved: the error of a step is O(h^(ORDER + 1)). */
  public static final int ORDER = 4;

  /** Stages of the tableau. */
  public static final int STAGES = 10;

  /** Gradients that a step evaluates. */
  public static final int EVALUATIONS = 10;

  /** Largest learning rate times curvature for which a step is stable. */
  public static final double REAL_STABILITY = 13.917047464637365;

  /** Where the method was published. */
  public static final String REFERENCE = "D. I. Ketcheson, SIAM J. Sci. Comput. 30 (2008) 2113\u20132136; embedded weights: S. Conde, I. Fekete, J. N. Shadid, arXiv 1806.08693 (2018)";

  /** What was proved of the method. */
  public static final MethodFacts FACTS = new MethodFacts("SspRk104",
      "Ten-stage fourth-order strong-stability-preserving method", REFERENCE, ORDER, List.of(3),
      STAGES, EVALUATIONS, 6, REAL_STABILITY);

  /**
   * a21 = a32 - a22 = a43 - a33 = a54 - a44 = a76 - a66 = a87 - a77 = a98 - a88 = a10_9 - a99 = 1/6.
   */
  private static final double A21 = 0.16666666666666666;

  /**
   * b5 = b6 = b7 = b8 = b9 = b1 = b2 = b3 = b4 = b10 = d1 = d3 = d4 = d7 = d8 = d9 = 1/10.
   */
  private static final double B5 = 0.1;

  /** a61 = a62 = a63 = a64 = a65 = -d10 = 1/15. */
  private static final double A61 = 0.06666666666666667;

  /** -d2 = 11/90. */
  private static final double D2 = 0.12222222222222222;

  /** -d5 = 8/45. */
  private static final double D5 = 0.17777777777777778;

  /** -d6 = 7/30. */
  private static final double D6 = 0.23333333333333334;

  private SspRk104(OptimizerSettings settings) {
    super(FACTS, settings);
  }

  /** Returns a builder of optimizers that step with this method. */
  public static OptimizerBuilder<SspRk104> builder() {
    return new OptimizerBuilder<>(FACTS, SspRk104::new);
  }

  /** Costs 10 gradients, 63 passes over vectors and 6 work vectors. */
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
    // Theta_2 = theta_n - h (1/6 k1)
    theta.set(start, -h * A21, g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    k2.copy(g);
    // Theta_3 = theta - h (1/6 k2)
    theta.add(-h * A21, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    k3.copy(g);
    // Theta_4 = theta - h (1/6 k3)
    theta.add(-h * A21, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    k4.copy(g);
    // Theta_5 = theta - h (1/6 k4)
    theta.add(-h * A21, g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    // next = theta_n - h (1/10 k5)
    next.set(start, -h * B5, g);
    // Theta_6 = theta_n - h (1/15 k1 + 1/15 k2 + 1/15 k3 + 1/15 k4 + 1/15 k5)
    theta.set(start, -h * A61, k1, -h * A61, k2, -h * A61, k3, -h * A61, k4);
    theta.add(-h * A61, g);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    // next = next - h (1/10 k6)
    next.add(-h * B5, g);
    // Theta_7 = theta - h (1/6 k6)
    theta.add(-h * A21, g);

    // k7 = grad L(Theta_7)
    s.evaluate(7);
    // next = next - h (1/10 k7)
    next.add(-h * B5, g);
    // Theta_8 = theta - h (1/6 k7)
    theta.add(-h * A21, g);

    // k8 = grad L(Theta_8)
    s.evaluate(8);
    // next = next - h (1/10 k8)
    next.add(-h * B5, g);
    // Theta_9 = theta - h (1/6 k8)
    theta.add(-h * A21, g);

    // k9 = grad L(Theta_9)
    s.evaluate(9);
    // next = next - h (1/10 k9)
    next.add(-h * B5, g);
    // Theta_10 = theta - h (1/6 k9)
    theta.add(-h * A21, g);

    // k10 = grad L(Theta_10)
    s.evaluate(10);
    // theta_{n+1} = next - h (1/10 k1 + 1/10 k2 + 1/10 k3 + 1/10 k4 + 1/10 k10)
    theta.set(next, -h * B5, k1, -h * B5, k2, -h * B5, k3, -h * B5, k4);
    theta.add(-h * B5, g);
  }

  /** Costs 10 gradients, 74 passes over vectors and 11 work vectors. */
  @Override
  protected void advanceEstimating(Stages s, double h) {
    Vector k1 = s.work(0);
    Vector g = s.gradient();
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k2 = s.work(1);
    Vector k3 = s.work(2);
    Vector k4 = s.work(3);
    Vector k5 = s.work(4);
    Vector k6 = s.work(5);
    Vector k7 = s.work(6);
    Vector k8 = s.work(7);
    Vector k9 = s.work(8);
    Vector error = s.error();

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    k1.copy(g);
    // Theta_2 = theta_n - h (1/6 k1)
    theta.set(start, -h * A21, g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    k2.copy(g);
    // Theta_3 = theta - h (1/6 k2)
    theta.add(-h * A21, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    k3.copy(g);
    // Theta_4 = theta - h (1/6 k3)
    theta.add(-h * A21, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    k4.copy(g);
    // Theta_5 = theta - h (1/6 k4)
    theta.add(-h * A21, g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    k5.copy(g);
    // Theta_6 = theta_n - h (1/15 k1 + 1/15 k2 + 1/15 k3 + 1/15 k4 + 1/15 k5)
    theta.set(start, -h * A61, k1, -h * A61, k2, -h * A61, k3, -h * A61, k4);
    theta.add(-h * A61, g);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    k6.copy(g);
    // Theta_7 = theta - h (1/6 k6)
    theta.add(-h * A21, g);

    // k7 = grad L(Theta_7)
    s.evaluate(7);
    k7.copy(g);
    // Theta_8 = theta - h (1/6 k7)
    theta.add(-h * A21, g);

    // k8 = grad L(Theta_8)
    s.evaluate(8);
    k8.copy(g);
    // Theta_9 = theta - h (1/6 k8)
    theta.add(-h * A21, g);

    // k9 = grad L(Theta_9)
    s.evaluate(9);
    k9.copy(g);
    // Theta_10 = theta - h (1/6 k9)
    theta.add(-h * A21, g);

    // k10 = grad L(Theta_10)
    s.evaluate(10);
    // theta_{n+1} = theta_n - h (1/10 k1 + 1/10 k2 + 1/10 k3 + 1/10 k4 + 1/10 k5 + 1/10 k6 + 1/10 k7 + 1/10 k8 + 1/10 k9 + 1/10 k10)
    theta.set(start, -h * B5, k1, -h * B5, k2, -h * B5, k3, -h * B5, k4);
    theta.add(-h * B5, k5, -h * B5, k6, -h * B5, k7, -h * B5, k8);
    theta.add(-h * B5, k9, -h * B5, g);
    // error = h (1/10 k1 - 11/90 k2 + 1/10 k3 + 1/10 k4 - 8/45 k5 - 7/30 k6 + 1/10 k7 + 1/10 k8 + 1/10 k9 - 1/15 k10)
    error.set(h * B5, k1);
    error.add(-h * D2, k2, h * B5, k3, h * B5, k4, -h * D5, k5);
    error.add(-h * D6, k6, h * B5, k7, h * B5, k8, h * B5, k9);
    error.add(-h * A61, g);
  }

  /** Costs 10 gradients, 62 passes over vectors and 6 work vectors. */
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
    // Theta_2 = theta_n - h (1/6 k1)
    theta.set(start, -h * A21, g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    k2.copy(g);
    // Theta_3 = theta - h (1/6 k2)
    theta.add(-h * A21, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    k3.copy(g);
    // Theta_4 = theta - h (1/6 k3)
    theta.add(-h * A21, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    k4.copy(g);
    // Theta_5 = theta - h (1/6 k4)
    theta.add(-h * A21, g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    // displacement = h (1/10 k5)
    displacement.set(h * B5, g);
    // Theta_6 = theta_n - h (1/15 k1 + 1/15 k2 + 1/15 k3 + 1/15 k4 + 1/15 k5)
    theta.set(start, -h * A61, k1, -h * A61, k2, -h * A61, k3, -h * A61, k4);
    theta.add(-h * A61, g);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    // displacement += h (1/10 k6)
    displacement.add(h * B5, g);
    // Theta_7 = theta - h (1/6 k6)
    theta.add(-h * A21, g);

    // k7 = grad L(Theta_7)
    s.evaluate(7);
    // displacement += h (1/10 k7)
    displacement.add(h * B5, g);
    // Theta_8 = theta - h (1/6 k7)
    theta.add(-h * A21, g);

    // k8 = grad L(Theta_8)
    s.evaluate(8);
    // displacement += h (1/10 k8)
    displacement.add(h * B5, g);
    // Theta_9 = theta - h (1/6 k8)
    theta.add(-h * A21, g);

    // k9 = grad L(Theta_9)
    s.evaluate(9);
    // displacement += h (1/10 k9)
    displacement.add(h * B5, g);
    // Theta_10 = theta - h (1/6 k9)
    theta.add(-h * A21, g);

    // k10 = grad L(Theta_10)
    s.evaluate(10);
    // displacement += h (1/10 k1 + 1/10 k2 + 1/10 k3 + 1/10 k4 + 1/10 k10)
    displacement.add(h * B5, k1, h * B5, k2, h * B5, k3, h * B5, k4);
    displacement.add(h * B5, g);
  }

  /** Costs 10 gradients, 73 passes over vectors and 12 work vectors. */
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
    Vector k6 = s.work(5);
    Vector k7 = s.work(6);
    Vector k8 = s.work(7);
    Vector k9 = s.work(8);
    Vector displacement = s.displacement();
    Vector error = s.error();

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    k1.copy(g);
    // Theta_2 = theta_n - h (1/6 k1)
    theta.set(start, -h * A21, g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    k2.copy(g);
    // Theta_3 = theta - h (1/6 k2)
    theta.add(-h * A21, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    k3.copy(g);
    // Theta_4 = theta - h (1/6 k3)
    theta.add(-h * A21, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    k4.copy(g);
    // Theta_5 = theta - h (1/6 k4)
    theta.add(-h * A21, g);

    // k5 = grad L(Theta_5)
    s.evaluate(5);
    k5.copy(g);
    // Theta_6 = theta_n - h (1/15 k1 + 1/15 k2 + 1/15 k3 + 1/15 k4 + 1/15 k5)
    theta.set(start, -h * A61, k1, -h * A61, k2, -h * A61, k3, -h * A61, k4);
    theta.add(-h * A61, g);

    // k6 = grad L(Theta_6)
    s.evaluate(6);
    k6.copy(g);
    // Theta_7 = theta - h (1/6 k6)
    theta.add(-h * A21, g);

    // k7 = grad L(Theta_7)
    s.evaluate(7);
    k7.copy(g);
    // Theta_8 = theta - h (1/6 k7)
    theta.add(-h * A21, g);

    // k8 = grad L(Theta_8)
    s.evaluate(8);
    k8.copy(g);
    // Theta_9 = theta - h (1/6 k8)
    theta.add(-h * A21, g);

    // k9 = grad L(Theta_9)
    s.evaluate(9);
    k9.copy(g);
    // Theta_10 = theta - h (1/6 k9)
    theta.add(-h * A21, g);

    // k10 = grad L(Theta_10)
    s.evaluate(10);
    // displacement = h (1/10 k1 + 1/10 k2 + 1/10 k3 + 1/10 k4 + 1/10 k5 + 1/10 k6 + 1/10 k7 + 1/10 k8 + 1/10 k9 + 1/10 k10)
    displacement.set(h * B5, k1);
    displacement.add(h * B5, k2, h * B5, k3, h * B5, k4, h * B5, k5);
    displacement.add(h * B5, k6, h * B5, k7, h * B5, k8, h * B5, k9);
    displacement.add(h * B5, g);
    // error = h (1/10 k1 - 11/90 k2 + 1/10 k3 + 1/10 k4 - 8/45 k5 - 7/30 k6 + 1/10 k7 + 1/10 k8 + 1/10 k9 - 1/15 k10)
    error.set(h * B5, k1);
    error.add(-h * D2, k2, h * B5, k3, h * B5, k4, -h * D5, k5);
    error.add(-h * D6, k6, h * B5, k7, h * B5, k8, h * B5, k9);
    error.add(-h * A61, g);
  }
}
