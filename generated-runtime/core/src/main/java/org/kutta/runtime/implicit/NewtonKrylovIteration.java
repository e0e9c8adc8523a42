package org.kutta.runtime.implicit;

import java.util.Locale;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.method.Stages;

/**
 * Newton's method on F(k) = k − G(k), G_i(k) = ∇L(Θ_i(k)), without a matrix: GMRES needs products
 * F′(k) v only, and those are differences of F.
 */
final class NewtonKrylovIteration implements StageIteration {

  /** A step that does not shrink the residual is halved this many times. */
  private static final int HALVINGS = 6;

  /** The accuracy of a linear solution relative to its right-hand side, at most. */
  private static final double COARSEST = 0.1;

  private static final double FINEST = 1e-6;

  /** Eisenstat and Walker (1996), choice 2. */
  private static final double FORCING = 0.9;

  /** How far rounding errors of a gradient may exceed those of its point. */
  private static final double ROUNDING = 8;

  private final StageSolver.NewtonKrylov options;
  private final StageEquations equations;
  private final Stages stages;
  private final StartingValues startingValues;
  private final BlockVector k;
  private final BlockVector residual;
  private final BlockVector correction;
  private final StageResidual map;
  private final DirectionalDerivative derivative;
  private final Gmres gmres;
  private final double tolerance;

  private double h;
  private double norm;

  NewtonKrylovIteration(
      StageSolver.NewtonKrylov options,
      StageEquations equations,
      Stages stages,
      Workspace workspace) {
    this.options = options;
    this.equations = equations;
    this.stages = stages;
    this.startingValues = new StartingValues(equations, stages);
    this.k = equations.values(stages);
    Workspace.Supply supply = workspace.supply();
    int m = k.size();
    this.residual = supply.block(m);
    this.correction = supply.block(m);
    this.map = new StageResidual(equations, stages);
    this.derivative =
        new DirectionalDerivative(map, k, residual, supply.block(m), equations.norm(), stages);
    BlockVector[] basis = new BlockVector[options.krylovDimension() + 1];
    for (int j = 0; j < basis.length; j++) {
      basis[j] = supply.block(m);
    }
    this.gmres = new Gmres(derivative, basis);
    boolean isDouble = stages.theta().epsilon() < 1e-10;
    this.tolerance = options.tolerance().orElse(isDouble ? 1e-10 : 1e-5);
  }

  @Override
  public void solve(double h) {
    this.h = h;
    startingValues.set(h);
    map.begin(h, options.maxSweeps());
    derivative.begin(h);
    evaluate();
    double forcing = COARSEST;
    while (!converged()) {
      double before = norm;
      gmres.solve(residual, Math.max(forcing, enough()), correction);
      advance(before);
      double progress = norm / before;
      forcing = Math.min(COARSEST, Math.max(FINEST, FORCING * progress * progress));
    }
  }

  /** Evaluates F(k), which leaves θ and the gradient at the last stage point of k. */
  private void evaluate() {
    map.evaluate(k, residual);
    norm = residual.norm2();
  }

  private boolean converged() {
    double largest = residual.maxAbs();
    return largest <= tolerance * Math.max(1, k.maxAbs()) || largest <= roundingErrors();
  }

  /** Returns the forcing term that just reaches the tolerance: more would be wasted. */
  private double enough() {
    return Math.min(COARSEST, 0.5 * tolerance * Math.max(1, k.maxAbs()) / residual.maxAbs());
  }

  /** Subtracts the correction, or a part of it that makes the residual shrink. */
  private void advance(double before) {
    double taken = 1;
    k.add(-1, correction);
    evaluate();
    for (int halving = 0; norm >= before; halving++) {
      if (halving == HALVINGS) {
        if (residual.maxAbs() <= roundingErrors()) {
          return;
        }
        throw stages.failure(
            String.format(
                Locale.ROOT,
                "Newton's method makes no progress on its stage equations: the residual stays at"
                    + " %.2g, the tolerance is %.2g",
                residual.maxAbs(),
                tolerance * Math.max(1, k.maxAbs())));
      }
      taken /= 2;
      k.add(taken, correction);
      evaluate();
    }
  }

  /** Returns what rounding makes of F: L·ε·max|Θ|, with h·‖A‖·L at least ‖F′‖ − 1. */
  private double roundingErrors() {
    double scale = h * equations.norm();
    if (scale == 0) {
      // The stage does not move its point, and no rounding error of the point comes back.
      return 0;
    }
    double theta = stages.start().maxAbs() + scale * k.maxAbs();
    return ROUNDING * stages.theta().epsilon() * gmres.largestStretch() * theta / scale;
  }
}
