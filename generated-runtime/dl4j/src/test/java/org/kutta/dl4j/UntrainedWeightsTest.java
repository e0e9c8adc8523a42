package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertWithMessage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.variational.VariationalAutoencoder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.runtime.Averaging;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.AdaGrad;
import org.kutta.runtime.preconditioner.Adam;
import org.kutta.runtime.preconditioner.Muon;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;

/** No ingredient moves weights that are not trained. */
final class UntrainedWeightsTest {

  private static final int BATCHES = 4;

  static Stream<Arguments> ingredients() {
    return Stream.of(
        with("plain", b -> b),
        with("weight decay", b -> b.weightDecay(0.1)),
        with("weight decay of matrices", b -> b.weightDecayOfMatrices(0.1)),
        with("Adam and weight decay", b -> b.preconditioner(Adam.standard()).weightDecay(0.1)),
        with("AdaGrad", b -> b.preconditioner(AdaGrad.inFlow())),
        with("Muon and weight decay", b -> b.preconditioner(Muon.standard()).weightDecay(0.1)),
        with("heavy ball", b -> b.momentum(Momentum.heavyBall(0.9))),
        with("Nesterov", b -> b.momentum(Momentum.nesterov(0.9)).weightDecay(0.1)),
        with("look-back", b -> b.lookBack(1)),
        with("average", b -> b.averaging(Averaging.exponential(0.5)).weightDecay(0.1)));
  }

  private static Arguments with(String name, UnaryOperator<OptimizerBuilder> ingredient) {
    return Arguments.of(name, ingredient);
  }

  private static RungeKuttaOptimizer optimizer(UnaryOperator<OptimizerBuilder> ingredient) {
    return ingredient.apply(TestRk4.builder().learningRate(0.05)).build();
  }

  private static MultiLayerNetwork source() {
    MultiLayerNetwork source =
        TestNetworks.sequential(
            TestNetworks.configuration().updater(new Sgd(0.1)),
            TestNetworks.dense(6),
            new BatchNormalization(),
            TestNetworks.dense(5),
            new BatchNormalization());
    source.fit(TestNetworks.data(8, 1));
    return source;
  }

  private static FineTuneConfiguration fineTuning() {
    return new FineTuneConfiguration.Builder().updater(new Sgd(0.1)).build();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ingredients")
  void frozenLayersAndTheirStatisticsStay(String name, UnaryOperator<OptimizerBuilder> ingredient) {
    MultiLayerNetwork net =
        new TransferLearning.Builder(source())
            .fineTuneConfiguration(fineTuning())
            .setFeatureExtractor(1)
            .build();
    Map<String, double[]> before = values(net.paramTable());
    KuttaTraining.install(net, optimizer(ingredient));
    for (int i = 0; i < BATCHES; i++) {
      net.fit(TestNetworks.data(8, i + 2));
    }
    assertOnlyOthersMoved(before, values(net.paramTable()), "[01]_.*");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ingredients")
  void frozenVerticesAndTheirStatisticsStay(
      String name, UnaryOperator<OptimizerBuilder> ingredient) {
    ComputationGraph net =
        new TransferLearning.GraphBuilder(source().toComputationGraph())
            .fineTuneConfiguration(fineTuning())
            .setFeatureExtractor("1")
            .build();
    Map<String, double[]> before = values(net.paramTable());
    KuttaTraining.install(net, optimizer(ingredient));
    for (int i = 0; i < BATCHES; i++) {
      net.fit(TestNetworks.data(8, i + 2));
    }
    assertOnlyOthersMoved(before, values(net.paramTable()), "[01]_.*");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ingredients")
  void weightsThatOnlyPretrainingTrainsStay(
      String name, UnaryOperator<OptimizerBuilder> ingredient) {
    MultiLayerNetwork net =
        TestNetworks.sequential(
            TestNetworks.configuration(),
            new VariationalAutoencoder.Builder()
                .nOut(5)
                .encoderLayerSizes(6)
                .decoderLayerSizes(6)
                .build());
    Map<String, double[]> before = values(net.paramTable());
    KuttaTraining.install(net, optimizer(ingredient));
    for (int i = 0; i < BATCHES; i++) {
      net.fit(TestNetworks.data(8, i + 2));
    }
    assertOnlyOthersMoved(
        before, values(net.paramTable()), "0_(d0|pXZLogStd2|pXZ[Ww]|pZXLog|pXZ).*");
  }

  private static Map<String, double[]> values(Map<String, INDArray> table) {
    Map<String, double[]> values = new LinkedHashMap<>();
    table.forEach((name, weight) -> values.put(name, TestNetworks.copy(weight)));
    return values;
  }

  private static void assertOnlyOthersMoved(
      Map<String, double[]> before, Map<String, double[]> after, String untrained) {
    int stayed = 0;
    for (String name : before.keySet()) {
      if (name.matches(untrained)) {
        assertWithMessage(name).that(after.get(name)).isEqualTo(before.get(name));
        stayed++;
      }
    }
    assertWithMessage("untrained weights in %s", before.keySet()).that(stayed).isAtLeast(4);
    assertWithMessage("output weights")
        .that(after.values().stream().reduce((a, b) -> b).orElseThrow())
        .isNotEqualTo(before.values().stream().reduce((a, b) -> b).orElseThrow());
  }
}
