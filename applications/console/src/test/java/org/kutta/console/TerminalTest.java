package org.kutta.console;

import static com.google.common.truth.Truth.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Help.Ansi;

/** Only terminals get colours, and only if the user accepts them. */
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
  void aWidthThatMakesNoSenseIsReplaced(String columns, int width) {
    assertThat(terminal(Map.of(), columns).columns()).isEqualTo(width);
  }
}
