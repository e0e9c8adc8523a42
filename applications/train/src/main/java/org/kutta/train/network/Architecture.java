package org.kutta.train.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A multilayer perceptron: ReLU between its layers, softmax and cross-entropy at its end.
 *
 * @param widths of the layers, from the inputs to the outputs; two at least
 * @param precision of the parameters
 */
public record Architecture(List<Integer> widths, Precision precision) {

  public Architecture {
    widths = List.copyOf(widths);
  }

  public static Architecture of(
      int inputs, List<Integer> hidden, int outputs, Precision precision) {
    List<Integer> widths = new ArrayList<>();
    widths.add(inputs);
    widths.addAll(hidden);
    widths.add(outputs);
    return new Architecture(widths, precision);
  }

  /** Returns the number of weights and biases. */
  public long parameters() {
    long parameters = 0;
    for (int i = 1; i < widths.size(); i++) {
      parameters += (widths.get(i - 1) + 1L) * widths.get(i);
    }
    return parameters;
  }

  /**
   * Returns a new network. Its weights are drawn as He et al. (2015) draw them, and depend on the
   * seed alone.
   */
  public MultiLayerNetwork network(IUpdater updater, long seed) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(precision.dataType())
            .updater(updater)
            .weightInit(WeightInit.RELU)
            .activation(Activation.RELU)
            .list();
    int last = widths.size() - 1;
    for (int i = 1; i < last; i++) {
      layers.layer(new DenseLayer.Builder().nIn(widths.get(i - 1)).nOut(widths.get(i)).build());
    }
    layers.layer(
        new OutputLayer.Builder(LossFunction.MCXENT)
            .activation(Activation.SOFTMAX)
            .nIn(widths.get(last - 1))
            .nOut(widths.get(last))
            .build());
    MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
    network.init();
    return network;
  }

  @Override
  public String toString() {
    return widths.stream().map(String::valueOf).collect(Collectors.joining("-"));
  }
}
