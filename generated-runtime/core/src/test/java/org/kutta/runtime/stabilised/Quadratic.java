package org.kutta.runtime.stabilised;

import org.kutta.runtime.Objective;
import org.kutta.runtime.vector.Vector;

/** L(θ) = ½ Σ λ_i θ_i² from θ = 1. */
final class Quadratic implements Objective {
  private final Vector curvatures;
  final Vector theta;
  private final Vector gradient;
  int evaluations;

  Quadratic(double... curvatures) {
    this.curvatures = Vector.of(curvatures);
    this.theta = this.curvatures.workVector();
    theta.fill(1);
    this.gradient = theta.workVector();
  }

  @Override
  public Vector parameters() {
    return theta;
  }

  @Override
  public Vector gradient() {
    return gradient;
  }

  @Override
  public double evaluate() {
    evaluations++;
    gradient.copy(theta);
    gradient.multiply(curvatures);
    return 0.5 * theta.dot(gradient);
  }
}
