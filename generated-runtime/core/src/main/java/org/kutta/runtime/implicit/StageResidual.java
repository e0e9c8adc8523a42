package org.kutta.runtime.implicit;

import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/** F(k) = k − G(k) of a block, G_i(k) = ∇L(Θ_i(k)): one sweep, out of place. */
final class StageResidual implements StageValues {

  private final StageEquations equations;
  private final Stages stages;
  private BlockVector argument;
  private BlockVector result;
  private double h;
  private int sweepsLeft;
  private int maxSweeps;

  StageResidual(StageEquations equations, Stages stages) {
    this.equations = equations;
    this.stages = stages;
    this.argument = equations.values(stages);
    this.result = argument;
  }

  void begin(double h, int maxSweeps) {
    this.h = h;
    this.maxSweeps = maxSweeps;
    this.sweepsLeft = maxSweeps;
  }

  /** Sets {@code result ← F(argument)}, two different vectors. */
  void evaluate(BlockVector argument, BlockVector result) {
    if (sweepsLeft == 0) {
      throw stages.failure(
          "Newton's method has not solved its stage equations after " + maxSweeps + " sweeps",
          ", or more sweeps");
    }
    sweepsLeft--;
    this.argument = argument;
    this.result = result;
    equations.sweep(stages, this, h);
  }

  @Override
  public Vector of(int stage) {
    return argument.part(equations.indexOf(stage));
  }

  @Override
  public void evaluate(int stage) {
    stages.evaluate(stage);
    stages.check();
    int b = equations.indexOf(stage);
    result.part(b).set(argument.part(b), -1, stages.gradient());
  }
}
