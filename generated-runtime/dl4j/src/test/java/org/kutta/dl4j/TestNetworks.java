package org.kutta.dl4j;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small networks of smooth functions, in double, and data for them. */
final class TestNetworks {

  static final int INPUTS = 4;
  static final int CLASSES = 3;

  private TestNetworks() {}

  static NeuralNetConfiguration.Builder configuration() {
    return new NeuralNetConfiguration.Builder()
        .seed(7)
        .dataType(DataType.DOUBLE)
        .updater(new NoOp())
        .activation(Activation.TANH);
  }

  static DenseLayer dense(int width) {
    return new DenseLayer.Builder().nOut(width).build();
  }

  static OutputLayer softmax() {
    return softmax(CLASSES);
  }

  static OutputLayer softmax(int classes) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .activation(Activation.SOFTMAX)
        .nOut(classes)
        .build();
  }

  static OutputLayer softmax(int classes, int inputs) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .activation(Activation.SOFTMAX)
        .nIn(inputs)
        .nOut(classes)
        .build();
  }

  /** Returns a network of the hidden layers and a softmax, initialised. */
  static MultiLayerNetwork sequential(NeuralNetConfiguration.Builder base, Layer... hidden) {
    var list = base.list();
    for (Layer layer : hidden) {
      list.layer(layer);
    }
    var net =
        new MultiLayerNetwork(
            list.layer(softmax()).setInputType(InputType.feedForward(INPUTS)).build());
    net.init();
    return net;
  }

  /** Returns the graph that is the same chain of layers. */
  static ComputationGraph graph(NeuralNetConfiguration.Builder base, Layer... hidden) {
    var builder = base.graphBuilder().addInputs("in");
    String below = "in";
    for (int i = 0; i < hidden.length; i++) {
      builder.addLayer("hidden" + i, hidden[i], below);
      below = "hidden" + i;
    }
    var net =
        new ComputationGraph(
            builder
                .addLayer("out", softmax(), below)
                .setOutputs("out")
                .setInputTypes(InputType.feedForward(INPUTS))
                .build());
    net.init();
    return net;
  }

  static MultiLayerNetwork mlp(UnaryOperator<NeuralNetConfiguration.Builder> settings) {
    return sequential(settings.apply(configuration()), dense(5));
  }

  /** Returns examples with one-hot labels, always the same for a seed. */
  static DataSet data(int examples, long seed) {
    var random = new Random(seed);
    double[][] features = new double[examples][INPUTS];
    double[][] labels = new double[examples][CLASSES];
    for (int i = 0; i < examples; i++) {
      for (int j = 0; j < INPUTS; j++) {
        features[i][j] = random.nextGaussian();
      }
      labels[i][random.nextInt(CLASSES)] = 1;
    }
    return new DataSet(Nd4j.createFromArray(features), Nd4j.createFromArray(labels));
  }

  /** Returns an iterator over batches; {@code fit} reads it ahead in a thread. */
  static DataSetIterator iterator(DataSet... batches) {
    return new ListDataSetIterator<>(List.of(batches), 1);
  }

  /** Returns the entries of an array of any shape. */
  static double[] copy(INDArray array) {
    return array.dup().reshape(array.length()).toDoubleVector();
  }
}
