package org.kutta.train;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kutta.train.data.IdxBytes;

/** Data that cannot be used end the command with code 1 and one message, before any training. */
final class BadDataTest {

  @TempDir private Path root;
  private Path data;
  private Path report;

  @BeforeEach
  void writeGoodData() throws IOException {
    data = root.resolve("data");
    TinyData.writeTo(data);
    report = Files.createDirectory(root.resolve("reports")).resolve("r.html");
  }

  private CommandRun run() {
    return CommandRun.of(
        "--data",
        data.toString(),
        "--batch-size",
        "4",
        "--layers",
        "3",
        "--evaluations",
        "4",
        "--report",
        report.toString());
  }

  private void assertRefused(CommandRun run, String message, String help) throws IOException {
    assertThat(run.err()).isEqualTo("error: " + message + "\nhelp: " + help + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
    try (Stream<Path> files = Files.list(report.getParent())) {
      assertThat(files.toList()).isEmpty();
    }
  }

  @Test
  void goodDataAreAccepted() {
    CommandRun run = run();

    assertThat(run.complaints()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(Files.exists(report)).isTrue();
  }

  @Test
  void missingDirectoryIsOneMessage() throws IOException {
    data = root.resolve("elsewhere");

    assertRefused(
        run(),
        data + ": no such directory",
        "--data names the directory that holds train-images-idx3-ubyte(.gz) and its siblings");
  }

  @Test
  void missingFileIsOneMessage() throws IOException {
    Files.delete(data.resolve("t10k-labels-idx1-ubyte"));

    assertRefused(
        run(),
        data + ": it holds neither t10k-labels-idx1-ubyte nor t10k-labels-idx1-ubyte.gz",
        "--data names the directory that holds the four IDX files under their usual names");
  }

  @Test
  void fileCutShortIsOneMessage() throws IOException {
    Path file = data.resolve("train-images-idx3-ubyte");
    Files.write(file, IdxBytes.cut(Files.readAllBytes(file), 50));

    assertRefused(
        run(),
        file + ": the file is cut short: its header promises 80 bytes, found 34",
        "fetch the file again");
  }

  @Test
  void corruptGzipIsOneMessage() throws IOException {
    Path file = data.resolve("train-labels-idx1-ubyte.gz");
    byte[] gzipped = IdxBytes.gzip(IdxBytes.labels(1, 2, 3));
    gzipped[gzipped.length - 8] ^= 1;
    Files.write(file, gzipped);

    assertRefused(
        run(), file + ": its gzip stream is corrupt: Corrupt GZIP trailer", "fetch the file again");
  }

  @Test
  void reportFromBeforeSurvives() throws IOException {
    Files.writeString(report, "from before");
    Files.delete(data.resolve("train-labels-idx1-ubyte"));

    assertThat(run().exitCode()).isEqualTo(1);
    assertThat(Files.readString(report)).isEqualTo("from before");
    try (Stream<Path> files = Files.list(report.getParent())) {
      assertThat(files.toList()).containsExactly(report);
    }
  }
}
