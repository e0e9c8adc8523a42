package org.kutta.examples.experiments.trial;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What outlives an interruption. */
final class TrialLogTest {

  private static final Trial TRIAL = new Trial("quadratic, κ = 10", "Euler", 0.1, "10 steps", 1);
  private static final TrialRecord RECORD =
      new TrialRecord(
          TRIAL,
          List.of(new Sample(0, 0, 0, 1, Double.NaN), new Sample(10, 10, 0.25, 1e-300, 1.0 / 3)),
          Optional.of("diverged: \"so\"\nit is"));

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("trials.jsonl");
  }

  @Test
  void recordComesBackBitForBit() throws IOException {
    try (TrialLog log = TrialLog.open(file())) {
      log.add(RECORD);
    }
    try (TrialLog log = TrialLog.open(file())) {
      assertThat(log.find(TRIAL)).hasValue(RECORD);
      assertThat(log.size()).isEqualTo(1);
    }
  }

  @Test
  void otherTrialIsNotKnown() throws IOException {
    try (TrialLog log = TrialLog.open(file())) {
      log.add(RECORD);

      assertThat(log.find(new Trial(TRIAL.problem(), "Euler", 0.1, "10 steps", 2))).isEmpty();
    }
  }

  /** Wherever a kill cuts the last line, the lines before it stay, and new ones follow them. */
  @Test
  void lineCutShortIsDropped() throws IOException {
    try (TrialLog log = TrialLog.open(file())) {
      log.add(RECORD);
    }
    String whole = Files.readString(file());
    Trial other = Trial.deterministic("p", "o", 1, "b");
    for (int cut = 1; cut < whole.length(); cut += 7) {
      Files.writeString(file(), whole + whole.substring(0, cut));

      try (TrialLog log = TrialLog.open(file())) {
        assertThat(log.size()).isEqualTo(1);
        log.add(new TrialRecord(other, RECORD.samples(), Optional.empty()));
      }
      try (TrialLog log = TrialLog.open(file())) {
        assertThat(log.size()).isEqualTo(2);
        assertThat(log.find(TRIAL)).hasValue(RECORD);
      }
    }
  }

  @Test
  void lineThatIsNoRecordIsNamed() throws IOException {
    try (TrialLog log = TrialLog.open(file())) {
      log.add(RECORD);
    }
    Files.writeString(file(), "{\"trial\":1}\n", StandardOpenOption.APPEND);

    IOException e = assertThrows(IOException.class, () -> TrialLog.open(file()));

    assertThat(e).hasMessageThat().startsWith(file() + ":2: not the record of a trial");
  }

  @Test
  void knownTrialIsNotMeasuredAgain() throws IOException {
    try (TrialLog log = TrialLog.open(file())) {
      Laboratory laboratory = new Laboratory(log, Progress.NONE);
      laboratory.measure(TRIAL, "first", 1, progress -> RECORD);

      TrialRecord again =
          laboratory.measure(
              TRIAL,
              "again",
              1,
              progress -> {
                throw new AssertionError("measured again");
              });

      assertThat(again).isEqualTo(RECORD);
      assertThat(laboratory.measured()).isEqualTo(1);
    }
  }
}
