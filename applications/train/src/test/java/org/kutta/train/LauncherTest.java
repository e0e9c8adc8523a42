package org.kutta.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher at the root of the checkout: what it does without building. */
final class LauncherTest {

  private static final Path LAUNCHER = Path.of("../../kutta").toAbsolutePath().normalize();
  private static final String BASH = "/bin/bash";

  @TempDir private Path directory;

  @BeforeAll
  static void bashIsThere() {
    assumeTrue(new File(BASH).canExecute());
  }

  private record Ended(int exitCode, String out, String err) {}

  private Ended launch(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(BASH, LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    // Should a wrong command be taken for a right one, it fails before it builds.
    builder.environment().put("JAVA_HOME", directory.toString());
    return end(builder);
  }

  private Ended end(ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Path empty = Files.write(directory.resolve("in"), new byte[0]);
    Process process =
        builder
            .directory(directory.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(empty.toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int exitCode = process.waitFor();
    return new Ended(exitCode, text(out), text(err));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void scriptIsExecutableAndParses() throws IOException, InterruptedException {
    Ended ended = end(new ProcessBuilder(BASH, "-n", LAUNCHER.toString()));

    assertThat(Files.isExecutable(LAUNCHER)).isTrue();
    assertThat(ended).isEqualTo(new Ended(0, "", ""));
  }

  @Test
  void withoutACommandItListsTheCommands() throws IOException, InterruptedException {
    Ended ended = launch();

    assertThat(ended.out()).startsWith("Usage: kutta COMMAND [OPTION...]\n\nCommands:\n");
    assertThat(ended.out()).contains("\n  train      train one network with several optimizers");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.exitCode()).isEqualTo(0);
  }

  @Test
  void allWaysToAskForHelpGiveTheSame() throws IOException, InterruptedException {
    Ended bare = launch();

    for (String help : List.of("--help", "-h", "help")) {
      assertThat(launch(help)).isEqualTo(bare);
    }
  }

  @Test
  void unknownCommandIsRefused() throws IOException, InterruptedException {
    assertThat(launch("nonsense"))
        .isEqualTo(
            new Ended(
                2,
                "",
                """
                error: there is no command `nonsense`
                help: `kutta --help` lists the commands
                """));
  }

  @Test
  void commandIsNoPattern() throws IOException, InterruptedException {
    for (String pattern : List.of("tr.in", "train|", ".*", "tr\\x61in", "--nonsense")) {
      assertWithMessage(pattern).that(launch(pattern).exitCode()).isEqualTo(2);
    }
  }

  @Test
  void javaHomeWithoutAJavaIsNamed() throws IOException, InterruptedException {
    assertThat(launch("train", "--help"))
        .isEqualTo(
            new Ended(
                1,
                "",
                """
                error: there is no %s/bin/java
                help: let JAVA_HOME name a JDK 17 or later, or unset it
                """
                    .formatted(directory)));
  }

  @Test
  void mainClassOfTrainIsTheCommand() {
    List<String> commands =
        text(LAUNCHER).lines().filter(line -> line.matches("[a-z-]+(\\|[^|]*){4}")).toList();

    assertThat(
            commands.stream()
                .map(line -> line.split("\\|"))
                .filter(cells -> cells[0].equals("train"))
                .map(cells -> cells[2])
                .toList())
        .containsExactly(TrainCommand.class.getName());
  }
}
