package org.kutta.benchmarks.implicit;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.kutta.dl4j.NetworkObjective;
import org.kutta.runtime.Objective;
import org.kutta.train.data.ImageFiles;
import org.kutta.train.data.LabelledImages;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The cross-entropy of a perceptron of 784, 32 and 10 units with softmax, over the first 100 images
 * of the sample of Fashion-MNIST in {@code applications/train}: one function, no mini-batches.
 * Double precision; weights always the same.
 */
final class Perceptron {

  static final int IMAGES = 100;
  private static final int HIDDEN = 32;

  private final DataSet batch;
  private final int inputs;
  private final Activation activation;

  /**
   * Makes the loss.
   *
   * @param activation of the hidden units. Of ReLU the gradient jumps, and stage equations whose
   *     solution would lie on a jump have none.
   */
  Perceptron(Activation activation) {
    this.activation = activation;
    LabelledImages images = ImageFiles.embedded().training().range(0, IMAGES);
    this.batch = images.all(DataType.DOUBLE);
    this.inputs = images.inputs();
  }

  /** Returns the loss at the weights that all start from. */
  Objective fresh() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(1))
                .weightInit(WeightInit.XAVIER)
                .list()
                .layer(
                    new DenseLayer.Builder()
                        .nIn(inputs)
                        .nOut(HIDDEN)
                        .activation(activation)
                        .build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(HIDDEN)
                        .nOut(LabelledImages.CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    NetworkObjective objective = NetworkObjective.of(network);
    objective.setBatch(batch);
    return objective;
  }
}
