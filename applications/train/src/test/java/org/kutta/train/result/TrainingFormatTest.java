package org.kutta.train.result;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures are written with the digits that they need. */
final class TrainingFormatTest {

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "0.0005, 0.0005",
    "1, 1",
    "20, 20",
    "1e-6, 0.000001",
    "1e-7, 1E-7",
    "1e30, 1E+30",
    "0, 0"
  })
  void numberIsPlainUnlessTooLong(double number, String text) {
    assertThat(TrainingFormat.number(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.7, 0.07", "0.3, 0.03", "1e30, 1E+29", "0.001, 0.0001", "20, 2"})
  void tenthHasTheSameDigits(double number, String text) {
    assertThat(TrainingFormat.tenth(number)).isEqualTo(text);
  }

  @Test
  void oneIsNoPlural() {
    assertThat(TrainingFormat.counted(0, "step")).isEqualTo("0 steps");
    assertThat(TrainingFormat.counted(1, "step")).isEqualTo("1 step");
    assertThat(TrainingFormat.counted(2, "step")).isEqualTo("2 steps");
  }
}
