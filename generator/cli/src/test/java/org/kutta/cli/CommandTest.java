package org.kutta.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.console.Terminal;
import org.kutta.grammar.source.SourceText;

/** What golden files cannot record: colours, and files that change. */
final class CommandTest {

  private static final Terminal COLOURFUL = new Terminal(true, true, true, true, 80);

  private static final String UGLY = "method Euler{\norder 1\n0|\n---\n|1\n}\n";

  @TempDir Path directory;

  private String file(String text) throws IOException {
    return Files.writeString(directory.resolve("x.tableau"), text).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "show", "list", "explain", "generate", "fmt", "plot"})
  void everyCommandHasHelpWithExamples(String command) {
    Run run = Run.of(command, "--help");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).contains("Examples:\n  kutta " + command);
  }

  @Test
  void terminalsAreColoured() throws IOException {
    String file = file("method Euler {\n    order 2\n    0 |\n    --+--\n      | 1\n}\n");

    assertThat(Run.on(COLOURFUL, "check", file).err())
        .contains(": \u001B[1;31merror[K030]\u001B[0m: ");
    assertThat(Run.of("check", file).err()).doesNotContain("\u001B");
  }

  @Test
  void filesAreFormattedInPlaceAndThenLeftAlone() throws IOException {
    String file = file(UGLY);

    assertThat(Run.of("fmt", file)).isEqualTo(new Run(0, file + "\n", ""));
    assertThat(Files.readString(Path.of(file))).contains("    0 |\n    --+--\n");
    assertThat(Run.of("fmt", file)).isEqualTo(new Run(0, "", ""));
    assertThat(Run.of("fmt", "--check", file).exitCode()).isEqualTo(0);
  }

  @Test
  void anEditMadeWhileAFileIsFormattedIsKept() throws IOException {
    Path path = Path.of(file(UGLY));
    SourceText read = SourceText.of(path.toString(), UGLY);
    Files.writeString(path, "// edited meanwhile\n" + UGLY);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Console console =
        new Console(new Output(bytes, false), new Output(bytes, false), Terminal.NONE);

    assertThat(new FormatCommand(console).compare(path, read, "formatted")).isFalse();

    console.end(ExitCode.GOOD);
    assertThat(Files.readString(path)).isEqualTo("// edited meanwhile\n" + UGLY);
    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("was changed while");
  }

  /** Root may write any file; what its owner protected stays protected. */
  @Test
  void writeProtectedFilesAreLeftAlone() throws IOException {
    Path path = Path.of(file(UGLY));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--r--r--"));

    Run run = Run.of("fmt", path.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("it is write-protected");
    assertThat(Files.readString(path)).isEqualTo(UGLY);
  }

  /** A hard link shows whether a file was written in place, where a crash would cut it. */
  @Test
  void filesAreReplacedAndNotWrittenInPlace() throws IOException {
    Path path = Path.of(file(UGLY));
    Path link = Files.createLink(directory.resolve("second-name"), path);

    assertThat(Run.of("fmt", path.toString()).exitCode()).isEqualTo(0);

    assertThat(Files.readString(link)).isEqualTo(UGLY);
  }

  @Test
  void checkingTheFormatChangesNothing() throws IOException {
    String file = file(UGLY);

    assertThat(Run.of("fmt", "--check", file).exitCode()).isEqualTo(1);
    assertThat(Files.readString(Path.of(file))).isEqualTo(UGLY);
  }

  @Test
  void generatedFilesAreWrittenWhenTheyDiffer() throws IOException {
    String file = file(UGLY);
    String output = directory.resolve("out").toString();
    String[] command = {"generate", "--package", "a.b", "--output", output, file};

    Run first = Run.of(command);

    assertThat(first.out()).isEqualTo(Path.of(output, "a", "b", "Euler.java") + "\n");
    assertThat(Files.readString(Path.of(output, "a", "b", "Euler.java"))).contains("package a.b;");
    assertThat(Run.of(command)).isEqualTo(new Run(0, "", ""));
  }

  @Test
  void nothingIsGeneratedWhereOneFileHasAnError() throws IOException {
    String good = Files.writeString(directory.resolve("good.tableau"), UGLY).toString();
    String bad = file("method Bad {\n}\n");
    Path output = directory.resolve("out");

    Run run = Run.of("generate", "--package", "p", "--output", output.toString(), good, bad);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(Files.exists(output)).isFalse();
  }

  /** The verb of a sentence is that of the proof: what holds to a tolerance is not proved. */
  @ParameterizedTest
  @ValueSource(strings = {"Tsitouras54", "KennedyCarpenter32", "Kvaerno54"})
  void nothingIsCalledProvedThatHoldsToAToleranceOnly(String method) {
    Run facts = Run.of("show", method);
    assertThat(facts.out()).contains("numerically verified");
    assertThat(facts.out() + facts.err()).doesNotContainMatch("(?i)\\bprov(e|ed|es|en|ing)\\b");
    Run parts = Run.of("show", "--conditions", "--plan", "--latex", method);
    assertThat(parts.out() + parts.err()).doesNotContainMatch("(?i)\\bprov(e|ed|es|en|ing)\\b");
    Run json = Run.of("show", "--format", "json", method);
    assertThat(json.out()).contains("\"numeric\"");
    assertThat(json.out()).doesNotContain("\"exact\"");
  }

  @Test
  void everyMethodOfTheLibraryIsListed() {
    assertThat(Run.of("list").out().lines().count()).isAtLeast(28);
  }

  @Test
  void searchesTakeLinkedFilesAndDoNotEnterLinkedDirectories() throws IOException {
    Path project = Files.createDirectory(directory.resolve("project"));
    Path other = Files.createDirectory(directory.resolve("other"));
    Files.writeString(other.resolve("far.tableau"), UGLY.replace("Euler", "Far"));
    Path near = Files.writeString(directory.resolve("near"), UGLY.replace("Euler", "Near"));
    Files.createSymbolicLink(project.resolve("near.tableau"), near);
    Path linked = Files.createSymbolicLink(project.resolve("linked"), other);

    assertThat(Run.of("check", project.toString()).out()).contains("Near");
    assertThat(Run.of("check", project.toString()).out()).doesNotContain("Far");
    assertThat(Run.of("check", linked + "/far.tableau").out()).contains("Far");
  }

  @Test
  void aFileOfGigabytesIsADiagnostic() throws IOException {
    Path large = Path.of(file(""));
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(3L << 30);
    }
    assertThat(Run.of("check", large.toString()).err()).contains("error[K007]");
  }

  @Test
  void pathsThatAreNoneAreNotFound() {
    Run run = Run.of("check", "a\0b.tableau");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("error[K050]");
  }

  @Test
  void whatCannotBeReadIsSaidSo() throws IOException {
    String below = Path.of(file(UGLY), "y.tableau").toString();

    Run run = Run.of("check", below);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(": error[K051]: the file cannot be read: Not a directory");
  }

  @Test
  void malformedBytesAreADiagnostic() throws IOException {
    Path file = Files.write(directory.resolve("latin.tableau"), new byte[] {'m', (byte) 0xE9});

    assertThat(Run.of("check", file.toString()).err()).contains("error[K001]");
    assertThat(Run.of("fmt", file.toString()).exitCode()).isEqualTo(1);
    assertThat(Files.readAllBytes(file)).isEqualTo(new byte[] {'m', (byte) 0xE9});
  }

  @Test
  void hostileFileNamesCannotCommandTheTerminal() throws IOException {
    Path file = Files.writeString(directory.resolve("a\u001B[31m\u202E.tableau"), UGLY);

    assertThat(Run.of("fmt", "--check", file.toString()).out()).doesNotContain("\u001B");
    assertThat(Run.of("check", file + "x").err()).doesNotContain("\u202E");
    assertThat(Run.of("show", file.getFileName() + "|").err()).doesNotContain("\u001B");
  }

  @Test
  void aByteOrderMarkIsAFormatToo() throws IOException {
    String file = file("\uFEFFmethod Euler {\n    order 1\n    0 |\n    --+--\n      | 1\n}\n");

    assertThat(Run.of("fmt", "--check", file).exitCode()).isEqualTo(1);
    assertThat(Run.of("fmt", file).exitCode()).isEqualTo(0);
    assertThat(Run.of("fmt", "--check", file).exitCode()).isEqualTo(0);
  }
}
