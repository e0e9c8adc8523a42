package org.kutta.experiments;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every experiment, end to end on little; and once more after an interruption. */
final class ResumptionTest {

  @TempDir private Path directory;

  private CommandRun measure(String name) {
    return CommandRun.of(name, "--quick", "--seeds", "2", "--out", directory.toString());
  }

  private List<String> trials() throws IOException {
    return Files.readAllLines(directory.resolve("trials.jsonl"));
  }

  /** Seconds, and with them checksums, are all that another measurement of the same changes. */
  private static String withoutSeconds(String line) {
    return line.substring(9).replaceAll("\"seconds\":[0-9.Ee-]+", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"logistic", "sharpness", "small-batch"})
  void interruptedExperimentGoesOnToTheSameRecords(String name) throws IOException {
    CommandRun whole = measure(name);
    assertWithMessage(whole.err()).that(whole.exitCode()).isEqualTo(0);
    List<String> all = trials();
    // The first line is the header.
    int kept = all.size() / 2;
    String half = String.join("\n", all.subList(0, kept)) + "\n" + all.get(kept).substring(0, 20);
    Files.writeString(directory.resolve("trials.jsonl"), half);

    CommandRun resumed = measure(name);

    assertThat(resumed.exitCode()).isEqualTo(0);
    assertThat(resumed.err()).contains("trials.jsonl: %d trials are known".formatted(kept - 1));
    assertThat(trials().subList(0, kept)).isEqualTo(all.subList(0, kept));
    assertThat(trials().stream().map(ResumptionTest::withoutSeconds).toList())
        .containsExactlyElementsIn(all.stream().map(ResumptionTest::withoutSeconds).toList())
        .inOrder();
  }

  @ParameterizedTest
  @ValueSource(strings = "beyond-adam")
  void finishedExperimentMeasuresNothingAgain(String name) throws IOException {
    CommandRun first = measure(name);
    assertWithMessage(first.err()).that(first.exitCode()).isEqualTo(0);
    List<String> all = trials();

    CommandRun second = measure(name);

    assertThat(second.out()).isEqualTo(first.out());
    assertThat(trials()).isEqualTo(all);
    assertThat(new TreeSet<>(all)).hasSize(all.size());
    assertThat(first.out()).contains("Muon on Euler");
    assertThat(first.out()).contains(" ± ");
  }
}
