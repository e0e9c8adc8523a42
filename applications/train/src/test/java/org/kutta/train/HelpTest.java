package org.kutta.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kutta.runtime.RungeKuttaMethod;
import org.kutta.runtime.RungeKuttaMethods;

/** The command explains itself. */
final class HelpTest {

  private static CommandRun succeeding(String option) {
    CommandRun run = CommandRun.of(option);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    return run;
  }

  /** The help as one line, so that it may be wrapped anywhere. */
  private static String help() {
    return succeeding("--help").out().replaceAll("\\s+", " ");
  }

  @Test
  void helpNamesEveryOption() {
    String help = help();

    for (String option :
        List.of(
            "-m, --method=NAME",
            "--list-methods",
            "--[no-]references",
            "--learning-rate=[NAME=]H",
            "-n, --evaluations=N",
            "--epochs=N",
            "--batch-size=N",
            "--layers=N",
            "--dtype=TYPE",
            "--seed=N",
            "--data=DIR",
            "--validate",
            "--report=FILE",
            "--no-report",
            "--checkpoint=DIR",
            "--checkpoint-every=SECONDS",
            "--no-checkpoint",
            "--resume",
            "-h, --help",
            "-V, --version")) {
      assertThat(help).contains(" " + option);
    }
  }

  @Test
  void helpShowsRealDefaults() {
    String help = help();

    assertThat(help).doesNotContain("Default: []");
    assertThat(help).contains("spend. Default: 3000 ");
    assertThat(help).contains("report. Default: kutta-train-report.html ");
    assertThat(help).contains("Default: Euler,Ralston2,ClassicalRk4,MuonDescent");
    assertThat(help).contains("mini-batch. Default: 64");
    assertThat(help).contains("layers. Default: 128,128");
    assertThat(help).contains("float, double. Default: float");
    assertThat(help).contains("images. Default: 1");
  }

  @Test
  void helpNamesTheTunedOptimizersAndNoOther() {
    Matcher tuned = Pattern.compile("tuned for (.*?); others").matcher(help());

    assertThat(tuned.find()).isTrue();
    assertThat(List.of(tuned.group(1).split(", | and ")))
        .containsExactlyElementsIn(LearningRates.TUNED.keySet());
  }

  @Test
  void helpFitsIntoEightyColumns() {
    succeeding("--help")
        .out()
        .lines()
        .forEach(line -> assertWithMessage(line).that(line.length()).isAtMost(80));
  }

  @Test
  void helpListsTheExitCodes() {
    assertThat(succeeding("-h").out())
        .contains(
            """
            Exit codes:
              0          all optimizers were trained
              1          a training diverged, or data, report or checkpoint cannot be used
              2          the options are wrong
              130, 143   interrupted by SIGINT or SIGTERM; --resume goes on
            """);
  }

  @Test
  void versionNamesKuttaAndWhatItRunsOn() {
    List<String> lines = succeeding("--version").out().lines().toList();

    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).matches("Kutta [0-9]+\\.[0-9]+\\.[0-9]+.*");
    assertThat(lines.get(1)).matches("ND4J and DL4J [0-9].*");
  }

  @Test
  void listOfMethodsHasALineForEach() {
    List<String> lines = succeeding("--list-methods").out().lines().toList();

    List<String> names =
        new ArrayList<>(RungeKuttaMethods.all().stream().map(RungeKuttaMethod::name).toList());
    names.add("MuonDescent");
    assertThat(lines.stream().map(line -> line.replaceFirst(" .*", "")).toList())
        .containsExactlyElementsIn(names)
        .inOrder();
    assertThat(lines)
        .contains(
            "ClassicalRk4                  order  4, gradients a step  4"
                + "  The classical fourth-order Runge–Kutta method");
  }
}
