package org.kutta.train.network;

import java.io.IOException;
import java.nio.file.Path;
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

  /** Saves all that the coming steps depend on. After the first step. */
  void save(Path file) throws IOException;

  /**
   * Goes on from what an equal learner saved: the coming steps are those that it would have made.
   *
   * @throws IOException if the file cannot be read, or is damaged
   * @throws IllegalArgumentException if it was saved by a learner that is not equal
   */
  void load(Path file) throws IOException;
}
