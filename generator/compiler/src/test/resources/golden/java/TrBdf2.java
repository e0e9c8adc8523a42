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
 * TR-BDF2: the trapezoidal rule and backward differences.
 *
 * <p>Singly diagonally implicit with an explicit first stage, 3 stages, order 2: proved, all 2
 * order conditions hold exactly;
 * embedded weights of order 3.
 * Stable on a quadratic of any curvature, for any learning rate, as far as its
 * stage equations are solved: fixed-point iteration contracts only while learning rate,
 * curvature and the norm of A multiply to less than one.
 * Proved: A-stable, {@code |R(z)| <= 1} where {@code Re z <= 0}; L-stable,
 * {@code R(z)} tends to zero at infinity.
 *
 * <pre>{@code
 *           0 |
 * 2 - sqrt(2) | 1 - sqrt(2)/2,    1 - sqrt(2)/2
 *           1 | sqrt(2)/4,        sqrt(2)/4,       1 - sqrt(2)/2
 * ------------+---------------------------------------------------
 *           b | sqrt(2)/4,        sqrt(2)/4,       1 - sqrt(2)/2
 *          b^ | 1/3 - sqrt(2)/12, 1/3 + sqrt(2)/4, 1/3 - sqrt(2)/6
 * }</pre>
 *
 * <p>Reference: M. E. Hosea, L. F. Shampine, Appl. Numer. Math. 20 (1996) 21\u201337
 *
 * <p>Generated from TrBdf2.tableau, SHA-256 5717a34637d31929.
 */
@Generated("org.kutta.generator")
public final class TrBdf2 extends ImplicitMethod {
  /** Proved: the error of a step is O(h^(ORDER + 1)). */
  public static final int ORDER = 2;

  /** Stages of the tableau. */
  public static final int STAGES = 3;

  /** Gradients that a step evaluates with one sweep over its stage equations. */
  public static final int EVALUATIONS = 2;

  /** Largest learning rate times curvature for which a step is stable. */
  public static final double REAL_STABILITY = Double.POSITIVE_INFINITY;

  /** Where the method was published. */
  public static final String REFERENCE =
      "M. E. Hosea, L. F. Shampine, Appl. Numer. Math. 20 (1996) 21\u201337";

  /** What was proved of the method. */
  public static final MethodFacts FACTS = MethodFacts.named("TrBdf2")
      .title("TR-BDF2: the trapezoidal rule and backward differences")
      .reference(REFERENCE)
      .order(ORDER)
      .embeddedOrders(3)
      .stages(STAGES)
      .abscissae(0.0, 0.585786437626905, 1.0)
      .evaluations(EVALUATIONS)
      .workVectors(5)
      .realStability(REAL_STABILITY)
      .structure(MethodStructure.ESDIRK)
      .build();

  /** {@code a21 = 1 - sqrt(2)/2}. */
  private static final double A21 = 0.2928932188134525;

  /** {@code a22 = 1 - sqrt(2)/2}. */
  private static final double A22 = 0.2928932188134525;

  /** {@code a31 = sqrt(2)/4}. */
  private static final double A31 = 0.3535533905932738;

  /** {@code a32 = sqrt(2)/4}. */
  private static final double A32 = 0.3535533905932738;

  /** {@code a33 = 1 - sqrt(2)/2}. */
  private static final double A33 = 0.2928932188134525;

  /** {@code b1 = sqrt(2)/4}. */
  private static final double B1 = 0.3535533905932738;

  /** {@code b2 = sqrt(2)/4}. */
  private static final double B2 = 0.3535533905932738;

  /** {@code b3 = 1 - sqrt(2)/2}. */
  private static final double B3 = 0.2928932188134525;

  /** {@code e1 = b1 - b^1 = -1/3 + sqrt(2)/3}. */
  private static final double E1 = 0.13807118745769836;

  /** {@code e2 = b2 - b^2 = -1/3}. */
  private static final double E2 = -0.3333333333333333;

  /** {@code e3 = b3 - b^3 = 2/3 - sqrt(2)/3}. */
  private static final double E3 = 0.19526214587563498;

  /** k2 = grad L(Theta_2). */
  private static final StageEquations STAGE_2 = StageEquations.of(TrBdf2::sweepStage2, 2).in(0)
      .norm(0.2928932188134525).guessWork(0);

  /** k3 = grad L(Theta_3). */
  private static final StageEquations STAGE_3 = StageEquations.of(TrBdf2::sweepStage3, 3).in(1)
      .norm(0.2928932188134525).guess(0);

  private TrBdf2(StageSolver solver) {
    super(FACTS, solver);
  }

  /** Returns a builder of optimizers that step with this method. */
  public static OptimizerBuilder builder() {
    return OptimizerBuilder.ofImplicit(FACTS, TrBdf2::new);
  }

  @Override
  public int stageVectors() {
    return 2;
  }

  /**
   * Costs, with one sweep over the stage equations, 2 gradients, 15 transfers of vectors, 10 BLAS
   * calls and 5 work vectors; the solver adds its own.
   */
  @Override
  public void advance(Stages s, double h) {
    solveStages(s, h);
    Vector k1 = s.work(0);
    Vector g = s.gradient();
    // k1 of the next step
    k1.copy(g);
    s.keepFirstStage();
  }

  /**
   * Costs, with one sweep over the stage equations, 2 gradients, 19 transfers of vectors, 14 BLAS
   * calls and 6 work vectors; the solver adds its own.
   */
  @Override
  public void advanceEstimating(Stages s, double h) {
    solveStages(s, h);
    Vector error = s.error();
    Vector k1 = s.work(0);
    Vector k2 = s.stageVector(0);
    Vector k3 = s.stageVector(1);
    Vector g = s.gradient();
    // error = h ((-1/3 + sqrt(2)/3) k1 - 1/3 k2 + (2/3 - sqrt(2)/3) k3)
    error.set(h * E1, k1);
    error.add(h * E2, k2, h * E3, k3);
    // k1 of the next step
    k1.copy(g);
    s.keepFirstStage();
  }

  /**
   * Costs, with one sweep over the stage equations, 2 gradients, 17 transfers of vectors, 13 BLAS
   * calls and 6 work vectors; the solver adds its own.
   */
  @Override
  public void displacement(Stages s, double h) {
    solveStages(s, h);
    Vector displacement = s.displacement();
    Vector k1 = s.work(0);
    Vector k2 = s.stageVector(0);
    Vector k3 = s.stageVector(1);
    // displacement = h (sqrt(2)/4 k1 + sqrt(2)/4 k2 + (1 - sqrt(2)/2) k3)
    displacement.set(h * B1, k1);
    displacement.add(h * B2, k2, h * B3, k3);
  }

  /**
   * Costs, with one sweep over the stage equations, 2 gradients, 18 transfers of vectors, 17 BLAS
   * calls and 7 work vectors; the solver adds its own.
   */
  @Override
  public void displacementEstimating(Stages s, double h) {
    solveStages(s, h);
    Vector displacement = s.displacement();
    Vector k1 = s.work(0);
    Vector k2 = s.stageVector(0);
    Vector k3 = s.stageVector(1);
    Vector error = s.error();
    // displacement = h (sqrt(2)/4 k1 + sqrt(2)/4 k2 + (1 - sqrt(2)/2) k3)
    displacement.set(h * B1, k1);
    displacement.add(h * B2, k2, h * B3, k3);
    // error = h ((-1/3 + sqrt(2)/3) k1 - 1/3 k2 + (2/3 - sqrt(2)/3) k3)
    error.set(h * E1, k1);
    error.add(h * E2, k2, h * E3, k3);
  }

  /** Solves the stage equations; leaves each k_i in its vector. */
  private void solveStages(Stages s, double h) {
    Vector g = s.gradient();
    Vector k1 = s.work(0);
    Vector base = s.work(1);
    Vector start = s.start();
    Vector k2 = s.stageVector(0);

    // k1 = grad L(theta_n): first same as last, if the last step was on the same function
    if (!s.firstStageIsKnown()) {
      s.evaluate(1);
      k1.copy(g);
    }
    // start = theta_n
    s.keepStart();

    // k2 = grad L(Theta_2)
    solve(STAGE_2, s, h);
    // base = theta_n - h (sqrt(2)/4 k1 + sqrt(2)/4 k2)
    base.set(start, -h * A31, k1, -h * A32, k2);

    // k3 = grad L(Theta_3)
    solve(STAGE_3, s, h);
    s.keepStages(h);
  }

  /** One sweep: k2 = grad L(Theta_2). */
  private static void sweepStage2(Stages s, StageValues k, double h) {
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k1 = s.work(0);
    Vector k2 = k.of(2);

    // Theta_2 = theta_n - h ((1 - sqrt(2)/2) k1 + (1 - sqrt(2)/2) k2)
    theta.set(start, -h * A21, k1, -h * A22, k2);
    // k2 = grad L(Theta_2)
    k.evaluate(2);
  }

  /** One sweep: k3 = grad L(Theta_3). */
  private static void sweepStage3(Stages s, StageValues k, double h) {
    Vector theta = s.theta();
    Vector base = s.work(1);
    Vector k3 = k.of(3);

    // Theta_3 = base - h ((1 - sqrt(2)/2) k3)
    theta.set(base, -h * A33, k3);
    // k3 = grad L(Theta_3)
    k.evaluate(3);
  }
}
