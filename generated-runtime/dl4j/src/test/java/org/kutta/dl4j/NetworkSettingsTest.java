package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.ocnn.OCNNOutputLayer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The rows of docs/dl4j.md that need networks of their own. */
final class NetworkSettingsTest {

  static final Set<String> ROWS =
      Set.of(
          "mask arrays",
          "several inputs and outputs",
          "wrapped layers",
          "transfer learning",
          "last batch of one example",
          "spatial dropout",
          "truncated back-propagation",
          "center loss",
          "one-class networks",
          "a frozen layer inside another");

  private static final double RATE = 0.1;

  private static NeuralNetConfiguration.Builder base() {
    return TestNetworks.configuration().updater(new Sgd(RATE));
  }

  private static Layer lstm() {
    return new LSTM.Builder().nOut(4).build();
  }

  private static Layer sequenceOutput(LossFunction loss, Activation activation) {
    return new RnnOutputLayer.Builder(loss).activation(activation).nOut(2).build();
  }

  private static INDArray normal(long seed, long... shape) {
    Random random = new Random(seed);
    double[] values = new double[(int) ArrayUtil.prodLong(shape)];
    Arrays.setAll(values, i -> random.nextGaussian());
    return Nd4j.createFromArray(values).reshape(shape);
  }

  /** Ones up to each example's length. */
  private static INDArray mask(int steps, int... lengths) {
    INDArray mask = Nd4j.zeros(DataType.DOUBLE, lengths.length, steps);
    for (int i = 0; i < lengths.length; i++) {
      for (int t = 0; t < lengths[i]; t++) {
        mask.putScalar(i, t, 1);
      }
    }
    return mask;
  }

  private static INDArray classes(int examples) {
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, examples, 2);
    for (int i = 0; i < examples; i++) {
      labels.putScalar(i, i % 2, 1);
    }
    return labels;
  }

  private static MultiLayerNetwork network(MultiLayerConfiguration configuration) {
    var net = new MultiLayerNetwork(configuration);
    net.init();
    return net;
  }

  private static void assertSequentialIsSgd(
      Supplier<MultiLayerNetwork> make, IntFunction<DataSet> batches, int steps) {
    MultiLayerNetwork own = make.get();
    MultiLayerNetwork net = make.get();
    net.setParams(own.params());
    KuttaTraining.install(net, TestEuler.builder().learningRate(RATE).build());
    assertSame(own, net, batches, steps, MultiLayerNetwork::fit, MultiLayerNetwork::params);
  }

  private static <N, D> void assertSame(
      N own,
      N net,
      IntFunction<D> batches,
      int steps,
      BiConsumer<N, D> fit,
      Function<N, INDArray> params) {
    INDArray start = params.apply(own).dup();
    for (int i = 0; i < steps; i++) {
      fit.accept(own, batches.apply(i));
      fit.accept(net, batches.apply(i));
    }
    double[] expected = TestNetworks.copy(params.apply(own));
    double[] found = TestNetworks.copy(params.apply(net));
    for (int i = 0; i < expected.length; i++) {
      assertWithMessage("parameter %s", i).that(found[i]).isWithin(1e-14).of(expected[i]);
    }
    assertThat(start.sub(params.apply(net)).norm2Number().doubleValue()).isGreaterThan(1e-3);
  }

  @Test
  void masksThatComeAndGoAreThoseOfTheBatch() {
    assertSequentialIsSgd(
        () ->
            network(
                base()
                    .list()
                    .layer(new LastTimeStep(lstm()))
                    .layer(TestNetworks.softmax(2))
                    .setInputType(InputType.recurrent(3))
                    .build()),
        i -> {
          int examples = i == 2 ? 1 : 3;
          INDArray mask = examples == 1 ? mask(5, 4) : mask(5, 5, 2, 3);
          return new DataSet(
              normal(i, examples, 3, 5), classes(examples), i == 1 ? null : mask, null);
        },
        4);
  }

  @Test
  void masksReachPoolingAboveWrappedLayers() {
    assertSequentialIsSgd(
        () ->
            network(
                base()
                    .l2(0.1)
                    .list()
                    .layer(new Bidirectional(Bidirectional.Mode.CONCAT, lstm()))
                    .layer(new GlobalPoolingLayer(PoolingType.AVG))
                    .layer(TestNetworks.softmax(2))
                    .setInputType(InputType.recurrent(3))
                    .build()),
        i -> new DataSet(normal(i, 3, 3, 5), classes(3), mask(5, 5, 2, 3), null),
        4);
  }

  @Test
  void everyOutputHasItsMask() {
    Supplier<ComputationGraph> make =
        () -> {
          var net =
              new ComputationGraph(
                  base()
                      .l2(1e-2)
                      .graphBuilder()
                      .addInputs("a", "b")
                      .addLayer("r", lstm(), "a")
                      .addLayer("s", lstm(), "b")
                      .addVertex("m", new MergeVertex(), "r", "s")
                      .addLayer("o1", sequenceOutput(LossFunction.MCXENT, Activation.SOFTMAX), "m")
                      .addLayer("o2", sequenceOutput(LossFunction.MSE, Activation.IDENTITY), "m")
                      .setOutputs("o1", "o2")
                      .setInputTypes(InputType.recurrent(3, 5), InputType.recurrent(2, 5))
                      .build());
          net.init();
          return net;
        };
    ComputationGraph own = make.get();
    ComputationGraph net = make.get();
    net.setParams(own.params());
    KuttaTraining.install(net, TestEuler.builder().learningRate(RATE).build());
    assertSame(
        own,
        net,
        i -> {
          int examples = i == 3 ? 1 : 2;
          INDArray labels = Nd4j.zeros(DataType.DOUBLE, examples, 2, 5);
          for (int k = 0; k < examples; k++) {
            for (int t = 0; t < 5; t++) {
              labels.putScalar(new int[] {k, (k + t) % 2, t}, 1);
            }
          }
          INDArray early = examples == 1 ? mask(5, 3) : mask(5, 5, 3);
          INDArray late = examples == 1 ? mask(5, 2) : mask(5, 2, 4);
          return new MultiDataSet(
              new INDArray[] {normal(i, examples, 3, 5), normal(i + 50, examples, 2, 5)},
              new INDArray[] {labels, normal(i + 90, examples, 2, 5)},
              new INDArray[] {early, early},
              new INDArray[] {late, early});
        },
        4,
        ComputationGraph::fit,
        ComputationGraph::params);
  }

  @Test
  void constraintsInsideWrappersHold() {
    Supplier<MultiLayerNetwork> make =
        () ->
            network(
                base()
                    .list()
                    .layer(
                        new Bidirectional(
                            Bidirectional.Mode.ADD,
                            new LSTM.Builder()
                                .nOut(4)
                                .constrainInputWeights(new MaxNormConstraint(0.3, 1))
                                .build()))
                    .layer(
                        new LastTimeStep(
                            new LSTM.Builder()
                                .nOut(3)
                                .constrainWeights(new MaxNormConstraint(0.3, 1))
                                .build()))
                    .layer(TestNetworks.softmax(2))
                    .setInputType(InputType.recurrent(3))
                    .build());
    assertThat(make.get().getLayer(0).conf().getLayer().getConstraints()).isNull();
    assertSequentialIsSgd(make, i -> new DataSet(normal(i, 3, 3, 5), classes(3)), 3);
  }

  @Test
  void transferredNetworkTrainsItsUnfrozenPart() {
    assertSequentialIsSgd(
        () -> {
          MultiLayerNetwork source =
              TestNetworks.sequential(
                  base(), TestNetworks.dense(6), new BatchNormalization(), TestNetworks.dense(5));
          source.fit(TestNetworks.data(8, 1));
          return new TransferLearning.Builder(source)
              .fineTuneConfiguration(
                  new FineTuneConfiguration.Builder()
                      .updater(new Sgd(RATE))
                      .l2(0.05)
                      .l1(0.01)
                      .build())
              .setFeatureExtractor(1)
              .nOutReplace(3, TestNetworks.CLASSES, WeightInit.XAVIER)
              .build();
        },
        i -> TestNetworks.data(i == 3 ? 3 : 8, i + 2),
        4);
  }

  @Test
  void batchOfOneExampleIsAverageOfOne() {
    assertSequentialIsSgd(
        () ->
            TestNetworks.sequential(
                base().l2(0.1), TestNetworks.dense(6), new BatchNormalization()),
        i -> TestNetworks.data(i == 2 ? 1 : 8, i),
        3);
  }

  @Test
  void sequencesOfIndicesTrainTheirEmbedding() {
    assertSequentialIsSgd(
        () ->
            network(
                base()
                    .list()
                    .layer(
                        new EmbeddingSequenceLayer.Builder().nIn(7).nOut(4).inputLength(5).build())
                    .layer(new GlobalPoolingLayer(PoolingType.MAX))
                    .layer(TestNetworks.softmax(2, 4))
                    .build()),
        i -> {
          INDArray indices = Nd4j.zeros(DataType.DOUBLE, 3, 5);
          for (int k = 0; k < 15; k++) {
            indices.putScalar(k / 5, k % 5, (k * 3 + i) % 7);
          }
          return new DataSet(indices, classes(3));
        },
        3);
  }

  @Test
  void spatialDropoutRepeatsInTheStagesOfStep() {
    MultiLayerNetwork net =
        network(
            base()
                .list()
                .layer(new ConvolutionLayer.Builder(2, 2).nOut(3).build())
                .layer(
                    new ConvolutionLayer.Builder(2, 2)
                        .nOut(2)
                        .dropOut(new SpatialDropout(0.5))
                        .build())
                .layer(new GlobalPoolingLayer())
                .layer(TestNetworks.softmax(2))
                .setInputType(InputType.convolutional(4, 4, 1))
                .build());
    var loss = NetworkObjective.of(net);
    loss.setBatch(new DataSet(normal(3, 4, 1, 4, 4), classes(4)));
    double first = loss.evaluate();
    double[] gradient = TestNetworks.copy(loss.gradientArray());
    assertThat(loss.evaluate()).isEqualTo(first);
    assertThat(TestNetworks.copy(loss.gradientArray())).isEqualTo(gradient);
    loss.finishStep();
    assertThat(loss.evaluate()).isNotEqualTo(first);
  }

  @Test
  void truncatedBackPropagationIsRefused() {
    assertRefused(
        network(
            base()
                .list()
                .layer(lstm())
                .layer(sequenceOutput(LossFunction.MSE, Activation.IDENTITY))
                .setInputType(InputType.recurrent(3))
                .backpropType(BackpropType.TruncatedBPTT)
                .tBPTTLength(4)
                .build()),
        "configure BackpropType.Standard");
  }

  @Test
  void centerLossIsRefused() {
    assertRefused(
        network(
            base()
                .list()
                .layer(TestNetworks.dense(4))
                .layer(
                    new CenterLossOutputLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .nOut(2)
                        .build())
                .setInputType(InputType.feedForward(4))
                .build()),
        "is a CenterLossOutputLayer");
  }

  @Test
  void oneClassNetworkIsRefused() {
    assertRefused(
        network(
            base()
                .list()
                .layer(TestNetworks.dense(4))
                .layer(new OCNNOutputLayer.Builder().nIn(4).hiddenLayerSize(3).build())
                .setInputType(InputType.feedForward(4))
                .build()),
        "is an OCNNOutputLayer");
  }

  @Test
  void frozenLayerInsideAnotherIsRefused() {
    assertRefused(
        network(
            base()
                .list()
                .layer(new LastTimeStep(new FrozenLayerWithBackprop(lstm())))
                .layer(TestNetworks.softmax(2))
                .setInputType(InputType.recurrent(3))
                .build()),
        "freeze the whole layer, the frozen layer outermost");
  }

  @Test
  void weightNoiseInsideWrappersIsRefused() {
    assertRefused(
        network(
            base()
                .list()
                .layer(
                    new Bidirectional(
                        new LSTM.Builder().nOut(4).weightNoise(new DropConnect(0.5)).build()))
                .layer(new GlobalPoolingLayer(PoolingType.AVG))
                .layer(TestNetworks.softmax(2))
                .setInputType(InputType.recurrent(3))
                .build()),
        "has weight noise (DropConnect)");
  }

  private static void assertRefused(MultiLayerNetwork net, String saying) {
    var e = assertThrows(IllegalArgumentException.class, () -> NetworkObjective.of(net));
    assertThat(e).hasMessageThat().contains(saying);
  }
}
