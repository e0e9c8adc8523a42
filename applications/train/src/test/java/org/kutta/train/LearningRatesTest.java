package org.kutta.train;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.console.UsageException;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.train.data.ImageData;
import org.kutta.train.data.ImageFiles;
import org.kutta.train.network.Architecture;
import org.kutta.train.network.Precision;
import org.kutta.train.result.Training;

/** A rate is the one named, then the common one, then the tuned one. */
final class LearningRatesTest {

  private static MethodFacts facts(String name, double realStability) {
    return MethodFacts.named(name)
        .title("")
        .order(1)
        .stages(1)
        .evaluations(1)
        .realStability(realStability)
        .build();
  }

  @Test
  void namedRateCountsBeforeTheCommonOne() throws UsageException {
    LearningRates rates = LearningRates.parse(List.of("euler=0.3", "0.7"));

    assertThat(rates.of(facts("Euler", 2))).isEqualTo(0.3);
    assertThat(rates.of(facts("Heun2", 2))).isEqualTo(0.7);
    assertThat(rates.of(Contender.Updater.ADAM)).isEqualTo(0.7);
  }

  @Test
  void lastRateCounts() throws UsageException {
    LearningRates rates = LearningRates.parse(List.of("0.1", "Euler=1", "0.2", "Euler=2"));

    assertThat(rates.of(facts("Euler", 2))).isEqualTo(2.0);
    assertThat(rates.of(Contender.Updater.SGD)).isEqualTo(0.2);
  }

  @Test
  void tunedRateIsTheDefault() throws UsageException {
    LearningRates rates = LearningRates.parse(List.of());

    assertThat(rates.of(facts("ClassicalRk4", 2.78))).isEqualTo(0.2);
    assertThat(rates.of(Contender.Updater.ADAM)).isEqualTo(0.001);
  }

  @ParameterizedTest
  @CsvSource({"2, 0.2", "0.1, 0.05", "40, 0.5", "Infinity, 0.5"})
  void untunedMethodTakesATenthOfItsStabilityWithinBounds(double stability, double rate)
      throws UsageException {
    assertThat(LearningRates.parse(List.of()).of(facts("Other", stability))).isEqualTo(rate);
  }

  /** Letter for letter: a rate under another spelling would never be found. */
  @Test
  void tunedNamesAreNamesOfOptimizers() throws UsageException {
    Set<String> names = new TreeSet<>(Set.of("Sgd", "Adam", "MuonDescent"));
    RungeKuttaMethods.all().forEach(method -> names.add(method.name()));

    assertThat(names).containsAtLeastElementsIn(LearningRates.TUNED.keySet());
  }

  static List<Contender> tuned() throws UsageException {
    List<String> methods =
        LearningRates.TUNED.keySet().stream()
            .filter(name -> !Set.of("Sgd", "Adam").contains(name))
            .toList();
    return new Contenders(RungeKuttaMethods.all())
        .choose(methods, LearningRates.parse(List.of()), true);
  }

  @ParameterizedTest
  @MethodSource("tuned")
  void tunedRateIsTheOneThatTheOptimizerTakes(Contender contender) {
    assertThat(contender.learningRate()).isEqualTo(LearningRates.TUNED.get(contender.option()));
  }

  @Test
  void everyTunedRateIsTriedBelow() throws UsageException {
    assertThat(tuned().stream().map(Contender::option).toList())
        .containsExactlyElementsIn(LearningRates.TUNED.keySet());
  }

  /** With the defaults for data and network; guessing is right in a tenth of the answers. */
  @ParameterizedTest
  @MethodSource("tuned")
  void optimizerLearnsAtItsTunedRate(Contender contender) throws RunException {
    ImageData data = ImageFiles.embedded();
    Settings settings =
        new Settings(
            Architecture.of(data.training().inputs(), List.of(128, 128), 10, Precision.FLOAT),
            64,
            240,
            1);

    Training training =
        new Trainer(settings, data, Unseen.PROGRESS, Keeping.NONE).train(List.of(contender)).get(0);

    assertThat(training.failure()).isEmpty();
    assertThat(training.end().accuracy()).isGreaterThan(0.6);
  }
}
