package org.kutta.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;

/** A regularisation that DL4J does not know of. */
final class OwnPenalty implements Regularization {

  @Override
  public ApplyStep applyStep() {
    return ApplyStep.BEFORE_UPDATER;
  }

  @Override
  public void apply(INDArray param, INDArray gradient, double rate, int iteration, int epoch) {
    gradient.addi(param.mul(rate));
  }

  @Override
  public double score(INDArray param, int iteration, int epoch) {
    return 0;
  }

  @Override
  public Regularization clone() {
    return new OwnPenalty();
  }
}
