package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kutta.runtime.Averaging;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.Adam;
import org.kutta.runtime.preconditioner.Muon;
import org.kutta.runtime.preconditioner.RmsProp;
import org.kutta.runtime.rate.Dalr;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.IUpdater;

/** Preconditioners, momentum and the like, in the training of networks. */
final class IngredientsTest {

  private static final DataSet[] BATCHES = {
    TestNetworks.data(5, 1), TestNetworks.data(5, 2), TestNetworks.data(5, 3)
  };

  @Test
  void eulerWithAdamIsDl4jsAdam() {
    compare(
        new org.nd4j.linalg.learning.config.Adam(0.01),
        TestEuler.builder().learningRate(0.01).preconditioner(Adam.standard()));
  }

  @Test
  void eulerWithRmsPropIsDl4jsRmsProp() {
    compare(
        new org.nd4j.linalg.learning.config.RmsProp(0.01),
        TestEuler.builder().learningRate(0.01).preconditioner(RmsProp.standard()));
  }

  private static void compare(IUpdater updater, OptimizerBuilder ours) {
    var own = TestNetworks.mlp(c -> c.updater(updater).l2(0.01));
    var net = TestNetworks.mlp(c -> c.l2(0.01));
    KuttaTraining.install(net, ours.build());
    own.fit(TestNetworks.iterator(BATCHES), 10);
    net.fit(TestNetworks.iterator(BATCHES), 10);
    double[] expected = TestNetworks.copy(own.params());
    double[] found = TestNetworks.copy(net.params());
    for (int i = 0; i < expected.length; i++) {
      assertWithMessage("parameter %s", i).that(found[i]).isWithin(1e-9).of(expected[i]);
    }
  }

  private static List<OptimizerBuilder> compositions() {
    return List.of(
        TestRk4.builder().learningRate(0.01).preconditioner(Adam.standard()).weightDecay(0.1),
        TestRk4.builder()
            .learningRate(0.01)
            .preconditioner(Muon.standard())
            .weightDecayOfMatrices(0.1)
            .averaging(Averaging.exponential(0.9)),
        TestRk4.builder()
            .learningRate(Dalr.of(0.2, 1))
            .momentum(Momentum.nesterov(0.9))
            .lookBack(0.5)
            .clipGradientNorm(1));
  }

  @Test
  void aTrainingSavedBesideItsNetworkGoesOnBitForBit(@TempDir Path folder) throws IOException {
    for (var builder : compositions()) {
      var net = TestNetworks.mlp(c -> c.l2(0.01));
      RungeKuttaOptimizer optimizer = builder.build();
      KuttaTraining.install(net, optimizer);
      net.fit(TestNetworks.iterator(BATCHES), 2);
      File model = folder.resolve("net.zip").toFile();
      Path state = folder.resolve("optimizer.kutta");
      net.save(model);
      optimizer.save(state);

      var loaded = MultiLayerNetwork.load(model, false);
      RungeKuttaOptimizer restored = builder.build();
      var training = KuttaTraining.install(loaded, restored);
      restored.restore(state, training.objective());
      net.fit(TestNetworks.iterator(BATCHES), 2);
      loaded.fit(TestNetworks.iterator(BATCHES), 2);
      assertWithMessage(optimizer.toString())
          .that(TestNetworks.copy(loaded.params()))
          .isEqualTo(TestNetworks.copy(net.params()));
      assertThat(restored.report().step()).isEqualTo(12);
    }
  }

  @Test
  void muonDescendsOnNetworks() {
    var net = TestNetworks.mlp(c -> c);
    double before = net.score(BATCHES[0], true);
    KuttaTraining.install(
        net, TestEuler.builder().learningRate(0.02).preconditioner(Muon.standard()).build());
    for (int k = 0; k < 60; k++) {
      net.fit(BATCHES[0]);
    }
    assertThat(net.score(BATCHES[0], true)).isLessThan(before / 2);
  }

  @Test
  void weightDecayLeavesRunningStatisticsAlone() {
    var decaying =
        TestNetworks.sequential(
            TestNetworks.configuration(), TestNetworks.dense(4), new BatchNormalization());
    var plain = decaying.clone();
    KuttaTraining.install(decaying, TestEuler.builder().learningRate(0.1).weightDecay(0.5).build());
    KuttaTraining.install(plain, TestEuler.builder().learningRate(0.1).build());
    decaying.fit(BATCHES[0]);
    plain.fit(BATCHES[0]);
    for (String statistic : List.of("1_mean", "1_var")) {
      assertThat(decaying.getParam(statistic)).isEqualTo(plain.getParam(statistic));
    }
    assertThat(decaying.getParam("0_W")).isNotEqualTo(plain.getParam("0_W"));
  }

  @Test
  void theAveragedNetworkIsScoredBetweenSteps() {
    var net = TestNetworks.mlp(c -> c);
    RungeKuttaOptimizer optimizer =
        TestEuler.builder().learningRate(0.1).averaging(Averaging.tail(0)).build();
    var training = KuttaTraining.install(net, optimizer);
    net.fit(TestNetworks.iterator(BATCHES), 5);
    double[] before = TestNetworks.copy(net.params());
    double averaged =
        optimizer.withAveragedParameters(training.objective(), () -> net.score(BATCHES[0]));
    assertThat(averaged).isNotEqualTo(net.score(BATCHES[0]));
    assertThat(TestNetworks.copy(net.params())).isEqualTo(before);
  }
}
