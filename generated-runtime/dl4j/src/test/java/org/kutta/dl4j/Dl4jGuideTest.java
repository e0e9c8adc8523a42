package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.state.Changes;
import org.kutta.runtime.state.Setting;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** The lines of {@code docs/dl4j.md} compile and run: they are lines of this file. */
final class Dl4jGuideTest {

  private static final Path GUIDE = Path.of("..", "..", "docs", "dl4j.md");
  private static final Path HERE = Path.of("src/test/java/org/kutta/dl4j/Dl4jGuideTest.java");

  @TempDir private Path folder;

  @Test
  void everyLineOfTheGuideIsLineOfThisTest() throws IOException {
    String here = squeezed(Files.readString(HERE));
    List<String> lines =
        Pattern.compile("(?s)```java\\n(.*?)```")
            .matcher(Files.readString(GUIDE))
            .results()
            .flatMap(block -> block.group(1).lines())
            // Tableaus are compiled after this module.
            .filter(line -> !line.contains("ClassicalRk4") && !line.contains("org.kutta.dl4j."))
            .toList();
    assertThat(lines.size()).isAtLeast(20);
    for (String line : lines) {
      assertWithMessage(line).that(here).contains(squeezed(line));
    }
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s", "").replace("folder.resolve(", "Path.of(\"run\",");
  }

  private static MultiLayerNetwork network() {
    var configuration =
        TestNetworks.configuration()
            .list()
            .layer(TestNetworks.softmax(TestNetworks.CLASSES, TestNetworks.INPUTS))
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  private static RungeKuttaOptimizer optimizer(double rate) {
    return TestRk4.builder().learningRate(rate).build();
  }

  private static DataSetIterator iterator() {
    return TestNetworks.iterator(TestNetworks.data(5, 1), TestNetworks.data(5, 2));
  }

  @Test
  void installedNetworkTrains() {
    MultiLayerNetwork network = network();
    var optimizer = optimizer(0.5);
    var iterator = iterator();
    KuttaTraining training = KuttaTraining.install(network, optimizer);
    network.fit(iterator, 5);
    assertThat(training.optimizer().report().step()).isEqualTo(10);
  }

  @Test
  void trainingIsSavedAndResumed() throws IOException {
    trainFor(2);
    MultiLayerNetwork resumed = trainFor(3);
    assertThat(resumed.getIterationCount()).isEqualTo(6);

    MultiLayerNetwork network = network();
    Path file = folder.resolve("training.zip");
    KuttaTraining training = KuttaTraining.install(network, optimizer(0.25));
    training.load(file, Changes.of(Setting.LEARNING_RATE), NetworkChanges.SETTINGS);
    assertThat(network.getIterationCount()).isEqualTo(6);
  }

  private MultiLayerNetwork trainFor(int epochs) throws IOException {
    MultiLayerNetwork network = network();
    var optimizer = optimizer(0.5);
    var iterator = iterator();
    Path file = folder.resolve("training.zip");
    KuttaTraining training = KuttaTraining.install(network, optimizer);
    if (Files.exists(file)) {
      training.load(file);
    }
    network.setListeners(
        new BaseTrainingListener() {
          @Override
          public void onEpochEnd(Model model) { // or iterationDone, to save more often
            try {
              training.save(file);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        });
    network.fit(training.remaining(iterator), epochs - network.getEpochCount());
    return network;
  }
}
