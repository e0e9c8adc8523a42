package org.kutta.runtime.state;

import java.util.List;
import org.kutta.runtime.Objective;
import org.kutta.runtime.ParameterBlock;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** L = ½ Σ λ_i θ_i², on a matrix and a bias. */
final class Bowl implements Objective {

  static final int N = 8;

  private final INDArray theta;
  private final INDArray gradient;
  private final INDArray lambda;
  private final List<ParameterBlock> blocks;

  Bowl(DataType type, List<ParameterBlock> blocks) {
    int n = (int) blocks.stream().mapToLong(ParameterBlock::length).sum();
    this.blocks = blocks;
    this.theta = Nd4j.ones(type, n);
    this.gradient = Nd4j.zeros(type, n);
    this.lambda = Nd4j.linspace(type, 0.5, 0.25, n);
  }

  static Bowl ofDoubles() {
    return new Bowl(
        DataType.DOUBLE,
        List.of(
            new ParameterBlock("W", 0, List.of(3L, 2L)), new ParameterBlock("b", 6, List.of(2L))));
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
  public List<ParameterBlock> blocks() {
    return blocks;
  }

  @Override
  public double evaluate() {
    gradient.assign(theta.mul(lambda));
    return 0.5 * gradient.mul(theta).sumNumber().doubleValue();
  }
}
