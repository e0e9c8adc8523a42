package org.kutta.runtime;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training Java arrays takes three lines, and nothing on the class path but the runtime. */
class ArrayObjectiveTest {

  @Test
  void doublesAreTrainedInTheArrayThatWasGiven() {
    double[] theta = {1, -2};
    Objective objective =
        Objective.of(
            theta,
            (x, gradient) -> {
              gradient[0] = x[0];
              gradient[1] = x[1];
              return 0.5 * (x[0] * x[0] + x[1] * x[1]);
            });
    StepReport report = HandWrittenHeun.builder().learningRate(0.5).build().step(objective);
    assertThat(theta).isEqualTo(new double[] {0.625, -1.25});
    assertThat(report.loss()).isEqualTo(2.5);
  }

  @Test
  void floatsAreTrainedInTheArrayThatWasGiven() {
    float[] theta = {1};
    Objective objective =
        Objective.of(
            theta,
            (x, gradient) -> {
              gradient[0] = x[0];
              return 0.5 * x[0] * x[0];
            });
    HandWrittenHeun.builder().learningRate(0.5).build().step(objective);
    assertThat(theta).isEqualTo(new float[] {0.625f});
  }

  @Test
  void anEmptyArrayIsRefused() {
    assertThat(
            assertThrows(
                IllegalArgumentException.class,
                () -> Objective.of(new double[0], (x, gradient) -> 0)))
        .hasMessageThat()
        .isEqualTo("a vector needs entries, found an empty array");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.nd4j.linalg.factory.Nd4j",
        "org.bytedeco.javacpp.Loader",
        "org.bytedeco.openblas.global.openblas",
        "org.slf4j.Logger"
      })
  void noLibraryIsOnTheClassPath(String name) {
    assertThrows(ClassNotFoundException.class, () -> Class.forName(name));
  }
}
