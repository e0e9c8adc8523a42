package org.kutta.cli.write;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are replaced as a whole, and only when they change. */
final class AtomicFileTest {

  @TempDir Path directory;

  @Test
  void missingDirectoriesAreMade() throws IOException {
    Path file = directory.resolve("a/b/c.txt");

    assertThat(AtomicFile.at(file).write("text")).isTrue();

    assertThat(Files.readString(file)).isEqualTo("text");
  }

  @Test
  void theSameContentIsNotWrittenAgain() throws IOException {
    Path file = Files.writeString(directory.resolve("c.txt"), "text");
    FileTime earlier = FileTime.fromMillis(0);
    Files.setLastModifiedTime(file, earlier);

    assertThat(AtomicFile.at(file).write("text")).isFalse();

    assertThat(Files.getLastModifiedTime(file)).isEqualTo(earlier);
  }

  @Test
  void nothingIsLeftBesideTheFile() throws IOException {
    AtomicFile.at(directory.resolve("c.txt")).write("text");

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.toList()).containsExactly(directory.resolve("c.txt"));
    }
  }

  @Test
  void symbolicLinksAreFollowed() throws IOException {
    Path file = Files.writeString(directory.resolve("c.txt"), "old");
    Path link = Files.createSymbolicLink(directory.resolve("link.txt"), file);

    AtomicFile.at(link).write("new");

    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.readString(file)).isEqualTo("new");
  }

  @Test
  void directoriesAreNotReplaced() {
    assertThrows(FileSystemException.class, () -> AtomicFile.at(directory).write("text"));
  }
}
