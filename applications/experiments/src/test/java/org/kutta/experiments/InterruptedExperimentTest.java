package org.kutta.experiments;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An experiment that a signal ended inside a trial, long before a checkpoint was due. */
final class InterruptedExperimentTest {

  private static final int PATIENCE_SECONDS = 120;

  @TempDir private Path directory;

  private static String[] arguments(Path out) {
    return new String[] {
      "small-batch", "--quick", "--seeds=1", "--checkpoint-every=3600", "--out=" + out
    };
  }

  private static List<String> trials(Path out) throws IOException {
    // Seconds, and with them checksums, are all that another measurement of the same changes.
    return Files.readAllLines(out.resolve("trials.jsonl")).stream()
        .map(line -> line.substring(9).replaceAll("\"seconds\":[0-9.Ee-]+", ""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void keepsTheTrialAndGoesOnToTheSameRecords(String signal, int exitCode)
      throws IOException, InterruptedException {
    Path whole = directory.resolve("whole");
    assertThat(CommandRun.of(arguments(whole)).exitCode()).isEqualTo(0);
    Path out = directory.resolve("interrupted");
    Path state = out.resolve("unfinished-trial/run.json");

    // A signal between two trials finds nothing under way: the next one then comes in a trial.
    while (!Files.exists(state)) {
      String said = interrupt(out, signal, exitCode);
      assertThat(said).contains("\nhelp: go on with: kutta experiment small-batch --quick");
      if (Files.exists(state)) {
        assertThat(said).containsMatch("\nerror: interrupted after step [0-9,]+ of ");
      }
    }
    CommandRun resumed = CommandRun.of(arguments(out));

    assertWithMessage(resumed.err()).that(resumed.exitCode()).isEqualTo(0);
    assertThat(trials(out)).containsExactlyElementsIn(trials(whole)).inOrder();
    assertThat(Files.exists(state)).isFalse();
  }

  /** Sends a signal when one more trial is finished; returns what the command said. */
  private String interrupt(Path out, String signal, int exitCode)
      throws IOException, InterruptedException {
    int finished = finished(out);
    List<String> command = new ArrayList<>();
    Collections.addAll(
        command,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        ExperimentCommand.class.getName());
    Collections.addAll(command, arguments(out));
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    while (process.isAlive() && finished(out) == finished) {
      Thread.sleep(1);
    }
    Process kill = new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start();
    assertThat(kill.waitFor()).isEqualTo(0);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    String said = Files.readString(output);
    assertWithMessage(said).that(process.exitValue()).isEqualTo(exitCode);
    return said;
  }

  private static int finished(Path out) throws IOException {
    Path log = out.resolve("trials.jsonl");
    // The first line is the header.
    return Files.exists(log) ? Math.max(0, Files.readAllLines(log).size() - 1) : 0;
  }
}
