package org.kutta.train;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A short comparison on the embedded data, from the command line to the table. */
final class EndToEndTest {

  private static final String[] SHORT = {
    "--method=Euler,Ralston2,ClassicalRk4,BogackiShampine32",
    "--layers=16",
    "--batch-size=32",
    "--evaluations=24",
    "--learning-rate=Euler=0.1",
    "--no-report"
  };

  private static CommandRun run;

  private static CommandRun run(String... more) {
    return CommandRun.of(Stream.of(SHORT, more).flatMap(Stream::of).toArray(String[]::new));
  }

  @BeforeAll
  static void train() {
    run = run();
    assertThat(run.complaints()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
  }

  private static List<String> column(CommandRun run, int column) {
    return run.table().stream().skip(1).map(row -> row.get(column)).toList();
  }

  @Test
  void tableHasAColumnForEachFigure() {
    assertThat(run.table().get(0))
        .containsExactly(
            "optimizer",
            "learning rate",
            "steps",
            "gradients",
            "train loss",
            "test accuracy",
            "seconds")
        .inOrder();
    run.table().forEach(row -> assertThat(row).hasSize(7));
  }

  @Test
  void tableHasARowForEachOptimizerInTheOrderAskedFor() {
    assertThat(column(run, 0))
        .containsExactly(
            "Euler", "Ralston2", "ClassicalRk4", "BogackiShampine32", "DL4J Sgd", "DL4J Adam")
        .inOrder();
  }

  @Test
  void everyOptimizerSpendsTheSameGradients() {
    assertThat(column(run, 3)).containsExactly("24", "24", "24", "24", "24", "24");
  }

  @Test
  void methodsOfMoreStagesMakeFewerSteps() {
    assertThat(column(run, 2)).containsExactly("24", "12", "6", "8", "24", "24").inOrder();
  }

  @Test
  void figuresAreNumbersInTheirRanges() {
    for (List<String> row : run.table().subList(1, 7)) {
      assertThat(Double.parseDouble(row.get(1))).isGreaterThan(0.0);
      assertThat(Double.parseDouble(row.get(4))).isGreaterThan(0.0);
      assertThat(row.get(5)).matches("[0-9]{1,2}\\.[0-9]{2} %");
      assertThat(Double.parseDouble(row.get(6))).isAtLeast(0.0);
    }
  }

  @Test
  void eulerDoesWhatDl4jsOwnSgdDoes() {
    assertThat(run.row("Euler").subList(1, 6)).isEqualTo(run.row("DL4J Sgd").subList(1, 6));
  }

  @Test
  void budgetThatFillsNoWholeStepIsNotOverspent() {
    CommandRun odd = run("--evaluations=23", "--no-references");

    assertThat(column(odd, 3)).containsExactly("23", "22", "20", "21").inOrder();
  }

  @Test
  void epochsArePassesOfPlainGradientDescent() {
    CommandRun run =
        CommandRun.of(
            "--method=Euler",
            "--no-references",
            "--layers=4",
            "--batch-size=3000",
            "--epochs=2",
            "--no-report");

    assertThat(column(run, 3)).containsExactly("4");
  }

  @Test
  void lastOfRepeatedOptionsCounts() {
    CommandRun run =
        CommandRun.of(
            "--method=Euler",
            "--no-references",
            "--layers=4",
            "--epochs=9",
            "--epochs=1",
            "--batch-size=2",
            "--batch-size=4000",
            "--no-report",
            "--no-report");

    assertThat(run.complaints()).isEmpty();
    assertThat(column(run, 3)).containsExactly("2");
  }

  @Test
  void progressTellsTheBeginAndTheEndOfEachTraining() {
    List<String> lines = run.err().lines().toList();

    assertThat(lines.get(0))
        .isEqualTo(
            "784-16-10 on 8,000 images, judged by 2,000 others; 6 optimizers,"
                + " 24 gradient evaluations each");
    assertThat(lines).hasSize(13);
    assertThat(lines.get(1)).isEqualTo("[1/6] Euler ...");
    assertThat(lines.get(12))
        .matches("\\[6/6\\] DL4J Adam: done after 24 gradients, test accuracy [0-9.]+ %");
  }

  @Test
  void sameSeedGivesTheSameFigures() {
    assertThat(run().figures()).isEqualTo(run.figures());
  }

  @Test
  void sameFiguresComeWhoeverElseIsTrained() {
    CommandRun alone = run("--no-references");

    assertThat(alone.row("ClassicalRk4").subList(0, 6))
        .isEqualTo(run.row("ClassicalRk4").subList(0, 6));
  }

  @Test
  void anotherSeedGivesOtherFigures() {
    CommandRun other = run("--seed=2");

    assertThat(column(other, 2)).isEqualTo(column(run, 2));
    for (int row = 0; row < 6; row++) {
      assertThat(column(other, 4).get(row)).isNotEqualTo(column(run, 4).get(row));
    }
  }

  @Test
  void doublesAreTrainedNearlyAsFloats() {
    CommandRun doubles = run("--dtype=double");

    assertThat(doubles.exitCode()).isEqualTo(0);
    double loss = Double.parseDouble(doubles.row("ClassicalRk4").get(4));
    assertThat(loss).isWithin(0.01).of(Double.parseDouble(run.row("ClassicalRk4").get(4)));
  }

  @Test
  void validationIsJudgedByTrainingImages() {
    CommandRun validated = run("--validate", "--no-references");

    assertThat(validated.err())
        .startsWith("784-16-10 on 6,400 images, judged by 1,600 others; 4 optimizers,");
    assertThat(validated.exitCode()).isEqualTo(0);
  }
}
