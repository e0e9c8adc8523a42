package org.kutta.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every file that a command writes is replaced as a whole, never written in place. */
final class WrittenFilesTest {

  private static final String UGLY = "method Euler{\norder 1\n0|\n---\n|1\n}\n";

  /** A file that a command writes; {@code OUT} and {@code IN} stand for a folder and a tableau. */
  private enum Written {
    SVG("out/euler.svg", "plot --output OUT/euler.svg IN"),
    HTML("out/euler.html", "plot --output OUT/euler.html IN"),
    SOURCE("out/p/Euler.java", "generate --package p --output OUT IN"),
    INDEX("out/p/GeneratedMethods.java", "generate --package p --output OUT --services OUT IN"),
    SERVICES(
        "out/META-INF/services/org.kutta.runtime.MethodProvider",
        "generate --package p --output OUT --services OUT IN"),
    FORMATTED("x.tableau", "fmt IN");

    private final String name;
    private final String command;

    Written(String name, String command) {
      this.name = name;
      this.command = command;
    }

    String old() {
      return this == FORMATTED ? UGLY : "old";
    }

    Run run(Path directory) {
      String in = directory.resolve("x.tableau").toString();
      String out = directory.resolve("out").toString();
      return Run.of(
          Stream.of(command.split(" "))
              .map(word -> word.replace("OUT", out).replaceFirst("^IN$", in))
              .toArray(String[]::new));
    }
  }

  @TempDir Path directory;

  @BeforeEach
  void writeInput() throws IOException {
    Files.writeString(directory.resolve("x.tableau"), UGLY);
  }

  private Path old(Written written) throws IOException {
    Path target = directory.resolve(written.name);
    Files.createDirectories(target.getParent());
    return Files.writeString(target, written.old());
  }

  /** Returns the temporary files in the folder of a file: their names begin with a dot. */
  private static List<Path> hiddenBeside(Path file) throws IOException {
    try (Stream<Path> files = Files.list(file.getParent())) {
      return files.filter(path -> path.getFileName().toString().startsWith(".")).toList();
    }
  }

  /** Root may write any file; what its owner protected stays protected. */
  @ParameterizedTest
  @EnumSource
  void aWriteProtectedFileIsRefused(Written written) throws IOException {
    Path target = old(written);
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r--r--r--"));

    Run run = written.run(directory);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("it is write-protected");
    assertThat(Files.readString(target)).isEqualTo(written.old());
    assertThat(hiddenBeside(target)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aSymbolicLinkStaysALink(Written written) throws IOException {
    Path link = old(written);
    Path file = Files.move(link, link.resolveSibling("linked.txt"));
    Files.createSymbolicLink(link, file);

    assertThat(written.run(directory).exitCode()).isEqualTo(0);

    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.readString(file)).isNotEqualTo(written.old());
  }

  /** A hard link shows whether a file was written in place, where a crash would cut it. */
  @ParameterizedTest
  @EnumSource
  void aFileIsReplacedAndNotWrittenInPlace(Written written) throws IOException {
    Path target = old(written);
    Path second = Files.createLink(directory.resolve("second-name"), target);

    assertThat(written.run(directory).exitCode()).isEqualTo(0);

    assertThat(Files.readString(second)).isEqualTo(written.old());
    assertThat(Files.readString(target)).isNotEqualTo(written.old());
  }

  @ParameterizedTest
  @EnumSource
  void nothingTemporaryIsLeft(Written written) throws IOException {
    Path target = old(written);

    assertThat(written.run(directory).exitCode()).isEqualTo(0);

    assertThat(hiddenBeside(target)).isEmpty();
  }
}
