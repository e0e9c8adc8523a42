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
 * Alexander's two-stage stiffly accurate method.
 *
 * <p>Singly diagonally implicit, 2 stages, order 2: proved, all 2 order conditions hold exactly.
 * Stable on a quadratic of any curvature, for any learning rate, as far as its
 * stage equations are solved: fixed-point iteration contracts only while learning rate,
 * curvature and the norm of A multiply to less than one.
 * Proved: A-stable, {@code |R(z)| <= 1} where {@code Re z <= 0}; L-stable,
 * {@code R(z)} tends to zero at infinity.
 *
 * <pre>{@code
 * 1 - sqrt(2)/2 | 1 - sqrt(2)/2
 *             1 | sqrt(2)/2,     1 - sqrt(2)/2
 * --------------+-----------------------------
 *             b | sqrt(2)/2,     1 - sqrt(2)/2
 * }</pre>
 *
 * <p>Reference: R. Alexander, SIAM J. Numer. Anal. 14 (1977) 1006\u20131021
 *
 * <p>Generated from Alexander2.tableau, SHA-256 ba5c18d6e2ff7cd4.
 */
@Generated("org.kutta.generator")
public final class Alexander2 extends ImplicitMethod {
  /** Proved: the error of a step is O(h^(ORDER + 1)). */
  public static final int ORDER = 2;

  /** Stages of the tableau. */
  public static final int STAGES = 2;

  /** Gradients that a step evaluates with one sweep over its stage equations. */
  public static final int EVALUATIONS = 2;

  /** Largest learning rate times curvature for which a step is stable. */
  public static final double REAL_STABILITY = Double.POSITIVE_INFINITY;

  /** Where the method was published. */
  public static final String REFERENCE =
      "R. Alexander, SIAM J. Numer. Anal. 14 (1977) 1006\u20131021";

  /** What was proved of the method. */
  public static final MethodFacts FACTS = MethodFacts.named("Alexander2")
      .title("Alexander's two-stage stiffly accurate method")
      .reference(REFERENCE)
      .order(ORDER)
      .stages(STAGES)
      .abscissae(0.2928932188134525, 1.0)
      .evaluations(EVALUATIONS)
      .workVectors(3)
      .realStability(REAL_STABILITY)
      .structure(MethodStructure.SDIRK)
      .build();

  /** {@code a11 = 1 - sqrt(2)/2}. */
  private static final double A11 = 0.2928932188134525;

  /** {@code a21 = sqrt(2)/2}. */
  private static final double A21 = 0.7071067811865476;

  /** {@code a22 = 1 - sqrt(2)/2}. */
  private static final double A22 = 0.2928932188134525;

  /** {@code b1 = sqrt(2)/2}. */
  private static final double B1 = 0.7071067811865476;

  /** {@code b2 = 1 - sqrt(2)/2}. */
  private static final double B2 = 0.2928932188134525;

  /** k1 = grad L(Theta_1). */
  private static final StageEquations STAGE_1 = StageEquations.of(Alexander2::sweepStage1, 1).in(0)
      .norm(0.2928932188134525);

  /** k2 = grad L(Theta_2). */
  private static final StageEquations STAGE_2 = StageEquations.of(Alexander2::sweepStage2, 2).in(1)
      .norm(0.2928932188134525).guess(0);

  private Alexander2(StageSolver solver) {
    super(FACTS, solver);
  }

  /** Returns a builder of optimizers that step with this method. */
  public static OptimizerBuilder builder() {
    return OptimizerBuilder.ofImplicit(FACTS, Alexander2::new);
  }

  @Override
  public boolean firstStageIsStart() {
    return false;
  }

  /**
   * Costs, with one sweep over the stage equations, 2 gradients, 9 transfers of vectors, 6 BLAS
   * calls and 3 work vectors; the solver adds its own.
   */
  @Override
  public void advance(Stages s, double h) {
    solveStages(s, h);
    // theta_{n+1} is the last stage point, and theta is there
  }

  /**
   * Costs, with one sweep over the stage equations, 2 gradients, 12 transfers of vectors, 9 BLAS
   * calls and 4 work vectors; the solver adds its own.
   */
  @Override
  public void displacement(Stages s, double h) {
    solveStages(s, h);
    Vector displacement = s.displacement();
    Vector k1 = s.stageVector(0);
    Vector k2 = s.stageVector(1);
    // displacement = h (sqrt(2)/2 k1 + (1 - sqrt(2)/2) k2)
    displacement.set(h * B1, k1);
    displacement.add(h * B2, k2);
  }

  /** Solves the stage equations; leaves each k_i in its vector. */
  private void solveStages(Stages s, double h) {
    // grad L(theta_n), to iterate from, unless the last step's stages serve
    if (!s.stagesAreKnown()) {
      s.evaluateStart();
    }
    // start = theta_n
    s.keepStart();

    // k1 = grad L(Theta_1)
    solve(STAGE_1, s, h);

    // k2 = grad L(Theta_2)
    solve(STAGE_2, s, h);
    s.keepStages(h);
  }

  /** One sweep: k1 = grad L(Theta_1). */
  private static void sweepStage1(Stages s, StageValues k, double h) {
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k1 = k.of(1);

    // Theta_1 = theta_n - h ((1 - sqrt(2)/2) k1)
    theta.set(start, -h * A11, k1);
    // k1 = grad L(Theta_1)
    k.evaluate(1);
  }

  /** One sweep: k2 = grad L(Theta_2). */
  private static void sweepStage2(Stages s, StageValues k, double h) {
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k1 = s.stageVector(0);
    Vector k2 = k.of(2);

    // Theta_2 = theta_n - h (sqrt(2)/2 k1 + (1 - sqrt(2)/2) k2)
    theta.set(start, -h * A21, k1, -h * A22, k2);
    // k2 = grad L(Theta_2)
    k.evaluate(2);
  }
}
