package org.kutta.experiments.tuning;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The grid, and the walk along it. */
final class RateSearchTest {

  private static final RateGrid GRID = RateGrid.decades(-3, 0);

  @Test
  void gridHasOneTwoAndFiveOfEachDecade() {
    assertThat(GRID.rates())
        .containsExactly(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
        .inOrder();
  }

  @Test
  void gridThatDoesNotRiseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RateGrid(List.of(0.1, 0.1)));
    assertThrows(IllegalArgumentException.class, () -> new RateGrid(List.of(0.0, 0.1)));
    assertThrows(IllegalArgumentException.class, () -> new RateGrid(List.of()));
  }

  /** Wherever it starts and wherever a single peak lies, the walk finds it. */
  @Test
  void singlePeakIsFoundFromAnywhere() {
    for (double peak : GRID.rates()) {
      for (double first : GRID.rates()) {
        RateSearch.Choice choice =
            new RateSearch(GRID).best(first, h -> -Math.abs(Math.log(h / peak)));

        assertWithMessage("from %s", first).that(choice.rate()).isEqualTo(peak);
        assertThat(choice.atEdge()).isEqualTo(peak == 0.001 || peak == 1.0);
      }
    }
  }

  @Test
  void walkEndsWhereTheScoreHasFallenOnce() {
    List<Double> measured = new ArrayList<>();

    new RateSearch(GRID)
        .best(
            0.02,
            h -> {
              measured.add(h);
              return -Math.abs(Math.log(h / 0.02));
            });

    assertThat(measured).containsExactly(0.02, 0.05, 0.01).inOrder();
  }

  /** A first rate at which trainings diverge leads down to one at which they do not. */
  @Test
  void ratesThatFailAreLeftDownwards() {
    RateSearch.Choice choice =
        new RateSearch(GRID).best(0.5, h -> h > 0.015 ? Double.NEGATIVE_INFINITY : h);

    assertThat(choice.rate()).isEqualTo(0.01);
    assertThat(choice.score()).isEqualTo(0.01);
  }
}
