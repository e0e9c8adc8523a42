package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;

/** The running mean and variance of batch normalization move once per step. */
final class RunningStatisticsTest {

  private static final double H = 0.2;
  private static final DataSet DATA = TestNetworks.data(8, 1);
  private static final List<String> MEAN_AND_VARIANCE = List.of("1_mean", "1_var");

  private static MultiLayerNetwork network(boolean logStd) {
    Layer[] hidden = {
      TestNetworks.dense(5), new BatchNormalization.Builder().useLogStd(logStd).build()
    };
    return TestNetworks.sequential(TestNetworks.configuration().updater(new Sgd(H)), hidden);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oneStepOfAnyMethodMovesThemAsDl4jDoes(boolean logStd) {
    var own = network(logStd);
    own.fit(DATA);
    double[] expected = statistics(own);
    assertThat(expected).isNotEqualTo(statistics(network(logStd)));

    for (RungeKuttaOptimizer optimizer : optimizers()) {
      var net = network(logStd);
      KuttaTraining.install(net, optimizer);
      net.fit(DATA);
      assertThat(statistics(net)).isEqualTo(expected);
    }
  }

  @Test
  void theyMoveAtTheEndOfTheStepAndOnlyOnce() {
    var net = network(false);
    double[] before = statistics(net);
    var loss = NetworkObjective.of(net);
    loss.setBatch(DATA);
    TestRk4.builder().learningRate(H).build().step(loss);
    assertThat(statistics(net)).isEqualTo(before);
    loss.finishStep();
    double[] after = statistics(net);
    assertThat(after).isNotEqualTo(before);
    loss.finishStep();
    assertThat(statistics(net)).isEqualTo(after);
  }

  @Test
  void theirGradientIsZero() {
    var net = network(false);
    var loss = NetworkObjective.of(net);
    loss.setBatch(DATA);
    loss.evaluate();
    INDArray gradient = loss.gradientArray().reshape(net.numParams());
    for (var block : loss.blocks()) {
      double norm =
          gradient
              .get(NDArrayIndex.interval(block.offset(), block.offset() + block.length()))
              .norm2Number()
              .doubleValue();
      if (MEAN_AND_VARIANCE.contains(block.name())) {
        assertThat(norm).isEqualTo(0.0);
      } else if (!block.name().equals("0_b")) {
        // A bias before a normalization has no influence.
        assertThat(norm).isGreaterThan(1e-6);
      }
    }
  }

  private static List<RungeKuttaOptimizer> optimizers() {
    return List.of(
        TestEuler.builder().learningRate(H).build(), TestRk4.builder().learningRate(H).build());
  }

  private static double[] statistics(MultiLayerNetwork net) {
    double[] all = new double[10];
    double[] mean = TestNetworks.copy(net.getParam("1_mean"));
    INDArray variance = net.paramTable().get("1_var");
    double[] spread = TestNetworks.copy(variance != null ? variance : net.getParam("1_log10stdev"));
    System.arraycopy(mean, 0, all, 0, 5);
    System.arraycopy(spread, 0, all, 5, 5);
    return all;
  }
}
