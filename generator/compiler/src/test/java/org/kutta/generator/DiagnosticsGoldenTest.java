package org.kutta.generator;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.generator.TableauCompiler.CompiledFile;
import org.kutta.generator.TableauCompiler.CompiledMethod;
import org.kutta.generator.budget.Budget;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.source.SourceText;

/**
 * Each directory holds an input and all that is said of it. {@code -Dgolden.update=true} rewrites
 * what is said.
 */
final class DiagnosticsGoldenTest {

  private static final Path ROOT = Path.of("src", "test", "resources", "golden", "diagnostics");

  static List<String> cases() throws IOException {
    try (Stream<Path> directories = Files.list(ROOT)) {
      return directories.map(directory -> directory.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mistakesAreExplainedAsRecorded(String name) throws IOException {
    Checked<List<CompiledMethod>> checked = compile(name);
    String actual =
        checked.diagnostics().stream()
            .map(Diagnostic::render)
            .collect(Collectors.joining("\n\n", "", "\n"));

    Path expected = ROOT.resolve(name).resolve("expected.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, actual);
    }
    assertWithMessage("%s", expected).that(actual).isEqualTo(Files.readString(expected));
    assertThat(checked.value().isPresent()).isFalse();
    assertThat(checked.diagnostics()).isInOrder(Diagnostic.BY_POSITION);
  }

  @Test
  void everyCodeOfTheMeaningHasAGoldenCase() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name : cases()) {
      all.append(Files.readString(ROOT.resolve(name).resolve("expected.txt")));
    }
    for (DiagnosticCode code : DiagnosticCode.values()) {
      boolean ofMeaning = code.id().compareTo("K020") >= 0 && code.id().compareTo("K050") < 0;
      if (ofMeaning) {
        assertWithMessage("golden files").that(all.toString()).contains("[" + code.id() + "]");
      }
    }
  }

  private static Checked<List<CompiledMethod>> compile(String name) throws IOException {
    String text = Files.readString(ROOT.resolve(name).resolve("input.tableau"));
    SourceText source = SourceText.of("input.tableau", text);
    Budget budget = name.equals("time-limit") ? withoutTime() : Budget.DEFAULT;
    Checked<CompiledFile> compiled =
        TableauCompiler.compile(source, "input.tableau", "sample", true, budget);
    return new Checked<>(compiled.value().map(CompiledFile::methods), compiled.diagnostics());
  }

  /** The clock stands at zero when a deadline is made, and a minute later from then on. */
  private static Budget withoutTime() {
    AtomicLong readings = new AtomicLong();
    return Budget.DEFAULT.withClock(
        () -> readings.getAndIncrement() == 0 ? 0 : TimeUnit.MINUTES.toNanos(1));
  }
}
