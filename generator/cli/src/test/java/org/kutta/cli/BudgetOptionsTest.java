package org.kutta.cli;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.generator.budget.Limit;

/** What commands let the compiler spend is said by options, and met limits are diagnostics. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class BudgetOptionsTest {

  /** Needs far more than a millisecond. */
  private static final String SLOW = "method Slow = gauss(stages = 6)\n";

  private static final String APPROXIMATE =
      """
      method Rounded {
        order 2
        approximate 1e-14
        L-stable
        let g = 0.2928932188134525
        _ | g
        _ | 1 - g, g
        ---+---
          | 1 - g, g
      }
      """;

  @TempDir Path directory;

  private String file(String text) throws IOException {
    return Files.writeString(directory.resolve("x.tableau"), text).toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "check --format json",
        "show",
        "show --format json",
        "plot --output OUT.svg",
        "generate --package p --output OUT"
      })
  void everyCommandEndsAtItsTimeLimit(String command) throws IOException {
    String[] words =
        (command.replace("OUT", directory.resolve("out") + "") + " --time-limit 1ms").split(" ");
    String[] arguments = java.util.Arrays.copyOf(words, words.length + 1);
    arguments[words.length] = file(SLOW);

    Run run = Run.of(arguments);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("error[K047]");
    assertThat(run.err()).contains("takes longer than 1ms");
    assertThat(Files.exists(directory.resolve("out.svg"))).isFalse();
    assertThat(Files.exists(directory.resolve("out"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"check", "show", "generate", "plot"})
  void helpListsTheLimits(String command) {
    for (Limit limit : Limit.values()) {
      assertThat(Run.of(command, "--help").out()).contains(limit.option() + "=");
    }
  }

  /** Each command that reads a file, with a limit that the file passes, and a limit it keeps. */
  @ParameterizedTest
  @CsvSource({
    "--max-file-size, 100, 1K, at most 100 bytes are read, --max-file-size 200",
    "--max-expression-length, 3, 5, longer than 3 words and signs, --max-expression-length 6",
    "--max-expression-depth, 1, 2, nested deeper than 1 levels, --max-expression-depth 2"
  })
  void everyCommandReadsWithinItsLimits(
      String option, String less, String enough, String message, String help) throws IOException {
    String file =
        file("// %s%nmethod E {%norder 1%n0|%n---%n|((1))%n}%n".formatted("x".repeat(70)));
    String out = directory.resolve("out").toString();
    List<List<String>> commands =
        List.of(
            List.of("check"),
            List.of("show"),
            List.of("plot", "--output", out + ".svg"),
            List.of("generate", "--package", "p", "--output", out),
            List.of("fmt", "--stdout"));
    for (List<String> command : commands) {
      Run refused = run(command, option, less, file);
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("error[K007]");
      assertThat(refused.err()).contains(message);
      assertThat(refused.err()).contains("`" + help + "`");
      assertThat(run(command, option, enough, file).exitCode()).isEqualTo(0);
    }
  }

  private static Run run(List<String> command, String... more) {
    return Run.of(Stream.concat(command.stream(), Stream.of(more)).toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "--time-limit, soon",
    "--time-limit, 0s",
    "--max-stages, 0",
    "--max-digits, many",
    "--max-degree, -1",
    "--max-nesting, 257",
    "--max-file-size, 1G",
    "--max-file-size, 257M",
    "--max-file-size, 0K",
    "--max-expression-length, 2001",
    "--max-expression-depth, 201"
  })
  void limitThatIsNoneIsAMistakeOfUsage(String option, String value) throws IOException {
    Run run = Run.of("check", option, value, file(SLOW));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(option);
  }

  @Test
  void stabilityOfRoundedNumbersIsVerifiedAndNotProved() throws IOException {
    String file = file(APPROXIMATE);

    assertThat(Run.of("show", file).out())
        .containsMatch("L-stable +yes, numerically verified to 1e-14");
    JsonNode analysis =
        new ObjectMapper()
            .readTree(Run.of("show", "--format", "json", file).out())
            .at("/files/0/methods/0/analysis");
    assertThat(analysis.get("lStable").booleanValue()).isTrue();
    assertThat(analysis.get("proof").textValue()).isEqualTo("numeric");
    assertThat(analysis.get("tolerance").doubleValue()).isEqualTo(1e-14);
  }
}
