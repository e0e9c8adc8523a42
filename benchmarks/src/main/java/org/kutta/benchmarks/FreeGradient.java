package org.kutta.benchmarks;

import org.kutta.runtime.Objective;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An objective whose gradient costs nothing: what is left of a step is its vector algebra. */
final class FreeGradient implements Objective {

  private final INDArray theta;
  private final INDArray gradient;

  FreeGradient(DataType type, long n) {
    theta = Nd4j.ones(type, n);
    gradient = Nd4j.valueArrayOf(new long[] {n}, 1e-9, type);
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
    return 0;
  }
}
