package org.kutta.examples.train.network;

import java.util.function.Supplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/** A network and the optimizer that trains it. */
public interface Learner {

  /** Returns the network, live. */
  MultiLayerNetwork network();

  /**
   * Looks at the network as it is to be judged: with the mean of its iterates in it, where the
   * optimizer keeps one.
   */
  default <T> T judged(Supplier<T> look) {
    return look.get();
  }

  /**
   * Makes one step on a mini-batch.
   *
   * @return the gradients that it evaluated
   */
  long learn(DataSet batch) throws DivergedException;
}
