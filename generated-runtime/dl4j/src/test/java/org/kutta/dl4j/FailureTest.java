package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.kutta.runtime.NonFinitePolicy;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StepFailedException;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A step that fails comes out of {@code fit}, and leaves the network as it was. */
final class FailureTest {

  private static final DataSet GOOD = TestNetworks.data(5, 1);

  private static DataSet bad() {
    DataSet data = TestNetworks.data(5, 2);
    data.getFeatures().putScalar(0, 0, Double.NaN);
    return data;
  }

  @Test
  void notANumberInTheDataLeavesTheParametersBitIdentical() {
    for (RungeKuttaOptimizer optimizer :
        new RungeKuttaOptimizer[] {
          TestEuler.builder().learningRate(0.1).build(), TestRk4.builder().learningRate(0.1).build()
        }) {
      var net = TestNetworks.mlp(c -> c);
      KuttaTraining.install(net, optimizer);
      net.fit(GOOD);
      double[] before = TestNetworks.copy(net.params());
      var failure =
          assertThrows(
              StepFailedException.class, () -> net.fit(TestNetworks.iterator(bad(), GOOD), 1));
      assertThat(failure).hasMessageThat().contains("stage 1 of step 2");
      assertThat(failure).hasMessageThat().contains("NaN");
      assertThat(failure.step()).isEqualTo(1);
      assertThat(TestNetworks.copy(net.params())).isEqualTo(before);
      assertThat(net.getIterationCount()).isEqualTo(1);

      net.fit(GOOD);
      assertThat(net.getIterationCount()).isEqualTo(2);
      assertThat(TestNetworks.copy(net.params())).isNotEqualTo(before);
    }
  }

  @Test
  void aSkippedBatchLeavesNoTraceAndTheRunGoesOn() {
    var net = TestNetworks.mlp(c -> c);
    var alone = TestNetworks.mlp(c -> c);
    var optimizer = TestRk4.builder().learningRate(0.1).onNonFinite(NonFinitePolicy.SKIP).build();
    KuttaTraining.install(net, optimizer);
    KuttaTraining.install(alone, TestRk4.builder().learningRate(0.1).build());
    net.fit(TestNetworks.iterator(bad(), GOOD), 1);
    alone.fit(GOOD);
    assertThat(optimizer.report().skips()).isEqualTo(1);
    assertThat(TestNetworks.copy(net.params())).isEqualTo(TestNetworks.copy(alone.params()));
    assertThat(net.score()).isEqualTo(alone.score());
  }

  @Test
  void notANumberInTheDataLeavesAGraphAsItWas() {
    var net = TestNetworks.graph(TestNetworks.configuration(), TestNetworks.dense(5));
    KuttaTraining.install(net, TestRk4.builder().learningRate(0.1).build());
    double[] before = TestNetworks.copy(net.params());
    assertThrows(StepFailedException.class, () -> net.fit(bad()));
    assertThat(TestNetworks.copy(net.params())).isEqualTo(before);
  }

  @Test
  void failureOfALaterStageIsUndone() {
    var net = unbounded();
    KuttaTraining.install(net, TestRk4.builder().learningRate(1e200).build());
    double[] before = TestNetworks.copy(net.params());
    var failure = assertThrows(StepFailedException.class, () -> net.fit(GOOD));
    assertThat(failure.stage()).isEqualTo(2);
    assertThat(TestNetworks.copy(net.params())).isEqualTo(before);
  }

  @Test
  void dataOfTheWrongWidthIsNamed() {
    var net = TestNetworks.mlp(c -> c);
    KuttaTraining.install(net, TestRk4.builder().learningRate(0.1).build());
    double[] before = TestNetworks.copy(net.params());
    var wide = new DataSet(Nd4j.zeros(5, 9), GOOD.getLabels());
    var failure = assertThrows(StepFailedException.class, () -> net.fit(wide));
    assertThat(failure).hasMessageThat().contains("does not match layer input size");
    assertThat(TestNetworks.copy(net.params())).isEqualTo(before);
    net.fit(GOOD);
    assertThat(net.getIterationCount()).isEqualTo(1);
  }

  @Test
  void labelsOfOtherExamplesAreNamed() {
    var net = TestNetworks.mlp(c -> c);
    KuttaTraining.install(net, TestRk4.builder().learningRate(0.1).build());
    var uneven = new DataSet(TestNetworks.data(3, 1).getFeatures(), GOOD.getLabels());
    var failure = assertThrows(StepFailedException.class, () -> net.fit(uneven));
    assertThat(failure).hasMessageThat().contains("must have equal shapes");
  }

  /** Returns a network whose loss overflows for large weights. */
  private static MultiLayerNetwork unbounded() {
    var net =
        new MultiLayerNetwork(
            TestNetworks.configuration()
                .list()
                .layer(
                    new OutputLayer.Builder(LossFunction.MSE)
                        .activation(Activation.IDENTITY)
                        .nIn(TestNetworks.INPUTS)
                        .nOut(TestNetworks.CLASSES)
                        .build())
                .build());
    net.init();
    return net;
  }
}
