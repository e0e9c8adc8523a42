package org.kutta.benchmarks.implicit;

import java.util.Locale;
import java.util.function.Supplier;
import org.kutta.runtime.Objective;
import org.nd4j.linalg.activations.Activation;

/**
 * A loss to descend.
 *
 * @param fresh makes the loss at the parameters that all start from
 * @param target the part of the first loss at which descent ends
 * @param budget the evaluations after which descent is given up
 * @param smallest the learning rate from which the search for larger ones starts
 * @param ratio of neighbouring learning rates in that search
 */
record Problem(
    String name,
    Supplier<Objective> fresh,
    double target,
    long budget,
    double smallest,
    double ratio) {

  static Problem quadratic(int kappa) {
    return new Problem(
        "κ = %,d".formatted(kappa),
        () -> new Quadratic(kappa),
        1e-4,
        20_000,
        1.0 / 16,
        Math.pow(2, 1.0 / 4));
  }

  static Problem perceptron(Activation activation) {
    Perceptron perceptron = new Perceptron(activation);
    String name = "perceptron, " + activation.name().toLowerCase(Locale.ROOT);
    return new Problem(name, perceptron::fresh, 0.5, 500, 1.0 / 32, 2);
  }
}
