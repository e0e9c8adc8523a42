package com.example;

import org.kutta.runtime.Objective;
import org.kutta.tableaus.ClassicalRk4;

/** Minimises Rosenbrock's function with a method from the jar of generated optimizers. */
public final class Consumer {

  /** L(x, y) = (1 − x)² + 100 (y − x²)². */
  private static double rosenbrock(double[] theta, double[] gradient) {
    double x = theta[0];
    double valley = theta[1] - x * x;
    gradient[0] = -2 * (1 - x) - 400 * x * valley;
    gradient[1] = 200 * valley;
    return (1 - x) * (1 - x) + 100 * valley * valley;
  }

  public static void main(String[] args) {
    double[] theta = {-1.2, 1};
    Objective objective = Objective.of(theta, Consumer::rosenbrock);
    var optimizer = ClassicalRk4.builder().learningRate(1e-3).build();
    for (int step = 0; step < 30_000; step++) {
      optimizer.step(objective);
    }
    System.out.printf(
        "minimum at (%.4f, %.4f) after %d gradients%n",
        theta[0], theta[1], optimizer.report().totalEvaluations());
  }
}
