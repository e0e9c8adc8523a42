package sample;

import javax.annotation.processing.Generated;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.implicit.ImplicitMethod;
import org.kutta.runtime.implicit.StageEquations;
import org.kutta.runtime.implicit.StageValues;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.MethodStructure;
import org.kutta.runtime.method.StabilityQuotient;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/**
 * The singly diagonally implicit methods of two stages with equal weights.
 *
 * <p>A family of singly diagonally implicit methods, 2 stages,
 * proved for all values of its parameters: order 2 for all gamma; order 3 for gamma = 1/2 -
 * sqrt(3)/6, 1/2 + sqrt(3)/6.
 *
 * <p>Parameters: {@code gamma in (0, 2]}.
 *
 * <pre>{@code
 *      gamma | gamma
 * -gamma + 1 | -2*gamma + 1, gamma
 * -----------+--------------------
 *          b | 1/2,          1/2
 * }</pre>
 *
 * <p>Reference: S. P. N\u00f8rsett, Semi explicit Runge\u2013Kutta methods, Report Math. and Comp.
 * 6/74, Univ. Trondheim 1974; E. Hairer, G. Wanner, Solving Ordinary Differential Equations II,
 * Springer 1996, \u00a7IV.6
 *
 * <p>Generated from GenericSdirk2.tableau, SHA-256 d04423434f771bca.
 */
@Generated("org.kutta.generator")
public final class GenericSdirk2 extends ImplicitMethod {
  /** Proved, for all parameters: the error is O(h^(ORDER + 1)). */
  public static final int ORDER = 2;

  /** Stages of the tableau. */
  public static final int STAGES = 2;

  /** Gradients that a step evaluates with one sweep over its stage equations. */
  public static final int EVALUATIONS = 2;

  /** Where the family was published. */
  public static final String REFERENCE =
      "S. P. N\u00f8rsett, Semi explicit Runge\u2013Kutta methods, Report Math. and Comp. 6/74, "
      + "Univ. Trondheim 1974; E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, "
      + "Springer 1996, \u00a7IV.6";

  /** {@code b1 = 1/2}. */
  private static final double B1 = 0.5;

  /** {@code b2 = 1/2}. */
  private static final double B2 = 0.5;

  /** {@code a11 = gamma}. */
  private final double a11;

  /** {@code a21 = -2 gamma + 1}. */
  private final double a21;

  /** {@code a22 = gamma}. */
  private final double a22;

  /** k1 = grad L(Theta_1). */
  private final StageEquations stage1;

  /** k2 = grad L(Theta_2). */
  private final StageEquations stage2;

  private GenericSdirk2(MethodFacts facts, StageSolver solver, double gamma) {
    super(facts, solver);
    this.a11 = gamma;
    // a21 = 1 - 2*gamma
    this.a21 = 1.0 - 2.0 * gamma;
    this.a22 = gamma;
    this.stage1 = StageEquations.of(this::sweepStage1, 1).in(0).norm(Math.abs(this.a11));
    this.stage2 = StageEquations.of(this::sweepStage2, 2).in(1).norm(Math.abs(this.a22)).guess(0);
  }

  /**
   * Returns a builder of optimizers that step with a method of this family.
   *
   * @throws IllegalArgumentException unless {@code gamma in (0, 2]}
   */
  public static OptimizerBuilder builder(double gamma) {
    MethodFacts facts = facts(gamma);
    return OptimizerBuilder.ofImplicit(facts, solver -> new GenericSdirk2(facts, solver, gamma));
  }

  /**
   * Returns what was proved of a method of this family.
   *
   * @throws IllegalArgumentException unless {@code gamma in (0, 2]}
   */
  public static MethodFacts facts(double gamma) {
    requireDomain(gamma);
    // R(z) = det(I - z A + z 1 b^T) / det(I - z A)
    double realStability = StabilityQuotient.realInterval(
        new double[][] {{gamma, 0.0}, {-(2.0 * gamma) + 1.0, gamma}},
        new double[] {0.5, 0.5});
    return MethodFacts.named("GenericSdirk2(gamma = " + gamma + ")")
        .title("The singly diagonally implicit methods of two stages with equal weights")
        .reference(REFERENCE)
        .order(ORDER)
        .stages(STAGES)
        .abscissae(gamma, -gamma + 1.0)
        .evaluations(EVALUATIONS)
        .workVectors(3)
        .realStability(realStability)
        .structure(MethodStructure.SDIRK)
        .build();
  }

  private static void requireDomain(double gamma) {
    if (!(gamma > 0.0 && gamma <= 2.0)) {
      throw new IllegalArgumentException(
          "GenericSdirk2 has gamma in (0, 2], found gamma = " + gamma);
    }
  }

  @Override
  public boolean firstStageIsStart() {
    return false;
  }

  /**
   * Costs, with one sweep over the stage equations, 2 gradients, 13 transfers of vectors, 9 BLAS
   * calls and 3 work vectors; the solver adds its own.
   */
  @Override
  public void advance(Stages s, double h) {
    solveStages(s, h);
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k1 = s.stageVector(0);
    Vector k2 = s.stageVector(1);
    // theta_{n+1} = theta_n - h (b1 k1 + b2 k2)
    theta.set(start, -h * B1, k1, -h * B2, k2);
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
    // displacement = h (b1 k1 + b2 k2)
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
    solve(stage1, s, h);

    // k2 = grad L(Theta_2)
    solve(stage2, s, h);
    s.keepStages(h);
  }

  /** One sweep: k1 = grad L(Theta_1). */
  private void sweepStage1(Stages s, StageValues k, double h) {
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k1 = k.of(1);

    // Theta_1 = theta_n - h (a11 k1)
    theta.set(start, -h * a11, k1);
    // k1 = grad L(Theta_1)
    k.evaluate(1);
  }

  /** One sweep: k2 = grad L(Theta_2). */
  private void sweepStage2(Stages s, StageValues k, double h) {
    Vector theta = s.theta();
    Vector start = s.start();
    Vector k1 = s.stageVector(0);
    Vector k2 = k.of(2);

    // Theta_2 = theta_n - h (a21 k1 + a22 k2)
    theta.set(start, -h * a21, k1, -h * a22, k2);
    // k2 = grad L(Theta_2)
    k.evaluate(2);
  }
}
