package org.kutta.files;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LockFileTest {

  @TempDir Path folder;

  @Test
  void oneHolderAtATimeHasTheFile() throws IOException {
    Path file = folder.resolve("lock");
    try (LockFile held = LockFile.tryHold(file).orElseThrow()) {
      assertThat(held.channel().isOpen()).isTrue();
      assertThat(LockFile.tryHold(file)).isEmpty();
      // The refusal has not given up what is held.
      assertThat(LockFile.tryHold(file)).isEmpty();
    }
    try (LockFile next = LockFile.tryHold(file).orElseThrow()) {
      assertThat(next.channel().size()).isEqualTo(0);
    }
  }

  @Test
  void aFileOfOtherNameIsAnotherOne() throws IOException {
    try (LockFile held = LockFile.hold(folder.resolve("a"));
        LockFile other = LockFile.hold(folder.resolve("b"))) {
      assertThat(held.toString()).isNotEqualTo(other.toString());
    }
  }

  @Test
  void theContentStaysAsItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("lock"), "kept");
    try (LockFile held = LockFile.hold(file)) {
      assertThat(held.channel().size()).isEqualTo(4);
    }
    assertThat(Files.readString(file)).isEqualTo("kept");
  }

  @Test
  void processesAndThreadsThatRemoveItAreStillOneAtATime() throws Exception {
    Path number = Files.writeString(folder.resolve("number"), "0");
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(WriterProcess.start("count200", number));
    }
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Thread thread = new Thread(() -> count(number, failures));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isEqualTo(0);
    }
    assertThat(failures).isEmpty();
    assertThat(Files.readString(number)).isEqualTo("1000");
    assertThat(Files.exists(folder.resolve("lock"))).isFalse();
  }

  private static void count(Path number, List<Throwable> failures) {
    try {
      WriterProcess.count(number, 200);
    } catch (IOException | RuntimeException e) {
      synchronized (failures) {
        failures.add(e);
      }
    }
  }
}
