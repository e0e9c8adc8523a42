package sample;

import javax.annotation.processing.Generated;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.implicit.ImplicitMethod;
import org.kutta.runtime.implicit.StageEquations;
import org.kutta.runtime.implicit.StageValues;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.MethodStructure;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/**
 * Lobatto IIIB method with stages = 3.
 *
 * <p>Fully implicit, 3 stages, order 4: proved, all 8 order conditions hold exactly.
 * Stable on a quadratic of any curvature, for any learning rate, as far as its
 * stage equations are solved: fixed-point iteration contracts only while learning rate,
 * curvature and the norm of A multiply to less than one.
 * Proved: A-stable, {@code |R(z)| <= 1} where {@code Re z <= 0}.
 *
 * <pre>{@code
 *   0 | 1/6, -1/6
 * 1/2 | 1/6, 1/3
 *   1 | 1/6, 5/6
 * ----+---------------
 *   b | 1/6, 2/3,  1/6
 * }</pre>
 *
 * <p>Reference: B. L. Ehle, University of Waterloo, Research Report CSRR 2010 (1969)
 *
 * <p>Generated from LobattoIIIB4.tableau, SHA-256 7316037ed6d99f1e.
 */
@Generated("org.kutta.generator")
public final class LobattoIIIB4 extends ImplicitMethod {
  /** Proved: the error of a step is O(h^(ORDER + 1)). */
  public static final int ORDER = 4;

  /** Stages of the tableau. */
  public static final int STAGES = 3;

  /** Gradients that a step evaluates with one sweep over its stage equations. */
  public static final int EVALUATIONS = 3;

  /** Largest learning rate times curvature for which a step is stable. */
  public static final double REAL_STABILITY = Double.POSITIVE_INFINITY;

  /** Where the method was published. */
  public static final String REFERENCE =
      "B. L. Ehle, University of Waterloo, Research Report CSRR 2010 (1969)";

  /** What was proved of the method. */
  public static final MethodFacts FACTS = MethodFacts.named("LobattoIIIB4")
      .title("Lobatto IIIB method with stages = 3")
      .reference(REFERENCE)
      .order(ORDER)
      .stages(STAGES)
      .abscissae(0.0, 0.5, 1.0)
      .evaluations(EVALUATIONS)
      .workVectors(3)
      .realStability(REAL_STABILITY)
      .structure(MethodStructure.IMPLICIT)
      .build();

  /** {@code a11 = 1/6}. */
  private static final double A11 = 0.16666666666666666;

  /** {@code a12 = -1/6}. */
  private static final double A12 = -0.16666666666666666;

  /** {@code a21 = 1/6}. */
  private static final double A21 = 0.16666666666666666;

  /** {@code a22 = 1/3}. */
  private static final double A22 = 0.3333333333333333;

  /** {@code a31 = 1/6}. */
  private static final double A31 = 0.16666666666666666;

  /** {@code a32 = 5/6}. */
  private static final double A32 = 0.8333333333333334;

  /** {@code b1 = 1/6}. */
  private static final double B1 = 0.16666666666666666;

  /** {@code b2 = 2/3}. */
  private static final double B2 = 0.6666666666666666;

  /** {@code b3 = 1/6}. */
  private static final double B3 = 0.16666666666666666;

  /** k1 = grad L(Theta_1), k2 = grad L(Theta_2). */
  private static final StageEquations STAGES_1_2 =
      StageEquations.of(LobattoIIIB4::sweepStages1And2, 1, 2)
      .in(0).norm(0.5);

  private LobattoIIIB4(StageSolver solver) {
    super(FACTS, solver);
  }

  /** Returns a builder of optimizers that step with this method. */
  public static OptimizerBuilder builder() {
    return OptimizerBuilder.ofImplicit(FACTS, LobattoIIIB4::new);
  }

  @Override
  public boolean firstStageIsStart() {
    return false;
  }

  @Override
  public int stageVectors() {
    return 2;
  }

  /**
   * Costs, with one sweep over the stage equations, 3 gradients, 19 transfers of vectors, 14 BLAS
   * calls and 3 work vectors; the solver adds its own.
   */
  @Override
  public void advance(Stages s, double h) {
    solveStages(s, h);
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k1 = s.stageVector(0);
    Vector k2 = s.stageVector(1);
    Vector g = s.gradient();
    // theta_{n+1} = theta_n - h (1/6 k1 + 2/3 k2 + 1/6 k3)
    theta.set(start, -h * B1, k1, -h * B2, k2, -h * B3, g);
  }

  /**
   * Costs, with one sweep over the stage equations, 3 gradients, 18 transfers of vectors, 14 BLAS
   * calls and 4 work vectors; the solver adds its own.
   */
  @Override
  public void displacement(Stages s, double h) {
    solveStages(s, h);
    Vector displacement = s.displacement();
    Vector k1 = s.stageVector(0);
    Vector k2 = s.stageVector(1);
    Vector g = s.gradient();
    // displacement = h (1/6 k1 + 2/3 k2 + 1/6 k3)
    displacement.set(h * B1, k1);
    displacement.add(h * B2, k2, h * B3, g);
  }

  /** Solves the stage equations; leaves each k_i in its vector. */
  private void solveStages(Stages s, double h) {
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k1 = s.stageVector(0);
    Vector k2 = s.stageVector(1);

    // grad L(theta_n), to iterate from, unless the last step's stages serve
    if (!s.stagesAreKnown()) {
      s.evaluateStart();
    }
    // start = theta_n
    s.keepStart();

    // k1 = grad L(Theta_1), k2 = grad L(Theta_2)
    solve(STAGES_1_2, s, h);
    // Theta_3 = theta_n - h (1/6 k1 + 5/6 k2)
    theta.set(start, -h * A31, k1, -h * A32, k2);

    // k3 = grad L(Theta_3)
    s.evaluate(3);
    s.keepStages(h);
  }

  /** One sweep: k1 = grad L(Theta_1), k2 = grad L(Theta_2). */
  private static void sweepStages1And2(Stages s, StageValues k, double h) {
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k1 = k.of(1);
    Vector k2 = k.of(2);

    // Theta_1 = theta_n - h (1/6 k1 - 1/6 k2)
    theta.set(start, -h * A11, k1, -h * A12, k2);
    // k1 = grad L(Theta_1)
    k.evaluate(1);

    // Theta_2 = theta_n - h (1/6 k1 + 1/3 k2)
    theta.set(start, -h * A21, k1, -h * A22, k2);
    // k2 = grad L(Theta_2)
    k.evaluate(2);
  }
}
