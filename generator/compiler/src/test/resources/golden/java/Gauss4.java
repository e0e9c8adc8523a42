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
 * Gauss-Legendre collocation method with stages = 2.
 *
 * <p>Fully implicit, 2 stages, order 4: proved, all 8 order conditions hold exactly.
 * Stable on a quadratic of any curvature, for any learning rate, as far as its
 * stage equations are solved: fixed-point iteration contracts only while learning rate,
 * curvature and the norm of A multiply to less than one.
 * Proved: A-stable, {@code |R(z)| <= 1} where {@code Re z <= 0}.
 *
 * <pre>{@code
 * 1/2 - sqrt(3)/6 | 1/4,             1/4 - sqrt(3)/6
 * 1/2 + sqrt(3)/6 | 1/4 + sqrt(3)/6, 1/4
 * ----------------+---------------------------------
 *               b | 1/2,             1/2
 * }</pre>
 *
 * <p>Reference: J. C. Butcher, Math. Comp. 18 (1964) 50\u201364
 *
 * <p>Generated from Gauss4.tableau, SHA-256 e85e37c59285a4bc.
 */
@Generated("org.kutta.generator")
public final class Gauss4 extends ImplicitMethod {
  /** Proved: the error of a step is O(h^(ORDER + 1)). */
  public static final int ORDER = 4;

  /** Stages of the tableau. */
  public static final int STAGES = 2;

  /** Gradients that a step evaluates with one sweep over its stage equations. */
  public static final int EVALUATIONS = 2;

  /** Largest learning rate times curvature for which a step is stable. */
  public static final double REAL_STABILITY = Double.POSITIVE_INFINITY;

  /** Where the method was published. */
  public static final String REFERENCE = "J. C. Butcher, Math. Comp. 18 (1964) 50\u201364";

  /** What was proved of the method. */
  public static final MethodFacts FACTS = MethodFacts.named("Gauss4")
      .title("Gauss-Legendre collocation method with stages = 2")
      .reference(REFERENCE)
      .order(ORDER)
      .stages(STAGES)
      .abscissae(0.2113248654051871, 0.7886751345948129)
      .evaluations(EVALUATIONS)
      .workVectors(3)
      .realStability(REAL_STABILITY)
      .structure(MethodStructure.IMPLICIT)
      .build();

  /** {@code a11 = 1/4}. */
  private static final double A11 = 0.25;

  /** {@code a12 = 1/4 - sqrt(3)/6}. */
  private static final double A12 = -0.03867513459481288;

  /** {@code a21 = 1/4 + sqrt(3)/6}. */
  private static final double A21 = 0.5386751345948129;

  /** {@code a22 = 1/4}. */
  private static final double A22 = 0.25;

  /** {@code b1 = 1/2}. */
  private static final double B1 = 0.5;

  /** {@code b2 = 1/2}. */
  private static final double B2 = 0.5;

  /** k1 = grad L(Theta_1), k2 = grad L(Theta_2). */
  private static final StageEquations STAGES_1_2 = StageEquations.of(Gauss4::sweepStages1And2, 1, 2)
      .in(0).norm(0.7886751345948129).nodes(0.2113248654051871, 0.7886751345948129);

  private Gauss4(StageSolver solver) {
    super(FACTS, solver);
  }

  /** Returns a builder of optimizers that step with this method. */
  public static OptimizerBuilder builder() {
    return OptimizerBuilder.ofImplicit(FACTS, Gauss4::new);
  }

  @Override
  public boolean firstStageIsStart() {
    return false;
  }

  /**
   * Costs, with one sweep over the stage equations, 2 gradients, 14 transfers of vectors, 10 BLAS
   * calls and 3 work vectors; the solver adds its own.
   */
  @Override
  public void advance(Stages s, double h) {
    solveStages(s, h);
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k1 = s.stageVector(0);
    Vector k2 = s.stageVector(1);
    // theta_{n+1} = theta_n - h (1/2 k1 + 1/2 k2)
    theta.set(start, -h * B1, k1, -h * B2, k2);
  }

  /**
   * Costs, with one sweep over the stage equations, 2 gradients, 13 transfers of vectors, 10 BLAS
   * calls and 4 work vectors; the solver adds its own.
   */
  @Override
  public void displacement(Stages s, double h) {
    solveStages(s, h);
    Vector displacement = s.displacement();
    Vector k1 = s.stageVector(0);
    Vector k2 = s.stageVector(1);
    // displacement = h (1/2 k1 + 1/2 k2)
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

    // k1 = grad L(Theta_1), k2 = grad L(Theta_2)
    solve(STAGES_1_2, s, h);
    s.keepStages(h);
  }

  /** One sweep: k1 = grad L(Theta_1), k2 = grad L(Theta_2). */
  private static void sweepStages1And2(Stages s, StageValues k, double h) {
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k1 = k.of(1);
    Vector k2 = k.of(2);

    // Theta_1 = theta_n - h (1/4 k1 - (-1/4 + sqrt(3)/6) k2)
    theta.set(start, -h * A11, k1, -h * A12, k2);
    // k1 = grad L(Theta_1)
    k.evaluate(1);

    // Theta_2 = theta_n - h ((1/4 + sqrt(3)/6) k1 + 1/4 k2)
    theta.set(start, -h * A21, k1, -h * A22, k2);
    // k2 = grad L(Theta_2)
    k.evaluate(2);
  }
}
