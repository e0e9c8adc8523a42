package org.kutta.examples.train.network;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.IUpdater;

/** DL4J's own loop, with an updater of its own. */
public final class UpdaterLearner implements Learner {

  private final String name;
  private final MultiLayerNetwork network;

  /** Makes a new network, which depends on the seed alone. */
  public UpdaterLearner(String name, Architecture architecture, long seed, IUpdater updater) {
    this.name = name;
    this.network = architecture.network(updater, seed);
  }

  @Override
  public MultiLayerNetwork network() {
    return network;
  }

  @Override
  public long learn(DataSet batch) throws DivergedException {
    network.fit(batch);
    if (!Double.isFinite(network.score())) {
      throw new DivergedException(
          "%s failed in step %d: the loss is %s"
              .formatted(name, network.getIterationCount(), network.score()));
    }
    return 1;
  }
}
