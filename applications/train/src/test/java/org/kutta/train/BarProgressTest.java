package org.kutta.train;

import static com.google.common.truth.Truth.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kutta.console.Terminal;
import org.kutta.console.UsageException;
import org.kutta.train.result.Checkpoint;
import org.kutta.train.result.Training;

/** Progress bars fit the terminal. */
final class BarProgressTest {

  @Test
  void barFitsTheTerminalAndFillsToItsEndThoughATrainingFails() throws UsageException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Contender euler =
        new Contenders(org.kutta.runtime.RungeKuttaMethods.all())
            .choose(List.of("Euler"), LearningRates.parse(List.of()), false)
            .get(0);
    try (BarProgress progress =
        new BarProgress(
            new PrintStream(bytes, true, StandardCharsets.UTF_8),
            new Terminal(true, true, false, false, 70),
            1,
            10)) {
      progress.begin(euler);
      progress.advance(3);
      Checkpoint reached = new Checkpoint(3, 0.1, 1, 0.5);
      progress.reached(reached);
      progress.end(
          new Training("Euler", "Euler", 0.1, 3, List.of(reached), Optional.of("it failed")));
    }

    List<String> drawn = List.of(bytes.toString(StandardCharsets.UTF_8).strip().split("[\r\n]+"));
    drawn.forEach(line -> assertThat(line.length()).isAtMost(70));
    assertThat(drawn.get(drawn.size() - 1)).contains("100%");
    assertThat(drawn.get(drawn.size() - 1)).contains("10/10");
    assertThat(drawn.get(drawn.size() - 1)).contains("Euler 50.0 %");
  }
}
