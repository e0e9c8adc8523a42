package org.kutta.experiments.quadratic;

import org.kutta.nd4j.Nd4jObjective;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * L(θ) = ½ Σ λ_i θ_i², in double precision, with curvatures from 1/κ to 1 spaced evenly by their
 * logarithms, and from a start where every mode has the same share of the loss: θ_i = 1/√λ_i.
 */
final class Quadratic extends Nd4jObjective {

  private final double[] curvatures;
  private final INDArray parameters;
  private final INDArray gradient;

  Quadratic(int modes, double kappa) {
    this.curvatures = new double[modes];
    double[] start = new double[modes];
    for (int i = 0; i < modes; i++) {
      curvatures[i] = Math.pow(kappa, (double) i / (modes - 1) - 1);
      start[i] = 1 / Math.sqrt(curvatures[i]);
    }
    this.parameters = Nd4j.createFromArray(start);
    this.gradient = Nd4j.zeros(DataType.DOUBLE, modes);
  }

  @Override
  public INDArray parameterArray() {
    return parameters;
  }

  @Override
  public INDArray gradientArray() {
    return gradient;
  }

  /** A loop over buffers: ND4J's operations take longer than these few hundred products. */
  @Override
  public double evaluate() {
    DataBuffer theta = parameters.data();
    DataBuffer g = gradient.data();
    double twice = 0;
    for (int i = 0; i < curvatures.length; i++) {
      double x = theta.getDouble(i);
      double slope = curvatures[i] * x;
      g.put(i, slope);
      twice += slope * x;
    }
    return twice / 2;
  }

  /** Returns the loss at the parameters; leaves the gradient as it is. */
  double loss() {
    DataBuffer theta = parameters.data();
    double twice = 0;
    for (int i = 0; i < curvatures.length; i++) {
      double x = theta.getDouble(i);
      twice += curvatures[i] * x * x;
    }
    return twice / 2;
  }

  /** Returns Λv, for methods that are no descent along a gradient. */
  double[] times(double[] v) {
    double[] product = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      product[i] = curvatures[i] * v[i];
    }
    return product;
  }
}
