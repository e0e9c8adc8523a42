package org.kutta.experiments.quadratic;

import java.util.ArrayList;
import java.util.List;
import org.kutta.experiments.trial.Sample;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.stabilised.ChebyshevDescent;
import org.kutta.tableaus.ClassicalRk4;
import org.kutta.tableaus.Euler;

/**
 * A method set for curvatures from 1/κ to 1, by theory: nothing is tuned.
 *
 * @param name in tables
 * @param learningRate h
 * @param stages gradients of a step
 * @param course of the method
 */
record Solver(String name, double learningRate, int stages, Course course) {

  /** Dampings of Chebyshev steps: that of parabolic equations, and some for descent. */
  static final List<Double> DAMPINGS = List.of(0.05, 1.17, 2.0, 4.0, 9.0, 16.0);

  /** Runs a method on a fresh quadratic. */
  @FunctionalInterface
  interface Course {
    List<Sample> on(Quadratic quadratic, double target, long most);
  }

  /** Returns all methods for a condition number. */
  static List<Solver> all(double kappa, double target) {
    double root = Math.sqrt(kappa);
    double beta = (root - 1) / (root + 1);
    double heavy = 4 / Math.pow(1 + 1 / root, 2);
    List<Solver> solvers = new ArrayList<>();
    solvers.add(generated("Euler (gradient descent)", Euler.builder(), 2 / (1 + 1 / kappa)));
    double rk4 = balanced(ClassicalRk4.builder().learningRate(1).build().facts(), kappa);
    solvers.add(generated("ClassicalRk4", ClassicalRk4.builder(), rk4));
    solvers.add(
        generated("Euler + Nesterov", Euler.builder().momentum(Momentum.nesterov(beta)), 1));
    solvers.add(
        generated(
            "Euler + heavy ball",
            Euler.builder().momentum(Momentum.heavyBall(beta * beta)),
            heavy));
    for (double damping : DAMPINGS) {
      solvers.add(chebyshev("Chebyshev, damping " + damping, kappa, damping));
    }
    solvers.add(chebyshev("Chebyshev, one step for the target", kappa, dampingFor(target)));
    solvers.add(
        new Solver("conjugate gradients (reference)", Double.NaN, 1, ConjugateGradients::course));
    return List.copyOf(solvers);
  }

  private static Solver generated(String name, OptimizerBuilder builder, double h) {
    RungeKuttaOptimizer optimizer = builder.learningRate(h).build();
    return new Solver(
        name,
        h,
        optimizer.facts().evaluationsPerStep(),
        (quadratic, target, most) ->
            Descent.course(quadratic, builder.learningRate(h).build(), target, most));
  }

  private static Solver chebyshev(String name, double kappa, double damping) {
    int stages = ChebyshevDescent.stagesFor(kappa, damping);
    return generated(
        name,
        ChebyshevDescent.builder(stages, damping),
        ChebyshevDescent.learningRateFor(stages, damping, 1));
  }

  /**
   * Returns the damping with which one step shrinks every mode by √target, and so the loss by the
   * target: cosh √(2η) = 1/√target.
   */
  private static double dampingFor(double target) {
    double x = 1 / Math.sqrt(target);
    double angle = Math.log(x + Math.sqrt((x - 1) * (x + 1)));
    return angle * angle / 2;
  }

  /**
   * Returns the rate at which the classical RK4 damps the largest curvature as little as the
   * smallest, the fastest of all: R(h) = R(h/κ), R(x) = 1 − x + x²/2 − x³/6 + x⁴/24.
   */
  private static double balanced(MethodFacts facts, double kappa) {
    double low = 2.5;
    double high = facts.realStability();
    for (int i = 0; i < 60; i++) {
      double h = (low + high) / 2;
      if (amplification(h) < amplification(h / kappa)) {
        low = h;
      } else {
        high = h;
      }
    }
    return low;
  }

  private static double amplification(double x) {
    return 1 - x * (1 - x / 2 * (1 - x / 3 * (1 - x / 4)));
  }
}
