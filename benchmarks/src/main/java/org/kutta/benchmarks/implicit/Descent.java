package org.kutta.benchmarks.implicit;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.kutta.runtime.Objective;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.StepFailedException;

/** A method with a solver of its stage equations, on a problem. */
final class Descent {

  /** Steps that must succeed at a learning rate that a solver is said to reach. */
  static final int STEPS = 10;

  /** Learning rates beyond are not tried. */
  static final double LARGEST = 1 << 10;

  private final Problem problem;
  private final String method;
  private final StageSolver solver;

  Descent(Problem problem, String method, StageSolver solver) {
    this.problem = problem;
    this.method = method;
    this.solver = solver;
  }

  private RungeKuttaOptimizer optimizer(double h) {
    OptimizerBuilder builder = RungeKuttaMethods.named(method).builder().learningRate(h);
    return isImplicit() ? builder.stages(solver).build() : builder.build();
  }

  private boolean isImplicit() {
    return RungeKuttaMethods.named(method).facts().structure().isImplicit();
  }

  /**
   * Returns the last learning rate of the search before one that fails; empty if the first does.
   */
  OptionalDouble reach() {
    OptionalDouble reached = OptionalDouble.empty();
    for (double h = problem.smallest(); h <= LARGEST && succeeds(h); h *= problem.ratio()) {
      reached = OptionalDouble.of(h);
    }
    return reached;
  }

  private boolean succeeds(double h) {
    RungeKuttaOptimizer optimizer = optimizer(h);
    Objective objective = problem.fresh().get();
    double before = objective.evaluate();
    try {
      for (int k = 0; k < STEPS; k++) {
        optimizer.step(objective);
      }
      // Nothing fails in an explicit step beyond its stability, but the loss grows.
      return isImplicit() || objective.evaluate() <= before;
    } catch (StepFailedException e) {
      return false;
    }
  }

  /** Returns the gradient evaluations of a step at a learning rate: the mean of some steps. */
  double evaluationsPerStep(double h) {
    RungeKuttaOptimizer optimizer = optimizer(h);
    Objective objective = problem.fresh().get();
    for (int k = 0; k < STEPS; k++) {
      optimizer.step(objective);
    }
    return (double) optimizer.report().totalEvaluations() / STEPS;
  }

  /** Returns the evaluations until the loss falls to its target; empty if it does not. */
  OptionalLong evaluations(double h, long budget) {
    RungeKuttaOptimizer optimizer = optimizer(h);
    Objective objective = problem.fresh().get();
    double target = problem.target() * objective.evaluate();
    long spent = 0;
    try {
      while (spent < budget) {
        optimizer.step(objective);
        spent = optimizer.report().totalEvaluations();
        // Not counted: the optimizer has no need of the loss after its step.
        if (objective.evaluate() <= target) {
          return OptionalLong.of(spent);
        }
      }
    } catch (StepFailedException e) {
      return OptionalLong.empty();
    }
    return OptionalLong.empty();
  }
}
