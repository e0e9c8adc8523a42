package org.kutta.train.report;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.train.Page;
import org.kutta.train.result.Checkpoint;
import org.kutta.train.result.Training;

/** Charts are drawn of any course of a training. */
final class ChartDrawingTest {

  private static Training training(String name, double loss, double accuracy) {
    return new Training(
        name,
        name,
        0.1,
        1,
        List.of(new Checkpoint(0, 0, loss, accuracy), new Checkpoint(1, 0.5, loss, accuracy)),
        Optional.empty());
  }

  private static Page page(List<Training> trainings) {
    return Page.of(new HtmlReport("a < b", trainings, Map.of(), List.of()).page());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 2.3, 1e300, Double.NaN, Double.POSITIVE_INFINITY})
  void lossOfAnySizeIsDrawn(double loss) {
    assertThat(page(List.of(training("Euler", loss, 0.5))).elements("svg")).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.41, 1})
  void accuracyOfAnySizeIsDrawn(double accuracy) {
    assertThat(page(List.of(training("Euler", 1, accuracy))).elements("svg")).hasSize(4);
  }

  @Test
  void hostileNamesAreEscaped() {
    Page page = page(List.of(training("<b>&\"'", 1, 1)));

    assertThat(page.texts("th")).contains("<b>&\"'");
    assertThat(page.texts("p")).contains("a < b");
    assertThat(page.elements("b")).isEmpty();
  }

  @Test
  void colourThatComesAgainIsDashed() {
    List<Training> trainings = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      trainings.add(training("T" + i, 1, 1));
    }

    List<Curve> curves = Curve.of(trainings);

    assertThat(curves.get(6).style().colour()).isEqualTo(curves.get(0).style().colour());
    assertThat(curves.stream().map(curve -> curve.style().dashed()).toList())
        .containsExactly(false, false, false, false, false, false, true)
        .inOrder();
    assertThat(curves.get(0).style().css()).isEqualTo("#2b84c6");
  }
}
