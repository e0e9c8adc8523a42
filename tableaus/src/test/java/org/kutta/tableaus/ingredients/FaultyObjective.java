package org.kutta.tableaus.ingredients;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kutta.nd4j.Nd4jObjective;
import org.kutta.runtime.vector.ParameterBlock;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link Ripples} with a fault in one of their evaluations. */
final class FaultyObjective extends Nd4jObjective {

  private final Ripples ripples = new Ripples(DataType.DOUBLE);
  private final DataBuffer memory = ripples.parameterArray().data();
  private INDArray parameters = ripples.parameterArray();
  private INDArray gradient = ripples.gradientArray();
  private @Nullable Fault fault;
  private int left;

  /** Lets an evaluation fail, counted from 1; and no other. */
  void failAt(int evaluation, Fault how) {
    fault = how;
    left = evaluation;
  }

  /** Shows its own arrays again. */
  void recover() {
    fault = null;
    replace(theta(), ripples.gradientArray());
  }

  void replace(INDArray newParameters, INDArray newGradient) {
    parameters = newParameters;
    gradient = newGradient;
  }

  /** Returns the array of the parameters, whatever {@link #parameters()} shows. */
  INDArray theta() {
    return ripples.parameterArray();
  }

  /** Returns the entries of the memory that the parameters had at first. */
  double[] entries() {
    return memory.asDouble();
  }

  double evaluateSoundly() {
    return ripples.evaluate();
  }

  double evaluateWith(int index, double value) {
    double loss = ripples.evaluate();
    gradient.putScalar(index, value);
    return loss;
  }

  @Override
  public INDArray parameterArray() {
    return parameters;
  }

  @Override
  public INDArray gradientArray() {
    return gradient;
  }

  @Override
  public List<ParameterBlock> blocks() {
    return ripples.blocks();
  }

  @Override
  public double evaluate() {
    Fault now = fault;
    if (now != null && --left == 0) {
      return now.evaluate(this);
    }
    return ripples.evaluate();
  }
}
