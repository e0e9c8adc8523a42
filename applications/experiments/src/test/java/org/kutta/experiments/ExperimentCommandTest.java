package org.kutta.experiments;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command says to whom. */
final class ExperimentCommandTest {

  @TempDir private Path directory;

  @Test
  void listNamesEveryExperiment() {
    CommandRun run = CommandRun.of("--list");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out().lines().map(line -> line.replaceFirst(" .*", "")).toList())
        .containsExactly(
            "small-batch", "large-batch", "quadratic", "logistic", "sharpness", "beyond-adam")
        .inOrder();
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quadratics | there is no experiment `quadratics` | did you mean `quadratic`?",
        "elephant | there is no experiment `elephant` | `kutta experiment --list` lists them",
        "quadratic --sedes 3 | there is no option `--sedes` | did you mean `--seeds`?",
        "quadratic --seeds none | --seeds: expected a whole number | `kutta experiment --help`",
        "quadratic --seeds 1001 | --seeds: 1001 are more than 1000 | choose fewer",
        "'' | there is nothing to measure | name an experiment; `kutta experiment --list` lists them"
      })
  void wrongUsageIsExplained(String arguments, String error, String help) {
    CommandRun run = CommandRun.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: " + error);
    assertThat(run.err()).contains("\nhelp: " + help.replaceFirst("\\?.*", ""));
    assertThat(run.out()).isEmpty();
  }

  @Test
  void dataThatAreNotThereAreNamed() {
    Path missing = directory.resolve("missing");

    CommandRun run =
        CommandRun.of(
            "logistic", "--data", missing.toString(), "--out", directory.resolve("o").toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("error: " + missing + ": no such directory\nhelp: --data");
  }

  @Test
  void placeThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    CommandRun run = CommandRun.of("quadratic", "--quick", "--out", file.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("error: cannot write " + file);
    assertThat(run.err()).contains("--out");
  }

  @Test
  void quadraticWritesTableAndReport() throws IOException {
    CommandRun run = CommandRun.of("quadratic", "--quick", "--out", directory.toString());

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).contains("Chebyshev, damping 4.0                   45");
    assertThat(Files.readString(directory.resolve("table.txt"))).isEqualTo(run.out());
    String csv = Files.readString(directory.resolve("table.csv"));
    assertThat(csv).startsWith("kappa,method,learning rate,gradients a step,steps,gradients,");
    assertThat(csv).contains("\n100,\"Chebyshev, damping 4.0\",");
    String page = Files.readString(directory.resolve("report.html"));
    assertThat(page).contains("<h1>Kutta experiment: quadratic</h1>");
    assertThat(page).contains("kutta experiment quadratic --quick");
    assertThat(page.split("<svg", -1)).hasLength(3);
  }
}
