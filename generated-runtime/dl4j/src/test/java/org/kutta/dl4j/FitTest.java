package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.solvers.accumulation.BasicGradientsAccumulator;
import org.deeplearning4j.optimize.solvers.accumulation.LocalHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kutta.runtime.rate.LearningRate;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** {@code fit} with an optimizer installed does what {@code fit} does. */
final class FitTest {

  private static final double H = 0.2;
  private static final DataSet[] BATCHES = {
    TestNetworks.data(5, 1), TestNetworks.data(5, 2), TestNetworks.data(5, 3)
  };

  private static final class Diary extends BaseTrainingListener {
    final List<String> entries = new ArrayList<>();
    final List<Double> scores = new ArrayList<>();
    int gradients;
    int backwardPasses;

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
      entries.add(iteration + "/" + epoch);
      scores.add(model.score());
    }

    @Override
    public void onEpochStart(Model model) {
      entries.add("start");
    }

    @Override
    public void onEpochEnd(Model model) {
      entries.add("end");
    }

    @Override
    public void onGradientCalculation(Model model) {
      gradients++;
    }

    @Override
    public void onBackwardPass(Model model) {
      backwardPasses++;
    }
  }

  private static void assertDiaryOfTwoEpochs(Diary diary) {
    assertThat(diary.entries)
        .containsExactly("start", "0/0", "1/0", "2/0", "end", "start", "3/1", "4/1", "5/1", "end")
        .inOrder();
    assertThat(diary.gradients).isEqualTo(6);
    assertThat(diary.backwardPasses).isEqualTo(24);
  }

  @Test
  void sequentialNetworkTellsListenersOfIterationsAndEpochs() {
    var net = TestNetworks.mlp(c -> c);
    var diary = new Diary();
    var training = KuttaTraining.install(net, TestRk4.builder().learningRate(H).build());
    net.setListeners(diary);
    net.fit(TestNetworks.iterator(BATCHES), 2);

    assertDiaryOfTwoEpochs(diary);
    assertThat(net.getIterationCount()).isEqualTo(6);
    assertThat(net.getEpochCount()).isEqualTo(2);
    assertThat(training.optimizer().report().step()).isEqualTo(6);
    assertThat(training.optimizer().report().totalEvaluations()).isEqualTo(24);
  }

  @Test
  void graphTellsListenersOfIterationsAndEpochs() {
    var net = TestNetworks.graph(TestNetworks.configuration(), TestNetworks.dense(5));
    var diary = new Diary();
    net.setListeners(diary);
    KuttaTraining.install(net, TestRk4.builder().learningRate(H).build());
    net.fit(TestNetworks.iterator(BATCHES), 2);

    assertDiaryOfTwoEpochs(diary);
    assertThat(net.getIterationCount()).isEqualTo(6);
    assertThat(net.getEpochCount()).isEqualTo(2);
  }

  @Test
  void addedListenersAreHeard() {
    var net = TestNetworks.mlp(c -> c);
    KuttaTraining.install(net, TestRk4.builder().learningRate(H).build());
    var first = new Diary();
    var second = new Diary();
    net.setListeners(first);
    net.addListeners(second);
    net.fit(BATCHES[0]);
    assertThat(first.entries).containsExactly("0/0");
    assertThat(second.entries).containsExactly("0/0");
  }

  @Test
  void scoreIsTheLossAtTheStartOfTheStep() {
    var net = TestNetworks.mlp(c -> c.l2(0.1));
    var diary = new Diary();
    net.setListeners(diary);
    double before = net.score(BATCHES[0], true);
    KuttaTraining.install(net, TestRk4.builder().learningRate(H).build());
    net.fit(BATCHES[0]);
    assertThat(diary.scores.get(0)).isWithin(1e-12).of(before);
  }

  @Test
  void learningRateSeesStepsAndEpochs() {
    var asked = new ArrayList<String>();
    LearningRate rate =
        (step, epoch) -> {
          asked.add(step + "/" + epoch);
          return H;
        };
    var net = TestNetworks.mlp(c -> c);
    KuttaTraining.install(net, TestEuler.builder().learningRate(rate).build());
    net.fit(TestNetworks.iterator(BATCHES[0], BATCHES[1]), 2);
    assertThat(asked).containsExactly("0/0", "1/0", "2/1", "3/1").inOrder();
  }

  @Test
  void eulerFollowsDl4jsOwnGradientDescent() {
    var own = TestNetworks.sequential(regularised(new Sgd(H)), layers());
    var euler = TestNetworks.sequential(regularised(new Adam()), layers());
    KuttaTraining.install(euler, TestEuler.builder().learningRate(H).build());
    own.fit(TestNetworks.iterator(BATCHES), 4);
    euler.fit(TestNetworks.iterator(BATCHES), 4);
    assertSame(TestNetworks.copy(euler.params()), TestNetworks.copy(own.params()));
  }

  @Test
  void eulerFollowsDl4jsOwnGradientDescentOnGraph() {
    var own = TestNetworks.graph(regularised(new Sgd(H)), layers());
    var euler = TestNetworks.graph(regularised(new Adam()), layers());
    KuttaTraining.install(euler, TestEuler.builder().learningRate(H).build());
    own.fit(TestNetworks.iterator(BATCHES), 4);
    euler.fit(TestNetworks.iterator(BATCHES), 4);
    assertSame(TestNetworks.copy(euler.params()), TestNetworks.copy(own.params()));
  }

  @Test
  void constraintsHoldAfterEachStep() {
    var net = TestNetworks.mlp(c -> c.constrainWeights(new MaxNormConstraint(0.3, 1)));
    KuttaTraining.install(net, TestRk4.builder().learningRate(H).build());
    net.fit(BATCHES[0]);
    double largest = net.getParam("0_W").norm2(1).maxNumber().doubleValue();
    assertThat(largest).isAtMost(0.3 + 1e-4);
  }

  @Test
  void uninstalledNetworkTrainsAsBefore() {
    var own = TestNetworks.mlp(c -> c.updater(new Sgd(H)));
    own.fit(BATCHES[0]);
    var net = TestNetworks.mlp(c -> c.updater(new Sgd(H)));
    var training = KuttaTraining.install(net, TestRk4.builder().learningRate(H).build());
    assertThat(training.isInstalled()).isTrue();
    training.uninstall();
    assertThat(training.isInstalled()).isFalse();
    net.fit(BATCHES[0]);
    assertThat(TestNetworks.copy(net.params())).isEqualTo(TestNetworks.copy(own.params()));
    assertThat(training.optimizer().report().step()).isEqualTo(0);
  }

  @Test
  void networkIsSavedButNotTheInstallation(@TempDir Path folder) throws IOException {
    var net = TestNetworks.mlp(c -> c.updater(new Adam()));
    KuttaTraining.install(net, TestRk4.builder().learningRate(H).build());
    net.fit(BATCHES[0]);
    File file = folder.resolve("net.zip").toFile();
    net.save(file);
    var loaded = MultiLayerNetwork.load(file, true);
    assertThat(TestNetworks.copy(loaded.params())).isEqualTo(TestNetworks.copy(net.params()));

    // A resumed training goes on as if it had not been interrupted.
    KuttaTraining.install(loaded, TestRk4.builder().learningRate(H).build());
    net.fit(BATCHES[1]);
    loaded.fit(BATCHES[1]);
    assertThat(TestNetworks.copy(loaded.params())).isEqualTo(TestNetworks.copy(net.params()));
    assertThat(loaded.getIterationCount()).isEqualTo(2);
  }

  @Test
  void gradientSharingIsRefused() {
    var net = TestNetworks.mlp(c -> c);
    KuttaTraining.install(net, TestRk4.builder().learningRate(H).build());
    net.setGradientsAccumulator(null);
    var accumulator = new BasicGradientsAccumulator(1, new LocalHandler());
    assertThrows(
        UnsupportedOperationException.class, () -> net.setGradientsAccumulator(accumulator));
  }

  private static NeuralNetConfiguration.Builder regularised(IUpdater updater) {
    return TestNetworks.configuration().updater(updater).l2(0.1).l1(0.01);
  }

  private static Layer[] layers() {
    return new Layer[] {TestNetworks.dense(5), new BatchNormalization(), TestNetworks.dense(4)};
  }

  private static void assertSame(double[] found, double[] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertWithMessage("parameter %s", i).that(found[i]).isWithin(1e-14).of(expected[i]);
    }
  }
}
