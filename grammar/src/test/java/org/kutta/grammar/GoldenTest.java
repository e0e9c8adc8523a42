package org.kutta.grammar;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.syntax.SourceFile;

/**
 * Each directory of golden files holds an input and what becomes of it: {@code tree.txt} where
 * there is a tree, {@code diagnostics.txt} where there are diagnostics. {@code
 * -Dgolden.update=true} rewrites both.
 */
final class GoldenTest {
  private static final Path ROOT = Path.of("src", "test", "resources", "golden");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  static List<String> cases() throws IOException {
    try (Stream<Path> directories = Files.list(ROOT)) {
      return directories
          .filter(Files::isDirectory)
          .map(directory -> directory.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void inputBecomesTreeAndDiagnosticsAsRecorded(String name) throws IOException {
    Checked<SourceFile> checked = parse(name);

    check(ROOT.resolve(name).resolve("tree.txt"), checked.value().map(TreeDump::of));
    check(ROOT.resolve(name).resolve("diagnostics.txt"), rendered(checked.diagnostics()));
  }

  @Test
  void everyCodeOfTheSyntaxHasAGoldenCase() throws IOException {
    String all = "";
    for (String name : cases()) {
      Path diagnostics = ROOT.resolve(name).resolve("diagnostics.txt");
      all += Files.exists(diagnostics) ? Files.readString(diagnostics) : "";
    }
    for (DiagnosticCode code : DiagnosticCode.values()) {
      if (code.id().compareTo("K020") < 0) {
        assertWithMessage("golden files").that(all).contains("[" + code.id() + "]");
      }
    }
  }

  private static Checked<SourceFile> parse(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(ROOT.resolve(name).resolve("input.tableau"));
    Checked<SourceText> decoded = SourceDecoder.decode("input.tableau", bytes);
    return decoded.value().isPresent()
        ? TableauParser.parse(decoded.value().get())
        : Checked.failed(decoded.diagnostics());
  }

  private static Optional<String> rendered(List<Diagnostic> diagnostics) {
    return diagnostics.isEmpty()
        ? Optional.empty()
        : Optional.of(
            diagnostics.stream()
                .map(Diagnostic::render)
                .collect(Collectors.joining("\n", "", "\n")));
  }

  private static void check(Path file, Optional<String> actual) throws IOException {
    if (!UPDATE) {
      Optional<String> recorded =
          Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
      assertWithMessage("%s", file).that(actual.orElse("")).isEqualTo(recorded.orElse(""));
    } else if (actual.isPresent()) {
      Files.writeString(file, actual.get());
    } else {
      Files.deleteIfExists(file);
    }
  }
}
