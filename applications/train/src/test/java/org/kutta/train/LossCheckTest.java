package org.kutta.train;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.train.result.Checkpoint;

/** A finite loss may tell a divergence too. */
final class LossCheckTest {

  private static Optional<String> check(Double... losses) {
    List<Checkpoint> checkpoints = new ArrayList<>();
    Arrays.asList(losses).forEach(loss -> checkpoints.add(new Checkpoint(1, 1, loss, 0.1)));
    return LossCheck.of("Midpoint", checkpoints);
  }

  @Test
  void lossThatRoseIsTold() {
    assertThat(check(2.4, 19.0, 20.3198))
        .hasValue("Midpoint diverged: the train loss rose from 2.4000 to 20.3198");
  }

  @Test
  void networkThatWentBackToGuessingIsTold() {
    assertThat(check(2.5, 0.9, 2.3027))
        .hasValue(
            "Midpoint diverged: the train loss was 0.9000, and ended at 2.3027, that of guessing");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.9, 2.2, 2.3, 2.4, 2.8})
  void lossThatFellOrRoseALittleIsNoDivergence(double last) {
    assertThat(check(2.4, last)).isEmpty();
  }

  @Test
  void shortTrainingNearGuessingIsNoDivergence() {
    assertThat(check(2.4, 2.31, 2.3)).isEmpty();
  }
}
