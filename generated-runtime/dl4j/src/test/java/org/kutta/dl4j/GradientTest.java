package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The gradient is that of the loss: central differences, weight by weight. */
final class GradientTest {

  private static final double EPSILON = 1e-5;
  private static final double TOLERANCE = 2e-8;

  static Stream<Arguments> chains() {
    Layer dropped = dense(5, 0.6);
    return Stream.of(
        chain("plain", TestNetworks.configuration(), TestNetworks.dense(5)),
        chain("L2", TestNetworks.configuration().l2(0.3).l2Bias(0.2), TestNetworks.dense(5)),
        chain("L1", TestNetworks.configuration().l1(0.05), TestNetworks.dense(5)),
        chain("weight decay", TestNetworks.configuration().weightDecay(0.3), TestNetworks.dense(5)),
        chain("sum over batch", TestNetworks.configuration().miniBatch(false).l2(0.1), dropped),
        chain("dropout", TestNetworks.configuration(), dense(6, 0.6), dense(5, 0.7)),
        chain("dropout at every input", TestNetworks.configuration().dropOut(0.6), dense(6, 0.7)),
        chain(
            "dropout layer, noise",
            TestNetworks.configuration(),
            TestNetworks.dense(6),
            new DropoutLayer(0.5),
            new DenseLayer.Builder().nOut(5).dropOut(new GaussianNoise(0.1)).build()),
        chain(
            "batch normalization",
            TestNetworks.configuration().l2(0.1),
            TestNetworks.dense(5),
            new BatchNormalization(),
            new ActivationLayer(Activation.TANH)),
        chain(
            "Adam, LBFGS",
            TestNetworks.configuration()
                .updater(new Adam(0.3))
                .weightDecay(0.2)
                .optimizationAlgo(OptimizationAlgorithm.LBFGS),
            TestNetworks.dense(5)));
  }

  private static Layer dense(int width, double retain) {
    return new DenseLayer.Builder().nOut(width).dropOut(retain).build();
  }

  private static Arguments chain(
      String name, NeuralNetConfiguration.Builder configuration, Layer... hidden) {
    return Arguments.of(name, configuration, hidden);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("chains")
  void gradientOfSequentialNetworkIsThatOfItsScore(
      String name, NeuralNetConfiguration.Builder configuration, Layer[] hidden) {
    var loss = NetworkObjective.of(TestNetworks.sequential(configuration, hidden));
    loss.setBatch(TestNetworks.data(6, 1));
    assertGradientIsTrue(loss);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("chains")
  void gradientOfGraphIsThatOfItsScore(
      String name, NeuralNetConfiguration.Builder configuration, Layer[] hidden) {
    var loss = NetworkObjective.of(TestNetworks.graph(configuration, hidden));
    loss.setBatch(TestNetworks.data(6, 1));
    assertGradientIsTrue(loss);
  }

  @Test
  void gradientOfConvolutionIsThatOfItsScore() {
    var net =
        new MultiLayerNetwork(
            TestNetworks.configuration()
                .list()
                .layer(new ConvolutionLayer.Builder(2, 2).nOut(2).build())
                .layer(new BatchNormalization())
                .layer(new GlobalPoolingLayer())
                .layer(TestNetworks.softmax())
                .setInputType(InputType.convolutional(4, 4, 1))
                .build());
    net.init();
    INDArray images =
        Nd4j.createFromArray(TestNetworks.copy(TestNetworks.data(20, 3).getFeatures()));
    var loss = NetworkObjective.of(net);
    loss.setBatch(new DataSet(images.reshape(5, 1, 4, 4), TestNetworks.data(5, 3).getLabels()));
    assertGradientIsTrue(loss);
  }

  @Test
  void gradientOfMaskedSequencesIsThatOfTheirScore() {
    var net =
        new MultiLayerNetwork(
            TestNetworks.configuration()
                .l2(0.1)
                .list()
                .layer(new LSTM.Builder().nOut(3).dropOut(0.7).build())
                .layer(
                    new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .nOut(TestNetworks.CLASSES)
                        .build())
                .setInputType(InputType.recurrent(2))
                .build());
    net.init();
    double[] values = TestNetworks.copy(TestNetworks.data(4, 5).getFeatures());
    INDArray features = Nd4j.createFromArray(values).reshape(2, 2, 4);
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, 2, TestNetworks.CLASSES, 4);
    for (int t = 0; t < 4; t++) {
      labels.putScalar(new int[] {0, t % 3, t}, 1);
      labels.putScalar(new int[] {1, (t + 1) % 3, t}, 1);
    }
    INDArray mask = Nd4j.createFromArray(new double[][] {{1, 1, 1, 1}, {1, 1, 0, 0}});
    var loss = NetworkObjective.of(net);
    loss.setBatch(new DataSet(features, labels, mask, mask));
    double masked = loss.evaluate();
    assertGradientIsTrue(loss);

    loss.setBatch(new DataSet(features, labels));
    assertThat(loss.evaluate()).isNotEqualTo(masked);
  }

  @Test
  void gradientOfGraphWithTwoOutputsIsThatOfTheirSum() {
    var net =
        new ComputationGraph(
            TestNetworks.configuration()
                .l2(0.1)
                .graphBuilder()
                .addInputs("a", "b")
                .addLayer("hidden", TestNetworks.dense(4), "a", "b")
                .addLayer("left", TestNetworks.softmax(), "hidden")
                .addLayer("right", TestNetworks.softmax(), "hidden")
                .setOutputs("left", "right")
                .setInputTypes(InputType.feedForward(4), InputType.feedForward(4))
                .build());
    net.init();
    DataSet a = TestNetworks.data(5, 1);
    DataSet b = TestNetworks.data(5, 2);
    var loss = NetworkObjective.of(net);
    loss.setBatch(
        new MultiDataSet(
            new INDArray[] {a.getFeatures(), b.getFeatures()},
            new INDArray[] {a.getLabels(), b.getLabels()}));
    assertGradientIsTrue(loss);
  }

  @Test
  void frozenWeightsHaveNoGradientWhateverTheBufferHeld() {
    assertFirstLayerIsFrozen(
        NetworkObjective.of(TestNetworks.sequential(regularised(), frozen(), dense(5, 0.8))));
    assertFirstLayerIsFrozen(
        NetworkObjective.of(TestNetworks.graph(regularised(), frozen(), dense(5, 0.8))));
  }

  @Test
  void frozenWeightsThatPassGradientsOnHaveNone() {
    var frozen = new FrozenLayerWithBackprop(TestNetworks.dense(5));
    assertFirstLayerIsFrozen(
        NetworkObjective.of(TestNetworks.sequential(regularised(), frozen, dense(5, 0.8))));
    assertFirstLayerIsFrozen(
        NetworkObjective.of(TestNetworks.graph(regularised(), frozen, dense(5, 0.8))));
  }

  private static NeuralNetConfiguration.Builder regularised() {
    return TestNetworks.configuration().l2(0.1);
  }

  private static Layer frozen() {
    return new FrozenLayer(TestNetworks.dense(5));
  }

  private static void assertFirstLayerIsFrozen(NetworkObjective loss) {
    loss.setBatch(TestNetworks.data(6, 1));
    loss.gradientArray().assign(17);
    loss.evaluate();
    int frozen = TestNetworks.INPUTS * 5 + 5;
    double[] gradient = TestNetworks.copy(loss.gradientArray());
    assertThat(Arrays.copyOf(gradient, frozen)).isEqualTo(new double[frozen]);
    assertGradientIsTrue(loss, frozen);
  }

  @Test
  void clippingActsOnTheAverageOverTheBatch() {
    double threshold = 0.01;
    var net =
        TestNetworks.mlp(
            c ->
                c.gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
                    .gradientNormalizationThreshold(threshold));
    var loss = NetworkObjective.of(net);
    loss.setBatch(TestNetworks.data(6, 1));
    loss.evaluate();
    double[] clipped = TestNetworks.copy(loss.gradientArray());

    var free = NetworkObjective.of(TestNetworks.mlp(c -> c));
    free.setBatch(TestNetworks.data(6, 1));
    free.evaluate();
    double[] whole = TestNetworks.copy(free.gradientArray());
    for (int i = 0; i < whole.length; i++) {
      double expected = Math.max(-threshold, Math.min(threshold, whole[i]));
      assertThat(clipped[i]).isWithin(1e-15).of(expected);
    }
  }

  @Test
  void floatNetworkHasFloatBuffers() {
    var loss = NetworkObjective.of(TestNetworks.mlp(c -> c.dataType(DataType.FLOAT)));
    loss.setBatch(TestNetworks.data(6, 1));
    assertThat(loss.evaluate()).isGreaterThan(0.0);
    assertThat(loss.parameterArray().dataType()).isEqualTo(DataType.FLOAT);
    assertThat(loss.gradientArray().dataType()).isEqualTo(DataType.FLOAT);
  }

  private static void assertGradientIsTrue(NetworkObjective loss) {
    assertGradientIsTrue(loss, 0);
  }

  private static void assertGradientIsTrue(NetworkObjective loss, int first) {
    INDArray theta = loss.parameterArray();
    loss.evaluate();
    double[] gradient = TestNetworks.copy(loss.gradientArray());
    double size = 0;
    for (int i = first; i < gradient.length; i++) {
      double here = theta.getDouble(i);
      theta.putScalar(i, here + EPSILON);
      double above = loss.evaluate();
      theta.putScalar(i, here - EPSILON);
      double below = loss.evaluate();
      theta.putScalar(i, here);
      assertThat(gradient[i]).isWithin(TOLERANCE).of((above - below) / (2 * EPSILON));
      size = Math.max(size, Math.abs(gradient[i]));
    }
    assertThat(size).isGreaterThan(1e-3);
  }
}
