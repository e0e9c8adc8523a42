package org.kutta.cli.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.kutta.cli.format.TableauFormatter;
import org.kutta.cli.input.TextFile;
import org.kutta.cli.json.ReportDocument;
import org.kutta.cli.latex.LatexTableau;
import org.kutta.cli.report.AnalysedReport;
import org.kutta.cli.report.ConditionsText;
import org.kutta.cli.report.FileReport;
import org.kutta.cli.report.Finding;
import org.kutta.cli.report.MethodText;
import org.kutta.cli.report.ReadableTableau;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.SourceDecoder;
import org.kutta.grammar.source.SourceText;

/** Whatever a file holds, the compiler answers with diagnostics, and formatting settles at once. */
final class AnyInput {

  /** What has been proved of a text up to this length is also shown. */
  private static final int SHOWN_LENGTH = 600;

  private final int longest;
  private final Budget budget;

  /**
   * Leaves longer files out: proofs of large tables take long, and the fuzzer is after crashes.
   *
   * @param longest file in bytes
   * @param time for each stage of the compiler: a fuzzer that waits finds nothing
   */
  AnyInput(int longest, Duration time) {
    this.longest = longest;
    this.budget = Budget.DEFAULT.withTime(time);
  }

  /** Returns the tableaus of the library and of the tests, from which mutations start. */
  Stream<Arguments> seeds() {
    Path library = Path.of("..", "..", "tableaus", "src", "main", "tableaus");
    Path mistakes = Path.of("..", "compiler", "src", "test", "resources", "golden", "diagnostics");
    Path grammar = Path.of("..", "..", "grammar", "src", "test", "resources", "golden");
    return Stream.of(library, mistakes, grammar)
        .flatMap(AnyInput::files)
        .filter(bytes -> bytes.length <= longest)
        .map(bytes -> Arguments.of((Object) bytes));
  }

  private static Stream<byte[]> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".tableau"))
          .sorted()
          .map(AnyInput::bytes)
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

  /** Does with a file what the commands do; an exception is a mistake of ours. */
  void compile(byte[] data) {
    if (data.length > longest) {
      return;
    }
    Checked<SourceText> decoded = SourceDecoder.decode("fuzzed", data);
    decoded.diagnostics().forEach(Diagnostic::render);
    Optional<SourceText> source = decoded.value();
    if (source.isEmpty()) {
      return;
    }
    TableauCompiler.compile(source.get(), "fuzzed", "fuzzed", true, budget)
        .diagnostics()
        .forEach(Diagnostic::render);
    if (data.length <= SHOWN_LENGTH) {
      show(decoded);
    }
    Optional<String> once = TableauFormatter.format(source.get()).value();
    if (once.isPresent()) {
      String twice =
          TableauFormatter.format(SourceText.of("again", once.get())).value().orElseThrow();
      if (!twice.equals(once.get())) {
        throw new AssertionError("not idempotent");
      }
    }
  }

  private void show(Checked<SourceText> text) {
    FileReport report = FileReport.of(new TextFile("fuzzed", Optional.empty(), text), budget);
    ReportDocument.ofShow(List.of(AnalysedReport.of(report)));
    for (Finding finding : report.findings()) {
      try {
        MethodText.lines(finding);
        ConditionsText.lines(finding, Optional.of(4));
        ReadableTableau.lines(finding.method().tableau());
        LatexTableau.lines(finding.method());
      } catch (OutOfTimeException late) {
        // The command makes a diagnostic of it.
      }
    }
  }
}
