package org.kutta.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.runtime.RungeKuttaMethods;

/** Wrong options end the command with code 2, one message and one help. */
final class RefusedOptionsTest {

  private static final String LIST_METHODS =
      "`kutta train --list-methods` lists the %d that there are"
          // MuonDescent is no method of its own.
          .formatted(RungeKuttaMethods.all().size() + 1);

  private static final String LIST = "`kutta train --help` lists the options";
  private static final String RATES = "write 0.1 for all optimizers, or Euler=0.1 for one";
  private static final String ELSEWHERE =
      "name a file in a directory that you can write, or say --no-report";

  static Stream<Arguments> refusals() {
    return Stream.of(
        row("--batch-size 0", "--batch-size: expected a whole number from 1 to 1000000, found `0`"),
        row(
            "--batch-size=-1",
            "--batch-size: expected a whole number from 1 to 1000000, found `-1`"),
        row(
            "--batch-size 64.5",
            "--batch-size: expected a whole number from 1 to 1000000, found `64.5`"),
        row(
            "--batch-size 1000001",
            "--batch-size: expected a whole number from 1 to 1000000, found `1000001`"),
        row("--batch-size", "--batch-size: its value is missing"),
        row("--batch-size --validate", "--batch-size: its value is missing"),
        row(
            "--batch-size 8001",
            "--batch-size: 8001 images are more than 8,000 training images",
            "choose at most 8000"),
        row(
            "--batch-size 6401 --validate",
            "--batch-size: 6401 images are more than 6,400 training images",
            "choose at most 6400"),
        row(
            "--learning-rate NaN",
            "--learning-rate: expected a positive number, found `NaN`",
            RATES),
        row("--learning-rate 0", "--learning-rate: expected a positive number, found `0`", RATES),
        row(
            "--learning-rate=-0.1",
            "--learning-rate: expected a positive number, found `-0.1`",
            RATES),
        row(
            "--learning-rate Infinity",
            "--learning-rate: expected a positive number, found `Infinity`",
            RATES),
        row(
            "--learning-rate Euler=fast",
            "--learning-rate: expected a positive number, found `fast`",
            RATES),
        row(
            "--learning-rate Heun2=0.1",
            "--learning-rate: no optimizer named `Heun2` is trained",
            "add --method Heun2"),
        row(
            "--learning-rate Adagrad=0.1",
            "--learning-rate: no optimizer named `Adagrad` is trained",
            "trained are Adam, ClassicalRk4, Euler, MuonDescent, Ralston2, Sgd"),
        row("--layers 0", "--layers: expected a whole number from 1 to 1000000, found `0`"),
        row("--layers 8,0", "--layers: expected a whole number from 1 to 1000000, found `0`"),
        row("--layers 8,,8", "--layers: expected a whole number from 1 to 1000000, found ``"),
        row(
            "--layers 100000",
            "--layers: the network 784-100000-10 has 79500010 parameters, more than 50000000",
            "choose narrower layers"),
        row(
            "--evaluations 0",
            "--evaluations: expected a whole number from 1 to 1000000000, found `0`"),
        row("--epochs 0", "--epochs: expected a whole number from 1 to 1000000, found `0`"),
        row(
            "--epochs 1 --evaluations 9",
            "--evaluations and --epochs exclude each other",
            "give one of the two"),
        row(
            "--evaluations 3 --method ClassicalRk4",
            "one step of ClassicalRk4 takes 4 gradient evaluations, found 3",
            "raise --evaluations or --epochs"),
        row(
            "--method ClasicalRk4",
            "--method: no generated method is named `ClasicalRk4`",
            "did you mean `ClassicalRk4`? " + LIST_METHODS),
        row(
            "--method Euler,midpiont",
            "--method: no generated method is named `midpiont`",
            "did you mean `Midpoint`? " + LIST_METHODS),
        row(
            "--method MuonDecent",
            "--method: no generated method is named `MuonDecent`",
            "did you mean `MuonDescent`? " + LIST_METHODS),
        row(
            "--method Euler --learning-rate muondescent=0.1",
            "--learning-rate: no optimizer named `muondescent` is trained",
            "add --method MuonDescent"),
        row("--method Lamb", "--method: no generated method is named `Lamb`", LIST_METHODS),
        row("--dtype half", "--dtype: expected float or double, found `half`"),
        row("--seed soon", "--seed: expected a whole number of 64 bits, found `soon`"),
        row(
            "--report x.html --no-report",
            "--report and --no-report exclude each other",
            "give one of the two"),
        row("--metod Euler", "there is no option `--metod`", "did you mean `--method`? " + LIST),
        row("--colour=green", "there is no option `--colour`"),
        row("Euler", "unexpected argument `Euler`"));
  }

  private static Arguments row(String line, String message) {
    return row(line, message, LIST);
  }

  private static Arguments row(String line, String message, String help) {
    return Arguments.of(line, message, help);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void isExplained(String line, String message, String help) {
    assertRefused(CommandRun.of(line.split(" ")), message, help);
  }

  private static void assertRefused(CommandRun run, String message, String help) {
    assertThat(run.err()).isEqualTo("error: " + message + "\nhelp: " + help + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("pathOptions")
  void emptyPathOfAnUnsetVariableIsExplained(String option) {
    assertRefused(
        CommandRun.of(option, ""), option + ": it is empty; is a shell variable not set?", LIST);
  }

  static Stream<String> pathOptions() {
    return Stream.of("--data", "--report");
  }

  @Test
  void tooFewImagesToHoldOutAreExplained(@TempDir Path directory) throws IOException {
    TinyData.writeTo(directory);
    for (String part : new String[] {"images-idx3", "labels-idx1"}) {
      // Of the test files, four images each, the training files.
      Files.copy(
          directory.resolve("t10k-" + part + "-ubyte"),
          directory.resolve("train-" + part + "-ubyte"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    assertRefused(
        CommandRun.of("--data", directory.toString(), "--validate", "--no-report"),
        "--validate: there is no fifth of 4 training images",
        "give more training images, or leave out --validate");
  }

  @Test
  void reportInAMissingDirectoryIsRefusedBeforeAnyDataIsRead(@TempDir Path directory) {
    Path missing = directory.resolve("missing");

    // The data are missing too, so who reads them first complains of them.
    assertRefused(
        CommandRun.of("--report", missing.resolve("r.html").toString(), "--data", "none"),
        "--report: cannot write %s: there is no directory %s"
            .formatted(missing.resolve("r.html"), missing),
        ELSEWHERE);
    assertThat(Files.exists(missing)).isFalse();
  }

  @Test
  void reportInPlaceOfADirectoryIsRefusedBeforeAnyDataIsRead(@TempDir Path directory) {
    assertRefused(
        CommandRun.of("--report", directory.toString(), "--data", "none"),
        "--report: cannot write %s: it is a directory".formatted(directory),
        ELSEWHERE);
  }

  @Test
  void refusedOptionsWriteNoReport(@TempDir Path directory) throws IOException {
    Path report = directory.resolve("r.html");

    assertThat(CommandRun.of("--report", report.toString(), "--batch-size", "8001").exitCode())
        .isEqualTo(2);
    try (Stream<Path> files = Files.list(directory)) {
      assertWithMessage("files left").that(files.toList()).isEmpty();
    }
  }
}
