package org.kutta.train.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.kutta.dl4j.KuttaTraining;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StepFailedException;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.NoOp;

/** DL4J's loop with an optimizer of Kutta in it. */
public final class RungeKuttaLearner implements Learner {

  private final MultiLayerNetwork network;
  private final RungeKuttaOptimizer optimizer;
  private final KuttaTraining training;

  /** Makes a new network, which depends on the seed alone. */
  public RungeKuttaLearner(Architecture architecture, long seed, RungeKuttaOptimizer optimizer) {
    this.network = architecture.network(new NoOp(), seed);
    this.optimizer = optimizer;
    this.training = KuttaTraining.install(network, optimizer);
  }

  @Override
  public MultiLayerNetwork network() {
    return network;
  }

  @Override
  public <T> T judged(Supplier<T> look) {
    return optimizer.hasAverage()
        ? optimizer.withAveragedParameters(training.objective(), look)
        : look.get();
  }

  @Override
  public long learn(DataSet batch) throws DivergedException {
    try {
      network.fit(batch);
    } catch (StepFailedException e) {
      throw new DivergedException(e);
    }
    return optimizer.report().evaluations();
  }

  @Override
  public void save(Path file) throws IOException {
    training.save(file);
  }

  @Override
  public void load(Path file) throws IOException {
    training.load(file);
  }
}
