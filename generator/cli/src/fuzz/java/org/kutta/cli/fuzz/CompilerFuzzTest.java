package org.kutta.cli.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.cli.format.TableauFormatter;
import org.kutta.generator.TableauCompiler;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.SourceText;

/** Whatever a file holds, the compiler answers with diagnostics, and formatting settles at once. */
class CompilerFuzzTest {

  /** Proofs of large tables take long; the fuzzer is after crashes. */
  private static final int MAX_LENGTH = 4_000;

  static Stream<Arguments> seeds() throws IOException {
    Path library = Path.of("..", "..", "tableaus", "src", "main", "tableaus");
    Path mistakes = Path.of("..", "compiler", "src", "test", "resources", "golden", "diagnostics");
    Path grammar = Path.of("..", "..", "grammar", "src", "test", "resources", "golden");
    return Stream.of(library, mistakes, grammar)
        .flatMap(CompilerFuzzTest::files)
        .map(bytes -> Arguments.of((Object) bytes));
  }

  private static Stream<byte[]> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".tableau"))
          .sorted()
          .map(CompilerFuzzTest::bytes)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10m")
  void nothingIsThrown(byte[] data) {
    if (data.length > MAX_LENGTH) {
      return;
    }
    Checked<SourceText> decoded = SourceText.decode("fuzzed", data);
    decoded.diagnostics().forEach(Diagnostic::render);
    Optional<SourceText> source = decoded.value();
    if (source.isEmpty()) {
      return;
    }
    TableauCompiler.compile(source.get(), "fuzzed", "fuzzed", true)
        .diagnostics()
        .forEach(Diagnostic::render);
    Optional<String> once = TableauFormatter.format(source.get()).value();
    if (once.isPresent()) {
      String twice =
          TableauFormatter.format(SourceText.of("again", once.get())).value().orElseThrow();
      if (!twice.equals(once.get())) {
        throw new AssertionError("not idempotent");
      }
    }
  }
}
