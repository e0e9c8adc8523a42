package org.kutta.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that a signal ended in the middle of a training, and what can be made of it. */
final class InterruptedRunTest {

  @TempDir private static Path root;
  private static ChildRun.Ended interrupted;
  private static CommandRun whileItRan;
  private static List<List<String>> uninterrupted;

  @TempDir private Path directory;
  private Path run;

  private static String[] options(Path data, Path checkpoint, String... more) {
    return ChildRun.options(data, checkpoint, more);
  }

  @BeforeAll
  static void interrupt() throws IOException, InterruptedException {
    Path data = root.resolve("data");
    TinyData.writeTo(data);
    uninterrupted = CommandRun.of(ChildRun.options(data, "--no-checkpoint")).figures();
    Path run = root.resolve("run");
    ChildRun child = ChildRun.begin(root, options(data, run, "--checkpoint-every=0"));
    child.awaitTraining(run);
    whileItRan = CommandRun.of(options(data, run, "--resume"));
    interrupted = child.terminate();
  }

  @BeforeEach
  void copy() throws IOException {
    run = Files.createDirectory(directory.resolve("run"));
    try (Stream<Path> files = Files.list(root.resolve("run"))) {
      for (Path file : files.toList()) {
        Files.copy(file, run.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private CommandRun command(String... more) {
    return CommandRun.of(options(root.resolve("data"), run, more));
  }

  private Path state() {
    return run.resolve("run.json");
  }

  @Test
  void signalEndsItWithTheConventionalCodeAndTellsHowToGoOn() {
    assertWithMessage(interrupted.err()).that(interrupted.exitCode()).isEqualTo(143);
    assertThat(interrupted.out()).isEmpty();
    assertThat(interrupted.err())
        .containsMatch("\nerror: interrupted after step [0-9,]+ of [A-Za-z0-9]+\n");
    assertThat(interrupted.err())
        .containsMatch(
            "\nhelp: go on with: kutta train --data=.* --checkpoint-every=0 --resume\n$");
  }

  @Test
  void goesOnToTheFiguresOfAnUninterruptedRun() {
    CommandRun resumed = command("--resume");

    assertWithMessage(resumed.err()).that(resumed.exitCode()).isEqualTo(0);
    assertThat(resumed.figures()).isEqualTo(uninterrupted);
  }

  @Test
  void goesOnToTheSameFiguresAfterSigint() throws IOException, InterruptedException {
    Path data = root.resolve("data");
    Path other = directory.resolve("other");
    // The period is longer than the run: only the signal writes a checkpoint of a training.
    ChildRun child = ChildRun.begin(directory, options(data, other, "--checkpoint-every=3600"));
    child.awaitBegin(2);
    ChildRun.Ended ended = child.interrupt();
    assertWithMessage(ended.err()).that(ended.exitCode()).isEqualTo(130);
    assertThat(ended.err())
        .containsMatch("\nerror: interrupted after step [0-9,]+ of [A-Za-z0-9]+\n");
    assertThat(ChildRun.state(other)).contains("\"underWay\":{");

    CommandRun resumed = CommandRun.of(options(data, other, "--resume"));

    assertWithMessage(resumed.err()).that(resumed.exitCode()).isEqualTo(0);
    assertThat(resumed.figures()).isEqualTo(uninterrupted);
  }

  @Test
  void leavesNothingWhenItIsComplete() {
    command("--resume");

    assertThat(Files.exists(run)).isFalse();
  }

  @Test
  void filesOfOthersInItsFolderStay() throws IOException {
    Path other = Files.writeString(run.resolve("notes.txt"), "mine");

    command("--resume");

    try (Stream<Path> files = Files.list(run)) {
      assertThat(files.toList()).containsExactly(other);
    }
  }

  @Test
  void isUsedByOneProcess() {
    assertThat(whileItRan.exitCode()).isEqualTo(2);
    assertThat(whileItRan.complaints())
        .startsWith(
            "error: --checkpoint: cannot use %s: another run uses it\n"
                .formatted(root.resolve("run")));
  }

  @Test
  void isNotOverwrittenByARunThatBegins() throws IOException {
    byte[] before = Files.readAllBytes(state());

    CommandRun again = command();

    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.complaints())
        .isEqualTo(
            """
            error: --checkpoint: %s holds a run that was interrupted
            help: add --resume to go on with it, or delete %s to start over
            """
                .formatted(run, run));
    assertThat(Files.readAllBytes(state())).isEqualTo(before);
  }

  @Test
  void otherOptionsAreRefusedWithWhatDiffers() throws IOException {
    byte[] before = Files.readAllBytes(state());

    CommandRun other = command("--resume", "--seed=2", "--batch-size=5");

    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.complaints())
        .startsWith(
            "error: --resume: the run in %s was begun with other options:".formatted(run)
                + " batch size 4 there, 5 here; seed 1 there, 2 here\n");
    assertThat(Files.readAllBytes(state())).isEqualTo(before);
  }

  @Test
  void otherRatesOptimizersAndDataAreRefused() throws IOException {
    assertThat(command("--resume", "--learning-rate=Euler=0.3").complaints())
        .contains("optimizers Euler=0.1,");
    assertThat(command("--resume", "--no-references").complaints())
        .contains("optimizers Euler=0.1,");
    assertThat(command("--resume", "--dtype=double").complaints())
        .contains("type float there, double here");
    Path data = directory.resolve("data");
    TinyData.writeTo(data);
    byte[] images = Files.readAllBytes(data.resolve("train-images-idx3-ubyte"));
    images[images.length - 1] ^= 1;
    Files.write(data.resolve("train-images-idx3-ubyte"), images);
    assertThat(CommandRun.of(options(data, run, "--resume")).complaints())
        .contains("training images 20 (");
  }

  @Test
  void damagedStateIsRefusedAndKept() throws IOException {
    byte[] whole = Files.readAllBytes(state());
    for (int i = 0; i < whole.length - 1; i += 1 + whole.length / 12) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 4;
      Files.write(state(), damaged);

      CommandRun resumed = command("--resume");

      assertThat(resumed.exitCode()).isEqualTo(1);
      assertThat(resumed.complaints())
          .isEqualTo(
              """
              error: --checkpoint: %s is damaged, or not the state of a run
              help: delete %s to start over
              """
                  .formatted(state(), run));
      assertThat(Files.readAllBytes(state())).isEqualTo(damaged);
    }
  }

  @Test
  void missingNetworkIsNamed() throws IOException {
    try (Stream<Path> files = Files.list(run)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".zip")).toList()) {
        Files.delete(file);
      }
    }

    CommandRun resumed = command("--resume");

    assertThat(resumed.exitCode()).isEqualTo(1);
    assertThat(resumed.complaints()).containsMatch("run.json names a network, network-.*zip, that");
  }

  @Test
  void damagedNetworkIsRefusedAndKept() throws IOException {
    Path network;
    try (Stream<Path> files = Files.list(run)) {
      network = files.filter(f -> f.toString().endsWith(".zip")).findFirst().orElseThrow();
    }
    byte[] cut = "short".getBytes(StandardCharsets.UTF_8);
    Files.write(network, cut);

    CommandRun resumed = command("--resume");

    assertThat(resumed.exitCode()).isEqualTo(1);
    assertThat(resumed.complaints()).startsWith("error: --resume: cannot go on with " + run);
    assertThat(Files.readAllBytes(network)).isEqualTo(cut);
    assertThat(Files.exists(state())).isTrue();
  }

  @Test
  void nothingToGoOnWithIsTold() {
    Path none = directory.resolve("none");

    CommandRun resumed = CommandRun.of(options(root.resolve("data"), none, "--resume"));

    assertThat(resumed.exitCode()).isEqualTo(2);
    assertThat(resumed.complaints())
        .startsWith(
            "error: --resume: there is no interrupted run in " + none + "\nhelp: leave out");
    assertThat(Files.exists(none)).isFalse();
  }
}
