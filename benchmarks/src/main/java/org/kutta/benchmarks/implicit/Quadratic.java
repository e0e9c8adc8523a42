package org.kutta.benchmarks.implicit;

import org.kutta.nd4j.Nd4jObjective;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The loss ½ Σ λ_i θ_i² from θ = 1, its 32 eigenvalues from 1/κ to 1 evenly spaced in their
 * logarithms. Double precision.
 */
final class Quadratic extends Nd4jObjective {

  private static final int N = 32;

  private final INDArray theta = Nd4j.ones(DataType.DOUBLE, N);
  private final INDArray gradient = Nd4j.zeros(DataType.DOUBLE, N);
  private final INDArray lambda;

  /** Makes the loss of the condition number κ. */
  Quadratic(double kappa) {
    double[] values = new double[N];
    for (int i = 0; i < N; i++) {
      values[i] = Math.pow(kappa, -(double) i / (N - 1));
    }
    lambda = Nd4j.createFromArray(values);
  }

  @Override
  public INDArray parameterArray() {
    return theta;
  }

  @Override
  public INDArray gradientArray() {
    return gradient;
  }

  @Override
  public double evaluate() {
    theta.muli(lambda, gradient);
    return 0.5 * Nd4j.getBlasWrapper().dot(theta, gradient);
  }
}
