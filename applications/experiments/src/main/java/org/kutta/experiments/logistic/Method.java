package org.kutta.experiments.logistic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.stabilised.ChebyshevDescent;
import org.kutta.tableaus.ClassicalRk4;
import org.kutta.tableaus.Euler;

/**
 * An optimizer set for curvatures within ℓ and L.
 *
 * @param name in tables
 * @param setting sets it
 */
record Method(String name, Setting setting) {

  private static final List<Double> DAMPINGS = List.of(0.05, 1.17, 4.0, 9.0);

  /** A part of RK4's real stability interval, 2.785, that still damps the largest curvature. */
  private static final double RK4_LIMIT = 2.7;

  /** Sets an optimizer for curvatures within ℓ and L. */
  @FunctionalInterface
  interface Setting {
    RungeKuttaOptimizer of(double smallest, double largest);
  }

  /** Returns all methods. */
  static List<Method> all() {
    List<Method> methods = new ArrayList<>();
    methods.add(
        new Method(
            "Euler (gradient descent)",
            (l, most) -> Euler.builder().learningRate(2 / (most + l)).build()));
    methods.add(
        new Method(
            "ClassicalRk4",
            (l, most) -> ClassicalRk4.builder().learningRate(RK4_LIMIT / most).build()));
    methods.add(nesterov("Euler + Nesterov", Euler::builder, 1, false));
    methods.add(nesterov("Euler + Nesterov, restarting", Euler::builder, 1, true));
    methods.add(nesterov("ClassicalRk4 + Nesterov", ClassicalRk4::builder, RK4_LIMIT / 2, false));
    methods.add(
        new Method(
            "Euler + heavy ball",
            (l, most) ->
                Euler.builder()
                    .learningRate(4 / Math.pow(Math.sqrt(most) + Math.sqrt(l), 2))
                    .momentum(Momentum.heavyBall(Math.pow(beta(most / l), 2)))
                    .build()));
    for (double damping : DAMPINGS) {
      methods.add(
          new Method(
              "Chebyshev, damping " + damping,
              (l, most) -> {
                int stages = ChebyshevDescent.stagesFor(most / l, damping);
                return ChebyshevDescent.builder(stages, damping)
                    .learningRate(ChebyshevDescent.learningRateFor(stages, damping, most))
                    .build();
              }));
    }
    return List.copyOf(methods);
  }

  private static Method nesterov(
      String name, Supplier<OptimizerBuilder> method, double rate, boolean restarting) {
    return new Method(
        name,
        (l, most) -> {
          var momentum = Momentum.nesterov(beta(most / l / rate));
          return method
              .get()
              .learningRate(rate / most)
              .momentum(restarting ? momentum.restartOnIncrease() : momentum)
              .build();
        });
  }

  private static double beta(double kappa) {
    double root = Math.sqrt(kappa);
    return (root - 1) / (root + 1);
  }
}
