package org.kutta.dl4j;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * A setting of DL4J, or several that are one row of the table in docs/dl4j.md.
 *
 * @param row the row's name in the table
 * @param covers the constants, classes and builder methods of DL4J that it speaks of
 * @param configure sets it for a whole network
 * @param hidden the hidden layers, made for each network
 * @param refusal what the refusal says; empty where the setting is honoured
 * @param build what the optimizer is built with, besides its learning rate
 */
record Setting(
    String row,
    List<String> covers,
    UnaryOperator<NeuralNetConfiguration.Builder> configure,
    Supplier<Layer[]> hidden,
    String refusal,
    UnaryOperator<OptimizerBuilder> build) {

  static final double RATE = 0.1;

  static Setting of(
      String row, String covers, UnaryOperator<NeuralNetConfiguration.Builder> configure) {
    return new Setting(
        row,
        Arrays.asList(covers.split(" ")),
        configure,
        () -> new Layer[] {TestNetworks.dense(5), TestNetworks.dense(4)},
        "",
        b -> b);
  }

  static Setting ofLayers(String row, String covers, Supplier<Layer> hidden) {
    Setting plain = of(row, covers, c -> c);
    return new Setting(
        row,
        plain.covers,
        plain.configure,
        () -> new Layer[] {hidden.get(), TestNetworks.dense(4)},
        "",
        b -> b);
  }

  Setting refused(String saying) {
    return new Setting(row, covers, configure, hidden, saying, build);
  }

  Setting with(UnaryOperator<OptimizerBuilder> ingredient) {
    return new Setting(row, covers, configure, hidden, refusal, ingredient);
  }

  MultiLayerNetwork sequential() {
    return TestNetworks.sequential(base(), hidden.get());
  }

  ComputationGraph graph() {
    return TestNetworks.graph(base(), hidden.get());
  }

  /** Returns the network that DL4J's gradient descent trains, whatever the setting says of it. */
  MultiLayerNetwork sequentialOfDl4j() {
    MultiLayerNetwork own = TestNetworks.sequential(withDescent(base()), hidden.get());
    new SequentialNetwork(own).updaterSlots().replace(held -> new Sgd(RATE));
    return own;
  }

  ComputationGraph graphOfDl4j() {
    ComputationGraph own = TestNetworks.graph(withDescent(base()), hidden.get());
    new GraphNetwork(own).updaterSlots().replace(held -> new Sgd(RATE));
    return own;
  }

  private static NeuralNetConfiguration.Builder withDescent(NeuralNetConfiguration.Builder base) {
    return base.optimizationAlgo(OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT);
  }

  RungeKuttaOptimizer optimizer() {
    return build.apply(TestEuler.builder().learningRate(RATE)).build();
  }

  private NeuralNetConfiguration.Builder base() {
    return configure.apply(TestNetworks.configuration().updater(new Sgd(RATE)));
  }

  @Override
  public String toString() {
    return row + ": " + String.join(" ", covers);
  }
}
