package org.kutta.train;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that diverges is reported, and costs the others nothing. */
final class DivergenceTest {

  @TempDir private Path root;
  private Path data;

  @BeforeEach
  void writeData() throws IOException {
    data = root.resolve("data");
    TinyData.writeTo(data);
  }

  private CommandRun run(String rates, int evaluations, String... more) {
    List<String> arguments =
        List.of(
            "--data",
            data.toString(),
            "--batch-size=4",
            "--layers=3",
            "--method=Euler,ClassicalRk4",
            "--learning-rate=" + rates,
            "--evaluations=" + evaluations);
    return CommandRun.of(Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void divergenceNamesTheOptimizerAndWhatToLower() {
    CommandRun run = run("ClassicalRk4=7e30", 8, "--no-report");

    assertThat(run.complaints())
        .isEqualTo(
            """
            error: ClassicalRk4 failed in stage 2 of step 1: the loss is NaN with learning rate 7.0E30
            help: lower its learning rate, as in --learning-rate ClassicalRk4=7E+29
            """);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void divergenceOfAReferenceNamesItToo() {
    CommandRun run = run("Adam=1e30", 8, "--no-report");

    assertThat(run.complaints())
        .isEqualTo(
            """
            error: DL4J Adam failed in step 2: the loss is NaN
            help: lower its learning rate, as in --learning-rate Adam=1E+29
            """);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void rowsOfTheOthersAreAsWithoutTheDivergence() {
    CommandRun diverging = run("ClassicalRk4=1e30", 8, "--no-report");
    CommandRun sane = run("ClassicalRk4=0.1", 8, "--no-report");

    assertThat(diverging.row("ClassicalRk4").subList(1, 6))
        .containsExactly("1E+30", "0", "0", "diverged", "-")
        .inOrder();
    for (String other : List.of("Euler", "DL4J Sgd", "DL4J Adam")) {
      assertThat(diverging.row(other).subList(0, 6)).isEqualTo(sane.row(other).subList(0, 6));
    }
  }

  @Test
  void lossThatIsNoNumberAfterTheLastStepIsDivergence() {
    CommandRun run =
        CommandRun.of(
            "--data=" + data,
            "--batch-size=4",
            "--layers=3",
            "--method=Euler",
            "--no-references",
            "--learning-rate=1e30",
            "--evaluations=1",
            "--no-report");

    assertThat(run.row("Euler").subList(2, 6)).containsExactly("1", "1", "diverged", "-").inOrder();
    assertThat(run.complaints())
        .isEqualTo(
            """
            error: Euler failed in step 1: the train loss after it is NaN
            help: lower its learning rate, as in --learning-rate Euler=1E+29
            """);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void allDivergencesAreTold() {
    CommandRun run = run("1e30", 8, "--no-report");

    List<String> errors =
        run.complaints().lines().filter(line -> line.startsWith("error: ")).toList();
    assertThat(errors).hasSize(4);
    assertThat(run.complaints()).doesNotContain("\tat ");
    assertThat(run.table()).hasSize(5);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void reportIsWrittenWholeAndTellsTheDivergence() throws IOException {
    Path report = root.resolve("r.html");

    CommandRun run = run("1e30", 8, "--report=" + report);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).endsWith("report: " + report + "\n");
    Page page = Page.of(Files.readString(report));
    assertThat(page.texts("p"))
        .contains(
            "Diverged: ClassicalRk4 failed in stage 2 of step 1: the loss is NaN"
                + " with learning rate 1.0E30");
    assertThat(page.elements("svg")).hasSize(4);
  }
}
