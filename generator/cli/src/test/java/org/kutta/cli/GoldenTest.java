package org.kutta.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each directory of golden files holds a {@code command} of one argument a line, and what becomes
 * of it: {@code stdout}, {@code stderr} and {@code exit}. {@code CASE} stands for the directory,
 * {@code TEMP} for one that is empty.
 */
final class GoldenTest {

  private static final Path ROOT = Path.of("src", "test", "resources", "golden");

  @TempDir Path temporary;

  static List<String> cases() throws IOException {
    try (Stream<Path> directories = Files.list(ROOT)) {
      return directories.map(Path::getFileName).map(Path::toString).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void commandWritesAndExitsAsRecorded(String name) throws IOException {
    Path directory = ROOT.resolve(name);
    String[] args =
        Files.readAllLines(directory.resolve("command")).stream()
            .map(line -> line.replace("CASE", directory.toString()))
            .map(line -> line.replace("TEMP", temporary.toString()))
            .toArray(String[]::new);

    Run run = Run.of(args);

    Golden.check(directory.resolve("stdout"), withoutPaths(run.out(), directory));
    Golden.check(directory.resolve("stderr"), withoutPaths(run.err(), directory));
    Golden.check(directory.resolve("exit"), run.exitCode() + "\n");
  }

  private String withoutPaths(String text, Path directory) {
    return text.replace(directory.toString(), "CASE").replace(temporary.toString(), "TEMP");
  }
}
