package org.kutta.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: pipes that close, disks that are full. */
final class ProcessTest {

  @TempDir Path directory;

  private static ProcessBuilder kutta(String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Kutta.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command);
  }

  private static int exitCode(Process process) throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** {@code kutta list | head}: as if the process had died of SIGPIPE, without a word. */
  @Test
  void aReaderThatHasReadEnoughEndsTheCommandQuietly() throws Exception {
    Path errors = directory.resolve("errors");
    Process list = kutta("list", "--format", "json").redirectError(errors.toFile()).start();
    list.getInputStream().close();
    assertThat(exitCode(list)).isEqualTo(ExitCode.READER_GONE);
    assertThat(Files.readString(errors)).isEmpty();
  }

  @Test
  void aFullDiskIsAnError() throws IOException, InterruptedException {
    Path errors = directory.resolve("errors");
    Process list =
        kutta("list").redirectOutput(new File("/dev/full")).redirectError(errors.toFile()).start();
    assertThat(exitCode(list)).isEqualTo(ExitCode.ERRORS);
    assertThat(Files.readString(errors)).contains("stdout cannot be written");
  }
}
