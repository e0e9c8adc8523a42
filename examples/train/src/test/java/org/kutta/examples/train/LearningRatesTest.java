package org.kutta.examples.train;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.examples.train.console.UsageException;
import org.kutta.runtime.MethodFacts;
import org.kutta.runtime.RungeKuttaMethods;

/** A rate is the one named, then the common one, then the tuned one. */
final class LearningRatesTest {

  private static MethodFacts facts(String name, double realStability) {
    return new MethodFacts(name, "", "", 1, List.of(), 1, 1, 0, realStability);
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

  @Test
  void tunedNamesAreNamesOfOptimizers() {
    for (String name : LearningRates.TUNED.keySet()) {
      boolean generated = !Set.of("Sgd", "Adam", "MuonDescent").contains(name);
      assertThat(RungeKuttaMethods.find(name).isPresent()).isEqualTo(generated);
    }
  }
}
