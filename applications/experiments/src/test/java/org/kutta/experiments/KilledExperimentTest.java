package org.kutta.experiments;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An experiment that SIGKILL ended again and again, inside trials and inside their checkpoints: it
 * writes one after every step.
 */
final class KilledExperimentTest {

  /** This command and {@code kutta train} share the kills. */
  private static final int KILLS = Integer.getInteger("kutta.kills", 20) / 2;

  private static final int LONGEST_MILLIS = 400;
  private static final int PATIENCE_SECONDS = 120;

  @TempDir private Path directory;

  private static String[] arguments(Path out, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("small-batch", "--quick", "--seeds=1", "--out=" + out));
    Collections.addAll(arguments, more);
    return arguments.toArray(String[]::new);
  }

  private static List<String> trials(Path out) throws IOException {
    // Seconds, and with them checksums, are all that another measurement of the same changes.
    return Files.readAllLines(out.resolve("trials.jsonl")).stream()
        .map(line -> line.substring(9).replaceAll("\"seconds\":[0-9.Ee-]+", ""))
        .toList();
  }

  @Test
  void goesOnToTheTrialsOfAnUninterruptedOne() throws IOException, InterruptedException {
    Path whole = directory.resolve("whole");
    assertThat(CommandRun.of(arguments(whole)).exitCode()).isEqualTo(0);
    Random random = new Random(5);
    Path out = directory.resolve("killed");
    int insideATrial = 0;
    for (int kills = 0; kills < KILLS; kills++) {
      kill(out, random.nextInt(LONGEST_MILLIS));
      insideATrial += state(out).isEmpty() ? 0 : 1;
    }

    CommandRun resumed = CommandRun.of(arguments(out));

    assertWithMessage(resumed.err()).that(resumed.exitCode()).isEqualTo(0);
    assertThat(trials(out)).containsExactlyElementsIn(trials(whole)).inOrder();
    assertThat(insideATrial).isGreaterThan(0);
    assertThat(Files.exists(out.resolve("unfinished-trial"))).isFalse();
  }

  private static String state(Path out) throws IOException {
    try {
      return Files.readString(out.resolve("unfinished-trial/run.json"));
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  /** Kills a process so long after it has kept its trial for the first time. */
  private void kill(Path out, int millis) throws IOException, InterruptedException {
    String before = state(out);
    List<String> command = new ArrayList<>();
    Collections.addAll(
        command,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        ExperimentCommand.class.getName());
    Collections.addAll(command, arguments(out, "--checkpoint-every=0"));
    File output = directory.resolve("output").toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    while (process.isAlive() && state(out).equals(before)) {
      Thread.sleep(1);
    }
    Thread.sleep(millis);
    process.destroyForcibly();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertWithMessage(Files.readString(output.toPath())).that(process.exitValue()).isAnyOf(0, 137);
  }
}
