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
 * Backward Euler's method, the proximal point step.
 *
 * <p>Singly diagonally implicit, 1 stage, order 1: proved, its order condition holds exactly.
 * Stable on a quadratic of any curvature, for any learning rate, as far as its
 * stage equations are solved: fixed-point iteration contracts only while learning rate,
 * curvature and the norm of A multiply to less than one.
 * Proved: A-stable, {@code |R(z)| <= 1} where {@code Re z <= 0}; L-stable,
 * {@code R(z)} tends to zero at infinity.
 *
 * <pre>{@code
 * 1 | 1
 * --+--
 * b | 1
 * }</pre>
 *
 * <p>The step is the proximal point step: the next theta is where
 * {@code L(x) + |x - theta|^2 / (2 h)} is stationary, its minimum where L is convex, since
 * there the gradient of L is {@code (theta - x) / h}.
 *
 * <p>Reference: J. Crank, P. Nicolson, Proc. Camb. Phil. Soc. 43 (1947) 50\u201367; R. T.
 * Rockafellar, SIAM J. Control Optim. 14 (1976) 877\u2013898
 *
 * <p>Generated from BackwardEuler.tableau, SHA-256 65e5a439d3ef751b.
 */
@Generated("org.kutta.generator")
public final class BackwardEuler extends ImplicitMethod {
  /** Proved: the error of a step is O(h^(ORDER + 1)). */
  public static final int ORDER = 1;

  /** Stages of the tableau. */
  public static final int STAGES = 1;

  /** Gradients that a step evaluates with one sweep over its stage equations. */
  public static final int EVALUATIONS = 1;

  /** Largest learning rate times curvature for which a step is stable. */
  public static final double REAL_STABILITY = Double.POSITIVE_INFINITY;

  /** Where the method was published. */
  public static final String REFERENCE =
      "J. Crank, P. Nicolson, Proc. Camb. Phil. Soc. 43 (1947) 50\u201367; R. T. Rockafellar, SIAM "
      + "J. Control Optim. 14 (1976) 877\u2013898";

  /** What was proved of the method. */
  public static final MethodFacts FACTS = MethodFacts.named("BackwardEuler")
      .title("Backward Euler's method, the proximal point step")
      .reference(REFERENCE)
      .order(ORDER)
      .stages(STAGES)
      .abscissae(1.0)
      .evaluations(EVALUATIONS)
      .workVectors(2)
      .realStability(REAL_STABILITY)
      .structure(MethodStructure.SDIRK)
      .build();

  /** k1 = grad L(Theta_1). */
  private static final StageEquations STAGE_1 = StageEquations.of(BackwardEuler::sweepStage1, 1)
      .in(0).norm(1.0);

  private BackwardEuler(StageSolver solver) {
    super(FACTS, solver);
  }

  /** Returns a builder of optimizers that step with this method. */
  public static OptimizerBuilder builder() {
    return OptimizerBuilder.ofImplicit(FACTS, BackwardEuler::new);
  }

  @Override
  public boolean firstStageIsStart() {
    return false;
  }

  /**
   * Costs, with one sweep over the stage equations, 1 gradient, 5 transfers of vectors, 3 BLAS
   * calls and 2 work vectors; the solver adds its own.
   */
  @Override
  public void advance(Stages s, double h) {
    solveStages(s, h);
    // theta_{n+1} is the last stage point, and theta is there
  }

  /**
   * Costs, with one sweep over the stage equations, 1 gradient, 7 transfers of vectors, 5 BLAS
   * calls and 3 work vectors; the solver adds its own.
   */
  @Override
  public void displacement(Stages s, double h) {
    solveStages(s, h);
    Vector displacement = s.displacement();
    Vector k1 = s.stageVector(0);
    // displacement = h (k1)
    displacement.set(h, k1);
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
    s.keepStages(h);
  }

  /** One sweep: k1 = grad L(Theta_1). */
  private static void sweepStage1(Stages s, StageValues k, double h) {
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k1 = k.of(1);

    // Theta_1 = theta_n - h (k1)
    theta.set(start, -h, k1);
    // k1 = grad L(Theta_1)
    k.evaluate(1);
  }
}
