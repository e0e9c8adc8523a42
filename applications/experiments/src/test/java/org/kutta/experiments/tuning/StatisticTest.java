package org.kutta.experiments.tuning;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Mean and standard deviation, against values reckoned by hand. */
final class StatisticTest {

  /** Squares of 2, 4, 4, 4, 5, 5, 7, 9 about 5: 9, 1, 1, 1, 0, 0, 4, 16; √(32/7). */
  @Test
  void deviationIsThatOfASample() {
    Statistic statistic = Statistic.of(List.of(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0));

    assertThat(statistic.mean()).isWithin(1e-15).of(5);
    assertThat(statistic.deviation()).isWithin(1e-14).of(Math.sqrt(32.0 / 7));
    assertThat(statistic.count()).isEqualTo(8);
  }

  @Test
  void largeOffsetCancelsNothing() {
    Statistic statistic = Statistic.of(List.of(1e9 + 1, 1e9 + 2, 1e9 + 3));

    assertThat(statistic.deviation()).isWithin(1e-9).of(1);
  }

  @Test
  void singleValueHasNoDeviation() {
    assertThat(Statistic.of(List.of(0.5)).deviation()).isNaN();
    assertThat(Statistic.of(List.of(0.5)).text(100, 2)).isEqualTo("50.00");
  }

  @Test
  void textIsMeanAndDeviationInTheUnitsAskedFor() {
    assertThat(Statistic.of(List.of(0.89, 0.90, 0.91)).text(100, 2)).isEqualTo("90.00 ± 1.00");
  }

  @Test
  void noValuesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Statistic.of(List.of()));
  }
}
