package org.kutta.files;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DurableFileTest {

  @TempDir Path folder;

  @Test
  void aNewFileHoldsTheContentAndNothingElseIsInTheFolder() throws IOException {
    Path file = folder.resolve("state.kutta");
    DurableFile.at(file).write("new");
    assertThat(Files.readString(file)).isEqualTo("new");
    assertThat(names()).containsExactly("state.kutta");
  }

  @Test
  void missingFoldersAreMade() throws IOException {
    Path file = folder.resolve("a/b/state");
    DurableFile.at(file).write("new");
    assertThat(Files.readString(file)).isEqualTo("new");
  }

  @Test
  void theModeOfTheOldFileIsKept() throws IOException {
    Path file = Files.writeString(folder.resolve("report"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw---x"));
    DurableFile.at(file).write("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw---x");
  }

  @Test
  void aNewFileHasTheModeThatAnyNewFileHas() throws IOException {
    Path plain = Files.createFile(folder.resolve("plain"));
    Path file = folder.resolve("report");
    DurableFile.at(file).write("new");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void symbolicLinksStayAndTheFileTheyLeadToIsReplaced() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real")).resolve("state");
    Files.writeString(real, "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real/state"));
    Path chain = Files.createSymbolicLink(folder.resolve("chain"), link);
    DurableFile.at(chain).write("new");
    assertThat(Files.readString(real)).isEqualTo("new");
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.isSymbolicLink(chain)).isTrue();
  }

  @Test
  void aLinkToAFileThatDoesNotExistYetStaysALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("later"));
    DurableFile.at(link).write("new");
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.readString(folder.resolve("later"))).isEqualTo("new");
  }

  @Test
  void aLoopOfLinksIsRefused() throws IOException {
    Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
    Path loop = Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
    assertThat(refusal(loop)).contains("form a loop");
  }

  @Test
  void aDirectoryIsRefused() {
    assertThat(refusal(folder)).contains("it is a directory");
    assertThat(refusal(Path.of("/"))).contains("it is a directory");
  }

  @Test
  void aDeviceIsRefusedAndStaysADevice() {
    Path device = Path.of("/dev/null");
    assertThat(refusal(device)).contains("not a regular file");
    assertThat(Files.isRegularFile(device)).isFalse();
  }

  @Test
  void aPipeIsRefusedAndStaysAPipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isEqualTo(0);
    assertThat(refusal(pipe)).contains("not a regular file");
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void aFileInPlaceOfAFolderIsRefused() throws IOException {
    Files.writeString(folder.resolve("file"), "old");
    assertThat(refusal(folder.resolve("file/state"))).contains("is not a directory");
  }

  @Test
  void aFileWithoutWritePermissionIsRefusedForRootToo() throws IOException {
    Path file = Files.writeString(folder.resolve("state"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assertThat(refusal(file)).contains("it is write-protected");
    assertThat(Files.readString(file)).isEqualTo("old");
  }

  @Test
  void whatBecameProtectedAfterTheFirstLookIsRefusedAtTheWrite() throws IOException {
    Path file = Files.writeString(folder.resolve("state"), "old");
    DurableFile durable = DurableFile.at(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assertThrows(FileSystemException.class, () -> durable.write("new"));
    assertThat(Files.readString(file)).isEqualTo("old");
  }

  @Test
  void contentThatFailsLeavesTheOldFileAndNoOther() throws IOException {
    Path file = Files.writeString(folder.resolve("state"), "old");
    DurableFile.Content failing =
        out -> {
          out.write(new byte[1 << 20]);
          throw new UncheckedIOException(new IOException("the model is gone"));
        };
    assertThrows(UncheckedIOException.class, () -> DurableFile.at(file).write(failing));
    assertThat(Files.readString(file)).isEqualTo("old");
    assertThat(names()).containsExactly("state");
  }

  @Test
  void anEditThatTheWriterHasNotSeenIsNotLost() throws IOException {
    Path file = Files.writeString(folder.resolve("a.tableau"), "as read");
    DurableFile durable = DurableFile.at(file);
    byte[] seen = Files.readAllBytes(file);
    Files.writeString(file, "as edited");
    assertThat(durable.writeOver(seen, "formatted")).isFalse();
    assertThat(Files.readString(file)).isEqualTo("as edited");
    assertThat(durable.writeOver(Files.readAllBytes(file), "formatted")).isTrue();
    assertThat(Files.readString(file)).isEqualTo("formatted");
    assertThat(names()).containsExactly("a.tableau");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 200, 255})
  void namesMayBeAsLongAsTheFileSystemAllows(int length) throws IOException {
    Path file = folder.resolve("n".repeat(length));
    DurableFile.at(file).write("old");
    DurableFile.at(file).write("new");
    assertThat(Files.readString(file)).isEqualTo("new");
    assertThat(names()).hasSize(1);
  }

  @Test
  void whatADeadProcessLeftIsRemovedAndWhatALivingOneWritesIsNot() throws Exception {
    Path file = Files.writeString(folder.resolve("state"), "old");
    Path stale = Files.writeString(folder.resolve(".state.0123456789abcdef.kutta-new"), "half");
    Path foreign = Files.writeString(folder.resolve(".state.backup"), "mine");
    Process living = WriterProcess.start("wait", file);
    try {
      assertThat(living.getInputStream().read()).isEqualTo('w');
      DurableFile.at(file).write("new");
      assertThat(Files.exists(stale)).isFalse();
      assertThat(Files.exists(foreign)).isTrue();
      living.getOutputStream().write('\n');
      living.getOutputStream().flush();
      assertThat(living.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(living.exitValue()).isEqualTo(0);
      assertThat(Files.readString(file)).isEqualTo("of the living process");
    } finally {
      living.destroyForcibly();
    }
  }

  @Test
  void threadsThatWriteOneTargetLeaveTheContentOfOneOfThem() throws Exception {
    Path file = folder.resolve("state");
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int t = 0; t < 4; t++) {
      String content = ("" + t).repeat(100_000);
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 20; i++) {
                  try {
                    DurableFile.at(file).write(content);
                  } catch (IOException e) {
                    failures.add(e);
                  }
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
    String text = Files.readString(file);
    assertThat(text).isEqualTo(text.substring(0, 1).repeat(100_000));
    assertThat(names()).containsExactly("state");
  }

  /** No one can see in a finished file whether it reached the device in time: the calls tell. */
  @Test
  void theFileReachesTheDeviceBeforeItsNameAndThenTheFolderDoes() throws IOException {
    List<String> calls = new ArrayList<>();
    Disk watched =
        new Disk() {
          @Override
          public void force(FileChannel file) throws IOException {
            calls.add("force " + file.size());
            REAL.force(file);
          }

          @Override
          public void move(Path from, Path to) throws IOException {
            calls.add("move to " + to.getFileName());
            REAL.move(from, to);
          }

          @Override
          public void forceFolder(Path forced) throws IOException {
            calls.add("force folder " + forced.getFileName());
            REAL.forceFolder(forced);
          }
        };
    DurableFile.at(folder.resolve("sub/state"), watched).write("12345");
    assertThat(calls)
        .containsExactly(
            "force folder " + folder.getFileName(), "force 5", "move to state", "force folder sub")
        .inOrder();
  }

  private String refusal(Path path) {
    FileSystemException e =
        assertThrows(FileSystemException.class, () -> DurableFile.at(path).write("new"));
    assertThat(e).hasMessageThat().startsWith(path.toString());
    return e.getReason();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }
}
