package org.kutta.tableaus;

import org.kutta.nd4j.Nd4jObjective;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A smooth, nonlinear, coupled field with a known solution: with (ln y₁, ln y₂) on a circle, y₁′ =
 * −y₁ ln y₂ and y₂′ = y₂ ln y₁. No gradient of anything, so that all rooted trees count.
 */
final class RotatingFlow extends Nd4jObjective {

  private final INDArray y = Nd4j.create(DataType.DOUBLE, 2);
  private final INDArray minusField = Nd4j.create(DataType.DOUBLE, 2);

  RotatingFlow() {
    y.assign(solution(0));
  }

  static INDArray solution(double t) {
    double phase = t + 0.3;
    return Nd4j.createFromArray(Math.exp(Math.cos(phase)), Math.exp(Math.sin(phase)));
  }

  double errorAt(double t) {
    return y.distance2(solution(t));
  }

  @Override
  public INDArray parameterArray() {
    return y;
  }

  @Override
  public INDArray gradientArray() {
    return minusField;
  }

  @Override
  public double evaluate() {
    double y1 = y.getDouble(0);
    double y2 = y.getDouble(1);
    minusField.putScalar(0, y1 * Math.log(y2));
    minusField.putScalar(1, -y2 * Math.log(y1));
    return 0;
  }
}
