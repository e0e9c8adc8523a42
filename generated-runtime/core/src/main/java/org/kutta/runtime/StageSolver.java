package org.kutta.runtime;

import java.util.OptionalDouble;

/**
 * How an implicit method solves its stage equations k_i = ∇L(θ_n − h Σ_j a_ij k_j).
 *
 * <p>A solver ends when max|k_i − ∇L(Θ_i)| ≤ tolerance · max(1, max|k_i|) over the stages of a
 * block. A <em>sweep</em> evaluates the gradient once at each stage point of a block, whatever the
 * solver.
 *
 * <pre>{@code
 * Gauss4.builder().learningRate(0.1).stages(StageSolver.fixedPoint().anderson(5)).build();
 * BackwardEuler.builder().learningRate(50).stages(StageSolver.newtonKrylov()).build();
 * }</pre>
 */
public sealed interface StageSolver {

  /** Returns the tolerance that was set; empty for the default of the parameters' type. */
  OptionalDouble tolerance();

  /** Returns the solver that ends at another tolerance. */
  StageSolver tolerance(double tolerance);

  /**
   * Returns fixed-point iteration by Gauss–Seidel sweeps, without acceleration: tolerance 1e-12 in
   * double and 1e-6 in float, at most 100 sweeps.
   */
  static FixedPoint fixedPoint() {
    return new FixedPoint(Order.GAUSS_SEIDEL, 0, OptionalDouble.empty(), 100);
  }

  /**
   * Returns Newton's method with GMRES on finite differences of the gradient: tolerance 1e-10 in
   * double and 1e-5 in float, Krylov spaces of 20 vectors, at most 2000 sweeps.
   */
  static NewtonKrylov newtonKrylov() {
    return new NewtonKrylov(20, OptionalDouble.empty(), 2000);
  }

  /** Which stage values a sweep works with. */
  enum Order {
    /** Each stage is used as soon as it is evaluated; in place. */
    GAUSS_SEIDEL,
    /**
     * All stages of the sweep before are used. Contracts while h·λ is below 1/ρ(A) on a quadratic,
     * often further than {@link #GAUSS_SEIDEL}, and keeps one more n-vector for each stage of a
     * block but one.
     */
    JACOBI
  }

  /**
   * Fixed-point iteration k ← ∇L(Θ(k)). It contracts only while h·‖A‖·L &lt; 1, L the Lipschitz
   * constant of the gradient.
   *
   * @param order of a sweep
   * @param depth of Anderson acceleration, 0 for none; it keeps 2·depth + 3 more n-vectors for each
   *     stage of a block
   * @param maxSweeps over a block, after which the step is rejected
   */
  record FixedPoint(Order order, int depth, OptionalDouble tolerance, int maxSweeps)
      implements StageSolver {

    public FixedPoint {
      requirePositive(tolerance);
      requireAtLeast(0, depth, "the depth of Anderson acceleration");
      requireAtLeast(1, maxSweeps, "the limit on sweeps");
    }

    /** Returns the solver with Jacobi sweeps. */
    public FixedPoint jacobi() {
      return new FixedPoint(Order.JACOBI, depth, tolerance, maxSweeps);
    }

    /** Returns the solver with Anderson acceleration over that many earlier sweeps. */
    public FixedPoint anderson(int depth) {
      return new FixedPoint(order, depth, tolerance, maxSweeps);
    }

    @Override
    public FixedPoint tolerance(double tolerance) {
      return new FixedPoint(order, depth, OptionalDouble.of(tolerance), maxSweeps);
    }

    /** Returns the solver with another limit on sweeps. */
    public FixedPoint maxSweeps(int maxSweeps) {
      return new FixedPoint(order, depth, tolerance, maxSweeps);
    }
  }

  /**
   * Newton's method on F(k) = k − ∇L(Θ(k)), its linear systems solved by GMRES (Saad and Schultz
   * 1986) with Jacobian products by finite differences, to an accuracy that grows with Newton's
   * progress (Eisenstat and Walker 1996). For steps beyond what fixed-point iteration reaches. It
   * keeps {@code krylovDimension + 4} more n-vectors for each stage of a block.
   *
   * @param krylovDimension vectors of a Krylov space before GMRES restarts
   * @param maxSweeps over a block, those for Jacobian products included, after which the step is
   *     rejected
   */
  record NewtonKrylov(int krylovDimension, OptionalDouble tolerance, int maxSweeps)
      implements StageSolver {

    public NewtonKrylov {
      requirePositive(tolerance);
      requireAtLeast(1, krylovDimension, "the dimension of Krylov spaces");
      requireAtLeast(1, maxSweeps, "the limit on sweeps");
    }

    /** Returns the solver with Krylov spaces of another dimension. */
    public NewtonKrylov krylovDimension(int krylovDimension) {
      return new NewtonKrylov(krylovDimension, tolerance, maxSweeps);
    }

    @Override
    public NewtonKrylov tolerance(double tolerance) {
      return new NewtonKrylov(krylovDimension, OptionalDouble.of(tolerance), maxSweeps);
    }

    /** Returns the solver with another limit on sweeps. */
    public NewtonKrylov maxSweeps(int maxSweeps) {
      return new NewtonKrylov(krylovDimension, tolerance, maxSweeps);
    }
  }

  private static void requirePositive(OptionalDouble tolerance) {
    if (tolerance.isPresent() && !(tolerance.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "the tolerance must be positive, found " + tolerance.getAsDouble());
    }
  }

  private static void requireAtLeast(int least, int value, String what) {
    if (value < least) {
      throw new IllegalArgumentException(what + " must be at least " + least + ", found " + value);
    }
  }
}
