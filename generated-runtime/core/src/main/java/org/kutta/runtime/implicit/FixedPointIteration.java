package org.kutta.runtime.implicit;

import org.jspecify.annotations.Nullable;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.StageSolver.Order;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/** Sweeps until the stages stay where they are. */
final class FixedPointIteration implements StageIteration, StageValues {

  private final StageEquations equations;
  private final Stages stages;
  private final StartingValues startingValues;
  private final Residuals residuals;
  private final BlockVector k;
  private final int last;

  /** Fresh gradients of all stages but the last, while a Jacobi sweep still uses the old ones. */
  private final @Nullable BlockVector fresh;

  private final @Nullable AndersonAcceleration acceleration;

  private double change;
  private double size;

  FixedPointIteration(
      StageSolver.FixedPoint options,
      StageEquations equations,
      Stages stages,
      Workspace workspace) {
    this.equations = equations;
    this.stages = stages;
    this.startingValues = new StartingValues(equations, stages);
    this.residuals = new Residuals(options, equations, stages);
    this.k = equations.values(stages);
    this.last = k.size() - 1;
    Workspace.Supply supply = workspace.supply();
    this.fresh = options.order() == Order.JACOBI ? supply.block(last) : null;
    this.acceleration =
        options.depth() > 0 ? new AndersonAcceleration(options.depth(), k, supply) : null;
  }

  @Override
  public void solve(double h) {
    startingValues.set(h);
    residuals.begin(h);
    if (acceleration != null) {
      acceleration.begin();
    }
    while (true) {
      change = 0;
      size = 0;
      equations.sweep(stages, this, h);
      takeFresh();
      if (residuals.converged(change, size)) {
        return;
      }
      if (acceleration != null) {
        acceleration.mix();
      }
    }
  }

  @Override
  public Vector of(int stage) {
    return k.part(equations.indexOf(stage));
  }

  @Override
  public void evaluate(int stage) {
    stages.evaluate(stage);
    stages.check();
    int b = equations.indexOf(stage);
    if (fresh != null && b < last) {
      fresh.part(b).copy(stages.gradient());
    } else {
      take(b, stages.gradient());
    }
  }

  private void takeFresh() {
    if (fresh != null) {
      for (int b = 0; b < last; b++) {
        take(b, fresh.part(b));
      }
    }
  }

  /** Replaces a stage, and measures its change in place. */
  private void take(int b, Vector gradient) {
    Vector stage = k.part(b);
    stage.add(-1, gradient);
    change = Math.max(change, stage.maxAbs());
    size = Math.max(size, gradient.maxAbs());
    if (acceleration != null) {
      acceleration.residual(b).set(-1, stage);
    }
    stage.copy(gradient);
  }
}
