package org.kutta.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.console.UsageException;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.train.data.BatchSequence;
import org.kutta.train.data.ImageData;
import org.kutta.train.data.ImageFiles;
import org.kutta.train.network.Architecture;
import org.kutta.train.network.DivergedException;
import org.kutta.train.network.Learner;
import org.kutta.train.network.Precision;
import org.nd4j.linalg.dataset.DataSet;

/** A learner that was saved and loaded at every step makes the steps of one that was not. */
final class ResumedLearnerTest {

  private static final int STEPS = 6;

  @TempDir private Path directory;
  private final ImageData data = ImageFiles.embedded();
  private final Settings settings = settings(8);

  private Settings settings(int width) {
    return new Settings(
        Architecture.of(data.training().inputs(), List.of(width), 10, Precision.FLOAT), 16, 40, 3);
  }

  private static Contender contender(String option) throws UsageException {
    boolean reference = option.equals("Sgd") || option.equals("Adam");
    return new Contenders(RungeKuttaMethods.all())
            .choose(
                List.of(reference ? "Euler" : option), LearningRates.parse(List.of("0.001")), true)
            .stream()
            .filter(contender -> contender.option().equals(option))
            .findFirst()
            .orElseThrow();
  }

  private List<DataSet> batches() {
    BatchSequence sequence = new BatchSequence(data.training().count(), 16, 3);
    return IntStream.range(0, STEPS)
        .mapToObj(i -> data.training().batch(sequence.next(), Precision.FLOAT.dataType()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Euler", "ClassicalRk4", "BogackiShampine32", "Gauss4", "MuonDescent"})
  void generatedOptimizerGoesOnBitForBit(String option)
      throws UsageException, DivergedException, IOException {
    goesOnBitForBit(contender(option));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sgd", "Adam"})
  void updaterOfDl4jGoesOnBitForBit(String option)
      throws UsageException, DivergedException, IOException {
    goesOnBitForBit(contender(option));
  }

  private void goesOnBitForBit(Contender contender) throws DivergedException, IOException {
    Learner whole = contender.learner(settings);
    Path file = directory.resolve("network.zip");
    int step = 0;
    for (DataSet batch : batches()) {
      long spent = whole.learn(batch);
      Learner resumed = contender.learner(settings);
      if (step > 0) {
        resumed.load(file);
      }
      assertThat(resumed.learn(batch)).isEqualTo(spent);
      step++;
      assertWithMessage("step %s", step)
          .that(resumed.network().params().toFloatVector())
          .isEqualTo(whole.network().params().toFloatVector());
      assertThat(resumed.network().getIterationCount())
          .isEqualTo(whole.network().getIterationCount());
      resumed.save(file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Euler", "MuonDescent", "Adam"})
  void otherNetworkIsRefused(String option) throws UsageException, DivergedException, IOException {
    Contender contender = contender(option);
    Path file = directory.resolve("network.zip");
    Learner saved = contender.learner(settings(5));
    saved.learn(batches().get(0));
    saved.save(file);
    Learner other = contender.learner(settings);
    float[] before = other.network().params().toFloatVector();

    assertThrows(IllegalArgumentException.class, () -> other.load(file));

    assertThat(other.network().params().toFloatVector()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Euler", "Adam"})
  void fileCutShortIsRefused(String option) throws UsageException, DivergedException, IOException {
    Contender contender = contender(option);
    Path file = directory.resolve("network.zip");
    Learner saved = contender.learner(settings);
    saved.learn(batches().get(0));
    saved.save(file);
    byte[] whole = Files.readAllBytes(file);
    for (double part : new double[] {0, 0.01, 0.5, 0.99}) {
      Files.write(file, Arrays.copyOf(whole, (int) (part * whole.length)));
      Learner other = contender.learner(settings);

      assertThrows(IOException.class, () -> other.load(file));
    }
  }
}
