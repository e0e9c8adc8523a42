package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.deeplearning4j.earlystopping.EarlyStoppingConfiguration;
import org.deeplearning4j.earlystopping.EarlyStoppingResult;
import org.deeplearning4j.earlystopping.saver.InMemoryModelSaver;
import org.deeplearning4j.earlystopping.saver.LocalFileModelSaver;
import org.deeplearning4j.earlystopping.scorecalc.DataSetLossCalculator;
import org.deeplearning4j.earlystopping.termination.MaxEpochsTerminationCondition;
import org.deeplearning4j.earlystopping.trainer.EarlyStoppingTrainer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.variational.VariationalAutoencoder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.optimize.listeners.CheckpointListener;
import org.deeplearning4j.parallelism.ParallelWrapper;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** What DL4J makes of an installed network never trains with something else in silence. */
final class CopiesTest {

  private static final double H = 0.2;
  private static final DataSet BATCH = TestNetworks.data(5, 1);
  private static final String[] BOTH_OPTIMIZERS = {
    "train by TestRk4 with learning rate: 0.2", "configuration's Sgd(learningRate=0.2"
  };

  private static MultiLayerNetwork network() {
    return TestNetworks.mlp(c -> c.updater(new Sgd(H)).l2(0.1));
  }

  private static ComputationGraph graph() {
    return TestNetworks.graph(
        TestNetworks.configuration().updater(new Sgd(H)), TestNetworks.dense(5));
  }

  private static RungeKuttaOptimizer optimizer() {
    return TestRk4.builder().learningRate(H).build();
  }

  static Stream<Arguments> copies() {
    return Stream.of(
        copy("clone", MultiLayerNetwork::clone),
        copy("file", CopiesTest::restored),
        copy(
            "configuration in JSON",
            net -> {
              var made =
                  new MultiLayerNetwork(
                      MultiLayerConfiguration.fromJson(net.getLayerWiseConfigurations().toJson()));
              made.init();
              return made;
            }),
        copy("transfer learning", net -> new TransferLearning.Builder(net).build()),
        copy(
            "cleared",
            net -> {
              net.clear();
              return net;
            }));
  }

  private static Arguments copy(String name, UnaryOperator<MultiLayerNetwork> copier) {
    return Arguments.of(name, copier);
  }

  private static MultiLayerNetwork restored(MultiLayerNetwork net) {
    try {
      var bytes = new ByteArrayOutputStream();
      ModelSerializer.writeModel(net, bytes, true);
      return ModelSerializer.restoreMultiLayerNetwork(
          new ByteArrayInputStream(bytes.toByteArray()), true);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("copies")
  void copyNamesBothOptimizersBeforeItsFirstBatch(
      String name, UnaryOperator<MultiLayerNetwork> copier) {
    MultiLayerNetwork net = network();
    KuttaTraining.install(net, optimizer());
    net.fit(BATCH);
    assertRefusesToTrain(copier.apply(net));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("copies")
  void copyIsInstalledAnew(String name, UnaryOperator<MultiLayerNetwork> copier) {
    MultiLayerNetwork net = network();
    KuttaTraining.install(net, optimizer());
    net.fit(BATCH);
    double[] start = TestNetworks.copy(net.params());
    MultiLayerNetwork copy = copier.apply(net);
    copy.setParams(net.params());
    assertThrows(IllegalStateException.class, () -> copy.fit(BATCH));
    KuttaTraining.install(copy, optimizer());
    copy.fit(BATCH);

    MultiLayerNetwork twin = network();
    twin.params().assign(Nd4j.createFromArray(start));
    KuttaTraining.install(twin, optimizer());
    twin.fit(BATCH);
    assertThat(TestNetworks.copy(copy.params())).isEqualTo(TestNetworks.copy(twin.params()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("copies")
  void copyTrainsByItsConfigurationOnceTheMarkIsRemoved(
      String name, UnaryOperator<MultiLayerNetwork> copier) {
    MultiLayerNetwork net = network();
    KuttaTraining.install(net, optimizer());
    MultiLayerNetwork copy = copier.apply(net);
    assertThrows(IllegalStateException.class, () -> copy.fit(BATCH));
    KuttaTraining.remove(copy);
    copy.fit(BATCH);

    MultiLayerNetwork own = network();
    own.fit(BATCH);
    assertThat(TestNetworks.copy(copy.params())).isEqualTo(TestNetworks.copy(own.params()));
    assertThat(copy.getLayerWiseConfigurations().toJson())
        .isEqualTo(own.getLayerWiseConfigurations().toJson());
  }

  @Test
  void copyPredictsAsTheNetwork() {
    MultiLayerNetwork net = network();
    KuttaTraining.install(net, optimizer());
    net.fit(BATCH);
    assertThat(TestNetworks.copy(restored(net).output(BATCH.getFeatures())))
        .isEqualTo(TestNetworks.copy(net.output(BATCH.getFeatures())));
  }

  @Test
  void graphsCopiesRefuseToTrainToo() throws IOException {
    ComputationGraph net = graph();
    KuttaTraining.install(net, optimizer());
    net.fit(BATCH);
    assertRefuses(() -> net.clone().fit(BATCH));
    var bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(net, bytes, true);
    ComputationGraph restored =
        ModelSerializer.restoreComputationGraph(
            new ByteArrayInputStream(bytes.toByteArray()), true);
    assertRefuses(() -> restored.fit(BATCH));
    KuttaTraining.remove(restored);
    restored.fit(BATCH);
    assertThat(restored.getIterationCount()).isEqualTo(2);
  }

  @Test
  void graphMadeOfSequentialNetworkRefusesToTrain() {
    MultiLayerNetwork net = network();
    KuttaTraining.install(net, optimizer());
    assertRefuses(() -> net.toComputationGraph().fit(BATCH));
  }

  @ParameterizedTest
  @EnumSource(
      value = ParallelWrapper.TrainingMode.class,
      names = {"AVERAGING", "SHARED_GRADIENTS"})
  void parallelWrapperIsRefusedBeforeTheFirstBatch(ParallelWrapper.TrainingMode mode)
      throws Exception {
    MultiLayerNetwork net = network();
    var training = KuttaTraining.install(net, optimizer());
    double[] start = TestNetworks.copy(net.params());
    assertWrapperRefuses(mode, net);
    assertThat(TestNetworks.copy(net.params())).isEqualTo(start);
    assertThat(training.optimizer().report().step()).isEqualTo(0);
  }

  @Test
  void parallelWrapperOfGraphIsRefused() throws Exception {
    ComputationGraph net = graph();
    KuttaTraining.install(net, optimizer());
    double[] start = TestNetworks.copy(net.params());
    assertWrapperRefuses(ParallelWrapper.TrainingMode.AVERAGING, net);
    assertThat(TestNetworks.copy(net.params())).isEqualTo(start);
  }

  private static void assertWrapperRefuses(ParallelWrapper.TrainingMode mode, Model net)
      throws Exception {
    try (ParallelWrapper wrapper =
        new ParallelWrapper.Builder<>(net)
            .workers(2)
            .prefetchBuffer(0)
            .averagingFrequency(1)
            .trainingMode(mode)
            .build()) {
      var e =
          assertThrows(
              RuntimeException.class,
              () -> wrapper.fit(TestNetworks.iterator(BATCH, BATCH, BATCH, BATCH)));
      assertThat(rootCause(e)).hasMessageThat().contains("TestRk4");
    }
  }

  private static Throwable rootCause(Throwable e) {
    return e.getCause() == null ? e : rootCause(e.getCause());
  }

  @Test
  void earlyStoppingTrainsByKuttaAndItsBestModelSaysWhatItIs(@TempDir Path folder)
      throws IOException {
    for (boolean inFile : new boolean[] {false, true}) {
      MultiLayerNetwork net = network();
      double[] start = TestNetworks.copy(net.params());
      var training = KuttaTraining.install(net, optimizer());
      EarlyStoppingResult<MultiLayerNetwork> result =
          new EarlyStoppingTrainer(
                  new EarlyStoppingConfiguration.Builder<MultiLayerNetwork>()
                      .epochTerminationConditions(new MaxEpochsTerminationCondition(4))
                      .scoreCalculator(
                          new DataSetLossCalculator(TestNetworks.iterator(BATCH), true))
                      .modelSaver(
                          inFile
                              ? new LocalFileModelSaver(folder.toString())
                              : new InMemoryModelSaver<>())
                      .build(),
                  net,
                  TestNetworks.iterator(BATCH))
              .fit();
      assertThat(training.isInstalled()).isTrue();
      assertThat(training.optimizer().report().step()).isEqualTo(4);
      MultiLayerNetwork best = result.getBestModel();
      assertThat(TestNetworks.copy(best.params())).isNotEqualTo(start);
      assertRefusesToTrain(best);
    }
  }

  @Test
  void checkpointsAreWrittenAndReadAsNetworksToInstallAnew(@TempDir Path folder) {
    MultiLayerNetwork net = network();
    var training = KuttaTraining.install(net, optimizer());
    net.setListeners(
        new CheckpointListener.Builder(folder.toFile()).saveEveryNIterations(1).keepAll().build());
    net.fit(TestNetworks.iterator(BATCH, BATCH, BATCH), 1);
    assertThat(training.isInstalled()).isTrue();
    File[] written = folder.toFile().listFiles((dir, name) -> name.endsWith(".zip"));
    assertThat(written).hasLength(2); // DL4J writes none after the first iteration.
    assertRefusesToTrain(CheckpointListener.loadCheckpointMLN(folder.toFile(), 1));
  }

  @Test
  void pretrainIsRefused() {
    MultiLayerNetwork net =
        TestNetworks.sequential(
            TestNetworks.configuration().updater(new Sgd(H)),
            new VariationalAutoencoder.Builder()
                .nOut(5)
                .encoderLayerSizes(6)
                .decoderLayerSizes(6)
                .build());
    double[] start = TestNetworks.copy(net.params());
    KuttaTraining.install(net, optimizer());
    assertRefuses(() -> net.pretrain(TestNetworks.iterator(BATCH), 1));
    assertThat(TestNetworks.copy(net.params())).isEqualTo(start);
  }

  @Test
  void learningRateThatIsSetIsRefused() {
    MultiLayerNetwork net = network();
    KuttaTraining.install(net, optimizer());
    for (Consumer<MultiLayerNetwork> setter :
        List.<Consumer<MultiLayerNetwork>>of(
            n -> n.setLearningRate(0.0),
            n -> n.setLearningRate(1, 0.0),
            n -> n.setLearningRate(new StepSchedule(ScheduleType.EPOCH, 1, 0.5, 1)))) {
      var e = assertThrows(UnsupportedOperationException.class, () -> setter.accept(net));
      assertThat(e).hasMessageThat().contains("TestRk4");
      assertThat(e).hasMessageThat().contains("builder().learningRate(…)");
    }
    ComputationGraph graph = graph();
    KuttaTraining.install(graph, optimizer());
    assertThrows(UnsupportedOperationException.class, () -> graph.setLearningRate(0.0));
  }

  @Test
  void learningRateOfTheNetworkIsThatOfTheLastStep() {
    MultiLayerNetwork net = network();
    KuttaTraining.install(net, TestRk4.builder().learningRate(0.3).build());
    assertThat(net.getLearningRate(0)).isNull();
    net.fit(BATCH);
    assertThat(net.getLearningRate(0)).isEqualTo(0.3);
  }

  @Test
  void updaterThatIsSetIsRefused() {
    MultiLayerNetwork net = network();
    KuttaTraining.install(net, optimizer());
    var updater = network().getUpdater();
    assertThrows(UnsupportedOperationException.class, () -> net.setUpdater(updater));
    net.setUpdater(null);
    net.fit(BATCH);

    ComputationGraph graph = graph();
    KuttaTraining.install(graph, optimizer());
    var graphUpdater = graph().getUpdater();
    assertThrows(UnsupportedOperationException.class, () -> graph.setUpdater(graphUpdater));
  }

  @Test
  void uninstallationLeavesTheConfigurationAsItWas() {
    MultiLayerNetwork net =
        TestNetworks.mlp(c -> c.updater(new Adam(0.01)).biasUpdater(new Adam(0.01)));
    String before = net.getLayerWiseConfigurations().toJson();
    var first = KuttaTraining.install(net, optimizer());
    String installed = net.getLayerWiseConfigurations().toJson();
    assertThat(installed).contains(KuttaUpdater.class.getName());
    var second = KuttaTraining.install(net, TestEuler.builder().learningRate(H).build());
    second.uninstall();
    assertThat(net.getLayerWiseConfigurations().toJson()).isEqualTo(installed);
    first.uninstall();
    assertThat(net.getLayerWiseConfigurations().toJson()).isEqualTo(before);
  }

  @Test
  void installationOnWhatIsLeftOfAnotherDoesNotBringItBack() {
    MultiLayerNetwork net = network();
    String before = net.getLayerWiseConfigurations().toJson();
    KuttaTraining.install(net, optimizer());
    net.clear();
    KuttaTraining.install(net, optimizer()).uninstall();
    assertThat(net.getLayerWiseConfigurations().toJson()).isEqualTo(before);
    net.fit(BATCH);
  }

  @Test
  void networksThatKuttaNeverSawAreLeftAlone() {
    MultiLayerNetwork net = network();
    net.fit(BATCH);
    var updater = net.getUpdater();
    KuttaTraining.remove(net);
    assertThat(net.getUpdater()).isSameInstanceAs(updater);
  }

  private static void assertRefusesToTrain(MultiLayerNetwork net) {
    double[] before = TestNetworks.copy(net.params());
    int iterations = net.getIterationCount();
    assertRefuses(() -> net.fit(BATCH));
    assertRefuses(() -> net.fit(TestNetworks.iterator(BATCH), 1));
    assertThat(TestNetworks.copy(net.params())).isEqualTo(before);
    assertThat(net.getIterationCount()).isEqualTo(iterations);
  }

  private static void assertRefuses(Executable training) {
    var e = assertThrows(IllegalStateException.class, training);
    for (String optimizer : BOTH_OPTIMIZERS) {
      assertThat(e).hasMessageThat().contains(optimizer);
    }
    assertThat(e)
        .hasMessageThat()
        .contains("the installation is not in copies (clone, a file read");
    assertThat(e).hasMessageThat().contains("KuttaTraining.install(network, optimizer)");
  }
}
