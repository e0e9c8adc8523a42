package org.kutta.runtime.stabilised;

import org.kutta.runtime.Objective;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** L(θ) = ½ Σ λ_i θ_i² from θ = 1. */
final class Quadratic implements Objective {
  private final INDArray curvatures;
  final INDArray theta;
  private final INDArray gradient;
  int evaluations;

  Quadratic(double... curvatures) {
    this.curvatures = Nd4j.createFromArray(curvatures);
    this.theta = Nd4j.ones(this.curvatures.dataType(), curvatures.length);
    this.gradient = theta.dup();
  }

  @Override
  public INDArray parameters() {
    return theta;
  }

  @Override
  public INDArray gradient() {
    return gradient;
  }

  @Override
  public double evaluate() {
    evaluations++;
    gradient.assign(theta.mul(curvatures));
    return 0.5 * theta.mul(gradient).sumNumber().doubleValue();
  }
}
