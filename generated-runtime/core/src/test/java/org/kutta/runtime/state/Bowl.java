package org.kutta.runtime.state;

import java.util.List;
import org.kutta.runtime.Objective;
import org.kutta.runtime.vector.ElementType;
import org.kutta.runtime.vector.ParameterBlock;
import org.kutta.runtime.vector.Vector;

/** L = ½ Σ λ_i θ_i², on a matrix and a bias. */
final class Bowl implements Objective {

  static final int N = 8;

  private final Vector theta;
  private final Vector gradient;
  private final Vector lambda;
  private final List<ParameterBlock> blocks;

  Bowl(ElementType type, List<ParameterBlock> blocks) {
    int n = (int) blocks.stream().mapToLong(ParameterBlock::length).sum();
    this.blocks = blocks;
    this.theta = (type == ElementType.FLOAT ? Vector.of(0f) : Vector.of(0.0)).zeros(n);
    this.gradient = theta.workVector();
    this.lambda = theta.workVector();
    theta.fill(1);
    for (int i = 0; i < n; i++) {
      lambda.put(i, 0.5 + 0.25 * i);
    }
  }

  static Bowl ofDoubles() {
    return new Bowl(
        ElementType.DOUBLE,
        List.of(
            new ParameterBlock("W", 0, List.of(3L, 2L)), new ParameterBlock("b", 6, List.of(2L))));
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
  public List<ParameterBlock> blocks() {
    return blocks;
  }

  @Override
  public double evaluate() {
    gradient.copy(theta);
    gradient.multiply(lambda);
    return 0.5 * gradient.dot(theta);
  }
}
