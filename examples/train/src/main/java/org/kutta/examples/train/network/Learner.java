package org.kutta.examples.train.network;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/** A network and the optimizer that trains it. */
public interface Learner {

  /** Returns the network, live. */
  MultiLayerNetwork network();

  /**
   * Makes one step on a mini-batch.
   *
   * @return the gradients that it evaluated
   */
  long learn(DataSet batch) throws DivergedException;
}
