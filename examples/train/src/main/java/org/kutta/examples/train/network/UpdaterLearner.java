package org.kutta.examples.train.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.kutta.files.DurableFile;
import org.nd4j.linalg.api.ndarray.INDArray;
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

  @Override
  public void save(Path file) throws IOException {
    DurableFile.at(file).write(out -> ModelSerializer.writeModel(network, out, true));
  }

  @Override
  public void load(Path file) throws IOException {
    MultiLayerNetwork saved;
    try {
      saved = ModelSerializer.restoreMultiLayerNetwork(file.toFile(), true);
    } catch (IllegalStateException e) {
      throw new IOException(file + " holds no network: " + e.getMessage(), e);
    }
    // Without a state, as Sgd's, DL4J has null for the array.
    INDArray state = network.getUpdater(true).getStateViewArray();
    INDArray savedState = saved.getUpdater(true).getStateViewArray();
    requireEqualShapes(file, network.params(), saved.params());
    if (state != null && savedState != null) {
      requireEqualShapes(file, state, savedState);
      state.assign(savedState);
    } else if (state != savedState) {
      throw new IllegalArgumentException(file + " was saved with another updater");
    }
    network.setParams(saved.params());
    network.setIterationCount(saved.getIterationCount());
    network.setEpochCount(saved.getEpochCount());
  }

  private static void requireEqualShapes(Path file, INDArray here, INDArray there) {
    if (!Arrays.equals(here.shape(), there.shape()) || here.dataType() != there.dataType()) {
      throw new IllegalArgumentException(
          "%s was saved by another network: %s %s there, %s %s here"
              .formatted(
                  file,
                  there.dataType(),
                  Arrays.toString(there.shape()),
                  here.dataType(),
                  Arrays.toString(here.shape())));
    }
  }
}
