package org.kutta.train.network;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.kutta.files.DurableFile;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
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

  /** Not with DL4J's serializer, which cannot read an updater whose schedule is our own class. */
  @Override
  public void save(Path file) throws IOException {
    INDArray state = network.getUpdater(true).getStateViewArray();
    DurableFile.at(file)
        .write(
            out -> {
              DataOutputStream data = new DataOutputStream(out);
              data.writeInt(network.getIterationCount());
              data.writeInt(network.getEpochCount());
              Nd4j.write(network.params(), data);
              // Without a state, as Sgd's, DL4J has null for the array.
              data.writeBoolean(state != null);
              if (state != null) {
                Nd4j.write(state, data);
              }
              data.flush();
            });
  }

  @Override
  public void load(Path file) throws IOException {
    INDArray state = network.getUpdater(true).getStateViewArray();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int iterations = in.readInt();
      int epochs = in.readInt();
      INDArray parameters = array(file, in);
      requireEqualShapes(file, network.params(), parameters);
      if (in.readBoolean() != (state != null)) {
        throw new IllegalArgumentException(file + " was saved with another updater");
      }
      if (state != null) {
        INDArray savedState = array(file, in);
        requireEqualShapes(file, state, savedState);
        state.assign(savedState);
      }
      network.setParams(parameters);
      network.setIterationCount(iterations);
      network.setEpochCount(epochs);
    }
  }

  private static INDArray array(Path file, DataInputStream in) throws IOException {
    try {
      return Nd4j.read(in);
    } catch (RuntimeException e) {
      // ND4J has no exception of its own for what is none of its arrays.
      throw new IOException(file + " holds no network: " + e.getMessage(), e);
    }
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
