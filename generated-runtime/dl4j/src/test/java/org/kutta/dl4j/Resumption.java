package org.kutta.dl4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.kutta.runtime.Averaging;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.Adam;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** A short training that can be stopped after any iteration and resumed, here or in another JVM. */
final class Resumption {

  static final int EPOCHS = 2;
  static final int BATCHES = 3;

  /** Optimizers of every kind that remembers something. */
  enum Recipe {
    MOMENTUM(
        () ->
            TestRk4.builder()
                .learningRate(0.1)
                .momentum(Momentum.nesterov(0.9))
                .averaging(Averaging.exponential(0.9))
                .build()),
    ADAM(
        () ->
            TestEuler.builder()
                .learningRate(0.01)
                .preconditioner(Adam.standard())
                .weightDecay(0.1)
                .build()),
    LOOK_BACK(() -> TestEuler.builder().learningRate(0.1).lookBack(1).build()),
    IMPLICIT(() -> TestBackwardEuler.builder().learningRate(0.05).build());

    private final Supplier<RungeKuttaOptimizer> build;

    Recipe(Supplier<RungeKuttaOptimizer> build) {
      this.build = build;
    }

    RungeKuttaOptimizer build() {
      return build.get();
    }
  }

  private final Model network;
  private final KuttaTraining training;

  private Resumption(Model network, KuttaTraining training) {
    this.network = network;
    this.training = training;
  }

  static Resumption of(boolean graph, Recipe recipe, boolean dropout) {
    Layer[] hidden = {
      new DenseLayer.Builder().nOut(6).dropOut(dropout ? 0.7 : 0).build(),
      new BatchNormalization(),
      TestNetworks.dense(5)
    };
    NeuralNetConfiguration.Builder base =
        TestNetworks.configuration().updater(new Sgd(0.1)).l2(0.05).l1(0.01);
    if (graph) {
      ComputationGraph net = TestNetworks.graph(base, hidden);
      return new Resumption(net, KuttaTraining.install(net, recipe.build()));
    }
    MultiLayerNetwork net = TestNetworks.sequential(base, hidden);
    return new Resumption(net, KuttaTraining.install(net, recipe.build()));
  }

  KuttaTraining training() {
    return training;
  }

  Model network() {
    return network;
  }

  /** Stops a training from inside. */
  static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** What is done after each iteration, counted from 1. */
  interface AfterIteration {
    void run(int iteration) throws IOException;
  }

  void listen(AfterIteration action) {
    var listener =
        new BaseTrainingListener() {
          @Override
          public void iterationDone(Model model, int iteration, int epoch) {
            try {
              action.run(iteration + 1);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    network.setListeners(listener);
  }

  /** Makes the epochs that are left. */
  void finish() {
    DataSet[] batches = new DataSet[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
      batches[i] = TestNetworks.data(i == 2 ? 4 : 6, 100 + i);
    }
    var rest = training.remaining(TestNetworks.iterator(batches));
    int epochs = EPOCHS - StepPerIteration.getEpochCount(network);
    if (network instanceof MultiLayerNetwork net) {
      net.fit(rest, epochs);
    } else {
      ((ComputationGraph) network).fit(rest, epochs);
    }
  }

  void load(Path file) throws IOException {
    training.load(file);
  }

  /** Returns all that is to be the same, to the bit. */
  List<String> result() {
    List<String> lines = new ArrayList<>();
    for (double parameter : TestNetworks.copy(network.params())) {
      lines.add(Double.toHexString(parameter));
    }
    var report = training.optimizer().report();
    lines.add(report.toString());
    lines.add("step %d of %d evaluations".formatted(report.step(), report.totalEvaluations()));
    lines.add("loss " + Double.toHexString(report.loss()));
    lines.add("score " + Double.toHexString(network.score()));
    if (training.optimizer().hasAverage()) {
      for (double entry : training.optimizer().averagedParameters().toDoubleArray()) {
        lines.add(Double.toHexString(entry));
      }
    }
    lines.add(
        "iteration %d epoch %d"
            .formatted(
                StepPerIteration.getIterationCount(network),
                StepPerIteration.getEpochCount(network)));
    Random random = Nd4j.getRandom();
    lines.add("random %d %d".formatted(random.rootState(), random.nodeState()));
    return lines;
  }

  /** Resumes from a file in a JVM of its own; prints the result. */
  public static void main(String[] arguments) throws IOException {
    Resumption resumed = of(Boolean.parseBoolean(arguments[0]), Recipe.valueOf(arguments[1]), true);
    resumed.load(Path.of(arguments[2]));
    resumed.finish();
    resumed.result().forEach(System.out::println);
  }
}
