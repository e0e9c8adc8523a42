package org.kutta.benchmarks.ingredients;

import java.util.List;
import org.kutta.nd4j.Nd4jObjective;
import org.kutta.runtime.HessianVectorProduct;
import org.kutta.runtime.vector.ParameterBlock;
import org.kutta.runtime.vector.Vector;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A dense layer from 784 inputs, with a gradient and Hessian-vector products that cost nothing: the
 * vector algebra of ingredients is all there is to measure.
 */
final class FreeLayer extends Nd4jObjective implements HessianVectorProduct {

  private static final long INPUTS = 784;

  /** So that a step still moves floats near one, and stage points are no θ_n. */
  private static final double SLOPE = 1e-3;

  private final INDArray theta;
  private final INDArray gradient;

  FreeLayer(DataType type, long n) {
    this.theta = Nd4j.ones(type, n);
    this.gradient = Nd4j.valueArrayOf(new long[] {n}, SLOPE, type);
  }

  /** Returns the largest weight matrix that there is room for; the rest is called a bias. */
  @Override
  public List<ParameterBlock> blocks() {
    long n = theta.length();
    long outputs = (n - 1) / INPUTS;
    if (outputs < 2) {
      return List.of(ParameterBlock.flat("b", n));
    }
    long weights = INPUTS * outputs;
    return List.of(
        new ParameterBlock("W", 0, List.of(INPUTS, outputs), 'f'),
        new ParameterBlock("b", weights, List.of(n - weights)));
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
    return 0;
  }

  /** Leaves what is there, but for the first entry: products must not vanish. */
  @Override
  public void hessianVectorProduct(Vector v, Vector out) {
    out.put(0, 1);
  }
}
