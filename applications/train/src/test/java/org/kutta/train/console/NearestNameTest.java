package org.kutta.train.console;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only names that were likely meant are suggested. */
final class NearestNameTest {

  private static final List<String> NAMES = List.of("Euler", "Heun2", "Heun3", "ClassicalRk4");

  @ParameterizedTest
  @CsvSource({
    "Eular, Euler",
    "EULER, Euler",
    "uler, Euler",
    "heun, Heun2",
    "Heun33, Heun3",
    // 4 of 12 letters are a third.
    "ClassicaXXXX, ClassicalRk4",
  })
  void nameWithinAThirdOfItsLengthIsSuggested(String typed, String meant) {
    assertThat(NearestName.of(typed, NAMES)).hasValue(meant);
  }

  @ParameterizedTest
  @CsvSource({"Eulxx", "ClassicXXXXX", "Rk4", "''"})
  void nameFartherAwayIsNot(String typed) {
    assertThat(NearestName.of(typed, NAMES)).isEmpty();
  }
}
