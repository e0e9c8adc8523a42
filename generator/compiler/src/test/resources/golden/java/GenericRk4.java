package sample;

import javax.annotation.processing.Generated;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/**
 * The fourth-order methods of four stages with distinct abscissae.
 *
 * <p>A family of explicit methods, 4 stages,
 * proved for all values of its parameters: order 4 for all c2, c3; order 5 never.
 *
 * <p>Parameters: {@code c2 in (0, 1) and != 1/2, c3 in (0, 1) and != c2 and != (4*c2 - 3)/(2*(3*c2
 * - 2))}.
 *
 * <pre>{@code
 *  0 |
 * c2 | c2
 * c3 | a31,                                    (c2*c3 - c3^2)/(2*c2*(2*c2 - 1))
 *  1 | a41,                                    a42,
 *    | a43
 * ---+-------------------------------------------------------------------------------
 *  b | (6*c2*c3 - 2*c2 - 2*c3 + 1)/(12*c2*c3), (2*c3 - 1)/(12*c2*(c2 - c3)*(c2 - 1)),
 *    | (-2*c2 + 1)/(12*c3*(c2 - c3)*(c3 - 1)), b4
 * }</pre>
 *
 * <p>Reference: W. Kutta, Z. Math. Phys. 46 (1901) 435\u2013453; E. Hairer, S. P. N\u00f8rsett, G.
 * Wanner, Solving Ordinary Differential Equations I, Springer 1993, \u00a7II.1
 *
 * <p>Generated from GenericRk4.tableau, SHA-256 cfb2a95b6edc17e5.
 */
@Generated("org.kutta.generator")
public final class GenericRk4 extends Method {
  /** Proved, for all parameters: the error is O(h^(ORDER + 1)). */
  public static final int ORDER = 4;

  /** Stages of the tableau. */
  public static final int STAGES = 4;

  /** Gradients that a step evaluates. */
  public static final int EVALUATIONS = 4;

  /** Largest stable learning rate times curvature, for all parameters. */
  public static final double REAL_STABILITY = 2.785293563405282;

  /** Where the family was published. */
  public static final String REFERENCE =
      "W. Kutta, Z. Math. Phys. 46 (1901) 435\u2013453; E. Hairer, S. P. N\u00f8rsett, G. Wanner, "
      + "Solving Ordinary Differential Equations I, Springer 1993, \u00a7II.1";

  /** {@code a21 = c2}. */
  private final double a21;

  /** {@code a31 = (4 c2^2 c3 - 3 c2 c3 + c3^2)/(2 c2 (2 c2 - 1))}. */
  private final double a31;

  /** {@code a32 = (c2 c3 - c3^2)/(2 c2 (2 c2 - 1))}. */
  private final double a32;

  /** {@code a41}. */
  private final double a41;

  /** {@code a42}. */
  private final double a42;

  /** {@code a43}. */
  private final double a43;

  /** {@code b1 = (6 c2 c3 - 2 c2 - 2 c3 + 1)/(12 c2 c3)}. */
  private final double b1;

  /** {@code b2 = (2 c3 - 1)/(12 c2 (c2 - c3) (c2 - 1))}. */
  private final double b2;

  /** {@code b3 = (-2 c2 + 1)/(12 c3 (c2 - c3) (c3 - 1))}. */
  private final double b3;

  /** {@code b4 = (6 c2 c3 - 4 c2 - 4 c3 + 3)/(12 (c2 - 1) (c3 - 1))}. */
  private final double b4;

  private GenericRk4(MethodFacts facts, double c2, double c3) {
    super(facts);
    // b2 = (2*c3 - 1)/(12*c2*(c3 - c2)*(1 - c2))
    double b2 = (2.0 * c3 - 1.0) / (12.0 * c2 * (c3 - c2) * (1.0 - c2));
    // b3 = (1 - 2*c2)/(12*c3*(c3 - c2)*(1 - c3))
    double b3 = (1.0 - 2.0 * c2) / (12.0 * c3 * (c3 - c2) * (1.0 - c3));
    // b4 = (6*c2*c3 - 4*c2 - 4*c3 + 3)/(12*(1 - c2)*(1 - c3))
    double b4 = (6.0 * c2 * c3 - 4.0 * c2 - 4.0 * c3 + 3.0) / (12.0 * (1.0 - c2) * (1.0 - c3));
    // a32 = c3*(c3 - c2)/(2*c2*(1 - 2*c2))
    double a32 = c3 * (c3 - c2) / (2.0 * c2 * (1.0 - 2.0 * c2));
    // a43 = b3*(1 - c3)/b4
    double a43 = b3 * (1.0 - c3) / b4;
    // a42 = (b2*(1 - c2) - b3*a32)/b4
    double a42 = (b2 * (1.0 - c2) - b3 * a32) / b4;
    this.a21 = c2;
    this.a31 = c3 - a32;
    this.a32 = a32;
    // a41 = 1 - a42 - a43
    this.a41 = 1.0 - a42 - a43;
    this.a42 = a42;
    this.a43 = a43;
    // b1 = 1 - b2 - b3 - b4
    this.b1 = 1.0 - b2 - b3 - b4;
    this.b2 = b2;
    this.b3 = b3;
    this.b4 = b4;
    if (!Double.isFinite(this.a21 + this.a31 + this.a32 + this.a41 + this.a42 + this.a43 + this.b1
        + this.b2 + this.b3 + this.b4)) {
      throw new IllegalArgumentException(
          facts.name() + " has no finite coefficients: it divides by zero, or nearly so");
    }
  }

  /**
   * Returns a builder of optimizers that step with a method of this family.
   *
   * @throws IllegalArgumentException unless {@code c2 in (0, 1) and != 1/2, c3 in (0, 1) and != c2
   *     and != (4*c2 - 3)/(2*(3*c2 - 2))}
   */
  public static OptimizerBuilder builder(double c2, double c3) {
    MethodFacts facts = facts(c2, c3);
    return OptimizerBuilder.of(facts, () -> new GenericRk4(facts, c2, c3));
  }

  /**
   * Returns what was proved of a method of this family.
   *
   * @throws IllegalArgumentException unless {@code c2 in (0, 1) and != 1/2, c3 in (0, 1) and != c2
   *     and != (4*c2 - 3)/(2*(3*c2 - 2))}
   */
  public static MethodFacts facts(double c2, double c3) {
    requireDomain(c2, c3);
    return MethodFacts.named("GenericRk4(c2 = " + c2 + ", c3 = " + c3 + ")")
        .title("The fourth-order methods of four stages with distinct abscissae")
        .reference(REFERENCE)
        .order(ORDER)
        .stages(STAGES)
        .abscissae(0.0, c2, c3, 1.0)
        .evaluations(EVALUATIONS)
        .workVectors(4)
        .realStability(REAL_STABILITY)
        .build();
  }

  private static void requireDomain(double c2, double c3) {
    if (!(c2 > 0.0 && c2 < 1.0 && c2 != 0.5)) {
      throw new IllegalArgumentException(
          "GenericRk4 has c2 in (0, 1) and != 1/2, found c2 = " + c2);
    }
    if (!(c3 > 0.0 && c3 < 1.0 && c3 != c2 && c3 != (2.0 * c2 - 1.5) / (3.0 * c2 - 2.0))) {
      throw new IllegalArgumentException(
          "GenericRk4 has c3 in (0, 1) and != c2 and != (4*c2 - 3)/(2*(3*c2 - 2)), found c3 = "
              + c3);
    }
  }

  /** Costs 4 gradients, 21 transfers of vectors, 18 BLAS calls and 4 work vectors. */
  @Override
  public void advance(Stages s, double h) {
    Vector k1 = s.work(0);
    Vector g = s.gradient();
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k2 = s.work(1);
    Vector next = s.work(2);

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    k1.copy(g);
    // Theta_2 = theta_n - h (a21 k1)
    theta.set(start, -h * a21, g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    k2.copy(g);
    // Theta_3 = theta_n - h (a31 k1 + a32 k2)
    theta.set(start, -h * a31, k1, -h * a32, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // next = theta_n - h (b3 k3)
    next.set(start, -h * b3, g);
    // Theta_4 = theta_n - h (a41 k1 + a42 k2 + a43 k3)
    theta.set(start, -h * a41, k1, -h * a42, k2, -h * a43, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // theta_{n+1} = next - h (b1 k1 + b2 k2 + b4 k4)
    theta.set(next, -h * b1, k1, -h * b2, k2, -h * b4, g);
  }

  /** Costs 4 gradients, 21 transfers of vectors, 17 BLAS calls and 4 work vectors. */
  @Override
  public void displacement(Stages s, double h) {
    Vector k1 = s.work(0);
    Vector g = s.gradient();
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k2 = s.work(1);
    Vector displacement = s.displacement();

    // k1 = grad L(theta_n)
    s.evaluate(1);
    // start = theta_n
    s.keepStart();
    k1.copy(g);
    // Theta_2 = theta_n - h (a21 k1)
    theta.set(start, -h * a21, g);

    // k2 = grad L(Theta_2)
    s.evaluate(2);
    k2.copy(g);
    // Theta_3 = theta_n - h (a31 k1 + a32 k2)
    theta.set(start, -h * a31, k1, -h * a32, g);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    // displacement = h (b3 k3)
    displacement.set(h * b3, g);
    // Theta_4 = theta_n - h (a41 k1 + a42 k2 + a43 k3)
    theta.set(start, -h * a41, k1, -h * a42, k2, -h * a43, g);

    // k4 = grad L(Theta_4)
    s.evaluate(4);
    // displacement += h (b1 k1 + b2 k2 + b4 k4)
    displacement.add(h * b1, k1, h * b2, k2, h * b4, g);
  }
}
