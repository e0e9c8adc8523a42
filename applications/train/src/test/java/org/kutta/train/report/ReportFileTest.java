package org.kutta.train.report;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report is written whole or not at all. */
final class ReportFileTest {

  @TempDir private Path directory;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static String refusal(Path path) {
    return assertThrows(FileSystemException.class, () -> ReportFile.at(path)).getReason();
  }

  @Test
  void lookLeavesNothingBehind() throws IOException {
    ReportFile.at(directory.resolve("r.html"));

    assertThat(files()).isEmpty();
  }

  @Test
  void writtenFileStandsAlone() throws IOException {
    Path path = directory.resolve("r.html");

    ReportFile.at(path).write("é");

    assertThat(Files.readString(path)).isEqualTo("é");
    assertThat(files()).containsExactly(path);
  }

  @Test
  void fileFromBeforeIsReplacedAndNotWrittenOver() throws IOException {
    Path path = Files.writeString(directory.resolve("r.html"), "from before");
    Path sameFile = Files.createLink(directory.resolve("same.html"), path);

    ReportFile.at(path).write("new");

    assertThat(Files.readString(path)).isEqualTo("new");
    assertThat(Files.readString(sameFile)).isEqualTo("from before");
  }

  @Test
  void mayBeReadByThoseWhoMayReadOtherNewFiles() throws IOException {
    Path other = Files.createFile(directory.resolve("other"));
    assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
    Path path = directory.resolve("r.html");

    ReportFile.at(path).write("x");

    assertThat(Files.getPosixFilePermissions(path)).isEqualTo(Files.getPosixFilePermissions(other));
  }

  @Test
  void fileBehindASymbolicLinkIsWrittenAndTheLinkKept() throws IOException {
    Path target = Files.writeString(directory.resolve("target.html"), "from before");
    Path link = Files.createSymbolicLink(directory.resolve("r.html"), target);

    ReportFile.at(link).write("new");

    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.readString(target)).isEqualTo("new");
  }

  @Test
  void deviceIsRefused() {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device));

    assertThat(refusal(device)).isEqualTo("it is a device, a pipe or a socket, not a regular file");
  }

  @Test
  void directoryIsRefused() {
    assertThat(refusal(directory)).isEqualTo("it is a directory");
  }

  @Test
  void missingDirectoryIsRefused() {
    assertThat(refusal(directory.resolve("none").resolve("r.html")))
        .isEqualTo("there is no directory " + directory.resolve("none"));
  }
}
