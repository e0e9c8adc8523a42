package org.kutta.train;

import static com.google.common.truth.Truth.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.train.console.Terminal;
import org.kutta.train.console.UsageException;
import org.kutta.train.result.Checkpoint;
import org.kutta.train.result.Training;
import picocli.CommandLine.Help.Ansi;

/** Colours and bars go to terminals only. */
final class TerminalTest {

  private static Terminal terminal(Map<String, String> environment, String columns) {
    Properties properties = new Properties();
    properties.setProperty("kutta.terminal.out", "true");
    properties.setProperty("kutta.terminal.err", "true");
    properties.setProperty("kutta.terminal.columns", columns);
    properties.setProperty("native.encoding", "UTF-8");
    return Terminal.of(properties, environment);
  }

  @Test
  void nothingIsATerminalUnlessTheLauncherSaysSo() {
    Terminal terminal = Terminal.of(new Properties(), Map.of());

    assertThat(terminal.out()).isFalse();
    assertThat(terminal.err()).isFalse();
    assertThat(terminal.outColours()).isEqualTo(Ansi.OFF);
    assertThat(terminal.errColours()).isEqualTo(Ansi.OFF);
  }

  @Test
  void coloursAreShownUnlessTheUserDeclines() {
    assertThat(terminal(Map.of(), "").outColours()).isEqualTo(Ansi.ON);
    assertThat(terminal(Map.of("NO_COLOR", ""), "").outColours()).isEqualTo(Ansi.ON);
    assertThat(terminal(Map.of("NO_COLOR", "1"), "").outColours()).isEqualTo(Ansi.OFF);
    assertThat(terminal(Map.of("TERM", "dumb"), "").errColours()).isEqualTo(Ansi.OFF);
  }

  @ParameterizedTest
  @CsvSource({"'', 80", "0, 80", "x, 80", "-5, 80", "99999, 80", "10, 40", "132, 132"})
  void widthIsSane(String columns, int width) {
    assertThat(terminal(Map.of(), columns).columns()).isEqualTo(width);
  }

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
