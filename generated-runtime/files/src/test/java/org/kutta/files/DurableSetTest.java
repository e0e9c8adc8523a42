package org.kutta.files;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DurableSetTest {

  @TempDir Path folder;

  @Test
  void allFilesAreWrittenAndNothingElseIsInTheFolder() throws IOException {
    DurableSet set = DurableSet.in(folder.resolve("new"));
    set.add(Path.of("a/A.java"), "A");
    set.add(Path.of("B.java"), "B");
    assertThat(set.write()).hasSize(2);
    assertThat(contents(folder)).containsExactly("new/B.java", "B", "new/a/A.java", "A");
  }

  @Test
  void aFileThatHasItsContentIsNotTouched() throws IOException {
    Path same = Files.writeString(folder.resolve("Same.java"), "same");
    FileTime then = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(same, then);
    DurableSet set = DurableSet.in(folder);
    set.add(Path.of("Same.java"), "same");
    set.add(Path.of("Other.java"), "other");
    assertThat(set.write()).containsExactly(Path.of("Other.java"));
    assertThat(Files.getLastModifiedTime(same)).isEqualTo(then);
  }

  @Test
  void oneFileThatCannotBeReplacedLeavesTheWholeOldSet() throws IOException {
    Path free = Files.writeString(folder.resolve("A.java"), "old");
    Path kept = Files.writeString(folder.resolve("B.java"), "old");
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("r--r--r--"));
    DurableSet set = DurableSet.in(folder);
    set.add(Path.of("A.java"), "new");
    set.add(Path.of("B.java"), "new");
    assertThrows(FileSystemException.class, set::write);
    assertThat(Files.readString(free)).isEqualTo("old");
    assertThat(contents(folder).keySet()).containsExactly("A.java", "B.java");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 12})
  void whatADeadProcessBeganBehindItsJournalIsCompleted(int renaming) throws Exception {
    WriterProcess.set(folder, 1, Disk.REAL).write();
    assertThat(WriterProcess.start("die" + renaming, folder).waitFor()).isEqualTo(1);
    DurableSet.recover(folder);
    Map<String, String> contents = contents(folder);
    assertThat(contents).hasSize(WriterProcess.SET);
    assertThat(contents.values().stream().distinct()).containsExactly("version 2");
  }

  @Test
  void theNextWriteCompletesTheSetOfADeadProcessFirst() throws Exception {
    WriterProcess.set(folder, 1, Disk.REAL).write();
    assertThat(WriterProcess.start("die5", folder).waitFor()).isEqualTo(1);
    DurableSet set = DurableSet.in(folder);
    set.add(Path.of("Own.java"), "own");
    set.write();
    Map<String, String> contents = contents(folder);
    assertThat(contents.remove("Own.java")).isEqualTo("own");
    assertThat(contents.values().stream().distinct()).containsExactly("version 2");
  }

  @Test
  void aWriterWaitsForTheSetOfALivingOne() throws Exception {
    WriterProcess.set(folder, 1, Disk.REAL).write();
    Process other = WriterProcess.start("pause5", folder);
    assertThat(other.getInputStream().read()).isEqualTo('w');
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<List<Path>> own = thread.submit(() -> WriterProcess.set(folder, 3, Disk.REAL).write());
      assertThrows(TimeoutException.class, () -> own.get(500, TimeUnit.MILLISECONDS));
      assertThat(contents(folder).values()).doesNotContain("version 3");
      other.getOutputStream().write('\n');
      other.getOutputStream().flush();
      assertThat(other.waitFor()).isEqualTo(0);
      assertThat(own.get(1, TimeUnit.MINUTES)).hasSize(WriterProcess.SET);
    } finally {
      other.destroyForcibly();
      thread.shutdownNow();
    }
    assertThat(contents(folder).values().stream().distinct()).containsExactly("version 3");
  }

  @Test
  void anIncompleteJournalDoesNotCount() throws IOException {
    Path temporary = folder.resolve(".A.java.0123456789abcdef.kutta-new");
    Files.writeString(temporary, "new");
    Files.writeString(folder.resolve("A.java"), "old");
    Files.writeString(folder.resolve(Journal.NAME), temporary.getFileName() + "\nA.java\nend 123");
    DurableSet.recover(folder);
    assertThat(Files.readString(folder.resolve("A.java"))).isEqualTo("old");
    assertThat(Files.exists(folder.resolve(Journal.NAME))).isFalse();
  }

  @Test
  void aJournalThatNamesOtherFilesIsRefused() throws IOException {
    Files.writeString(folder.resolve("mine"), "mine");
    String lines = "mine\nA.java\n";
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(lines.getBytes());
    Path journal = folder.resolve(Journal.NAME);
    Files.writeString(journal, lines + "end %08x\n".formatted(crc.getValue()));
    FileSystemException e =
        assertThrows(FileSystemException.class, () -> DurableSet.recover(folder));
    assertThat(e.getReason()).contains("not of a set");
    assertThat(Files.readString(folder.resolve("mine"))).isEqualTo("mine");
  }

  @Test
  void filesOutsideOfTheFolderAreRefused() throws IOException {
    DurableSet set = DurableSet.in(folder);
    assertThrows(IllegalArgumentException.class, () -> set.add(Path.of("../x"), ""));
    assertThrows(IllegalArgumentException.class, () -> set.add(Path.of("a\nb"), ""));
  }

  /** Returns the content of each file below a folder. */
  static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                try {
                  contents.put(folder.relativize(file).toString(), Files.readString(file));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return contents;
  }
}
