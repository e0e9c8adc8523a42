package org.kutta.experiments.trial;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.train.run.ChecksummedLine;

/** What outlives an interruption, and what is refused. */
final class TrialLogTest {

  private static final String CODE = "code 1";
  private static final Trial TRIAL = new Trial("quadratic, κ = 10", "Euler", 0.1, "10 steps", 1);
  private static final TrialRecord RECORD =
      new TrialRecord(
          TRIAL,
          List.of(new Sample(0, 0, 0, 1, Double.NaN), new Sample(10, 10, 0.25, 1e-300, 1.0 / 3)),
          Optional.of("diverged: \"so\"\nit is"));
  private static final TrialRecord SHORT =
      new TrialRecord(
          Trial.deterministic("p", "o", 1, "b"),
          List.of(new Sample(0, 0, 0, 1, 1)),
          Optional.empty());

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("trials.jsonl");
  }

  private TrialLog open() throws IOException {
    return TrialLog.open(file(), CODE);
  }

  private String written(TrialRecord... records) throws IOException {
    try (TrialLog log = open()) {
      for (TrialRecord record : records) {
        log.add(record);
      }
    }
    return Files.readString(file());
  }

  private TrialLogException refusal() {
    return assertThrows(TrialLogException.class, this::open);
  }

  @Test
  void recordComesBackBitForBit() throws IOException {
    written(RECORD);

    try (TrialLog log = open()) {
      assertThat(log.find(TRIAL)).hasValue(RECORD);
      assertThat(log.size()).isEqualTo(1);
    }
  }

  @Test
  void otherTrialIsNotKnown() throws IOException {
    try (TrialLog log = open()) {
      log.add(RECORD);

      assertThat(log.find(new Trial(TRIAL.problem(), "Euler", 0.1, "10 steps", 2))).isEmpty();
    }
  }

  /** A shorter record follows, so that it cannot hide what is left of the cut line. */
  @Test
  void lineCutShortIsDroppedWhereverItIsCut() throws IOException {
    String one = written(SHORT);
    String cutLine = written(RECORD).substring(one.length());
    for (int cut = 0; cut < cutLine.length(); cut += 7) {
      Files.writeString(file(), one + cutLine.substring(0, cut));

      try (TrialLog log = open()) {
        assertThat(log.size()).isEqualTo(1);
        assertWithMessage("cut at %s", cut).that(Files.readString(file())).isEqualTo(one);
      }
      assertThat(written(SHORT)).isEqualTo(one + one.lines().skip(1).findFirst().get() + "\n");
    }
  }

  @Test
  void headerCutShortBeginsAnew() throws IOException {
    String whole = written(SHORT);
    for (int cut = 0; cut < whole.indexOf('\n'); cut += 5) {
      Files.writeString(file(), whole.substring(0, cut));

      assertThat(written(SHORT)).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a diary without an end of line",
        "a diary\n",
        "{\"trial\":{\"problem\":\"of an older format\"}}\n",
        "\0\0\0\0",
        "00000000 {}\n"
      })
  void foreignFileIsRefusedAndLeftAsItIs(String text) throws IOException {
    Files.writeString(file(), text);

    assertThat(refusal()).hasMessageThat().isEqualTo(file() + ":1: not the log of an experiment");

    assertThat(Files.readString(file())).isEqualTo(text);
  }

  @Test
  void folderIsRefused() throws IOException {
    Files.createDirectory(file());

    assertThat(refusal()).hasMessageThat().isEqualTo(file() + " is not a regular file");
  }

  @Test
  void everyChangedCharacterIsNoticedAndItsLineNamed() throws IOException {
    String whole = written(SHORT, RECORD);
    int second = whole.indexOf('\n') + 1;
    int third = whole.indexOf('\n', second) + 1;
    for (int i = second; i < whole.length() - 1; i += 3) {
      if (i == third - 1) {
        continue;
      }
      String damaged = whole.substring(0, i) + '\u007f' + whole.substring(i + 1);
      Files.writeString(file(), damaged);

      TrialLogException e = refusal();

      assertThat(e)
          .hasMessageThat()
          .isEqualTo(
              "%s:%d: the line is damaged: its checksum is another one"
                  .formatted(file(), i < third ? 2 : 3));
      assertThat(e.help()).startsWith("delete line %d to".formatted(i < third ? 2 : 3));
      assertThat(Files.readString(file())).isEqualTo(damaged);
    }
  }

  @Test
  void wholeLineThatIsNoRecordIsNamed() throws IOException {
    written(RECORD);
    Files.writeString(
        file(), ChecksummedLine.of("{\"trial\":1}") + "\n", StandardOpenOption.APPEND);

    assertThat(refusal())
        .hasMessageThat()
        .startsWith(file() + ":3: the line is damaged: not the record of a trial");
  }

  @Test
  void trialsOfOtherCodeStayAndAreNotFound() throws IOException {
    try (TrialLog log = TrialLog.open(file(), "code 0")) {
      log.add(RECORD);
    }
    try (TrialLog log = open()) {
      assertThat(log.find(TRIAL)).isEmpty();
      assertThat(log.size()).isEqualTo(0);
      assertThat(log.ofOtherCode()).isEqualTo(1);
      log.add(RECORD);
    }
    try (TrialLog log = TrialLog.open(file(), "code 0")) {
      assertThat(log.find(TRIAL)).hasValue(RECORD);
    }
  }

  @Test
  void logIsOpenedOnceWithinAProcess() throws IOException {
    try (TrialLog log = open()) {
      assertThat(refusal())
          .hasMessageThat()
          .isEqualTo(file() + ": another process measures this experiment");
      log.add(RECORD);
    }
    assertThat(written(SHORT).lines().count()).isEqualTo(3);
  }

  /** Another Java is needed: within one, Java itself sees to it. */
  @Test
  void logIsOpenedByOneProcess() throws IOException, InterruptedException {
    try (TrialLog log = open()) {
      log.add(RECORD);

      assertThat(openElsewhere())
          .isEqualTo(file() + ": another process measures this experiment\n");
    }
    assertThat(openElsewhere()).isEqualTo("open\n");
  }

  private String openElsewhere() throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Opening.class.getName(),
                file().toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.waitFor();
    return Files.readString(output);
  }

  /** Opens a log, and says how that went. */
  static final class Opening {
    private Opening() {}

    public static void main(String[] arguments) throws IOException {
      try (TrialLog log = TrialLog.open(Path.of(arguments[0]), CODE)) {
        System.out.println("open");
      } catch (TrialLogException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void knownTrialIsNotMeasuredAgain() throws IOException {
    try (TrialLog log = open()) {
      Laboratory laboratory = new Laboratory(log, Progress.NONE, UnfinishedTrial.none());
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
