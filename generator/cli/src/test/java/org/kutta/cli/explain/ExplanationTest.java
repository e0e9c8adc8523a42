package org.kutta.cli.explain;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kutta.cli.Golden;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;

/** Every code is explained, and every example is an example of its code. */
final class ExplanationTest {

  private static final Set<DiagnosticCode> WITHOUT_EXAMPLE =
      EnumSet.of(
          // No text in UTF-8 has it.
          DiagnosticCode.MALFORMED_UTF8,
          // It comes after twenty others.
          DiagnosticCode.TOO_MANY_ERRORS,
          // Which input takes too long depends on the machine.
          DiagnosticCode.TIME_LIMIT,
          // They are about files.
          DiagnosticCode.FILE_NOT_FOUND,
          DiagnosticCode.FILE_UNREADABLE);

  @ParameterizedTest
  @EnumSource(DiagnosticCode.class)
  void everyCodeHasACauseAndACure(DiagnosticCode code) {
    Explanation explanation = Explanation.of(code);

    assertThat(explanation.cause()).isNotEmpty();
    assertThat(explanation.cure()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(DiagnosticCode.class)
  void everyExampleHasItsOwnMistakeAndNoOther(DiagnosticCode code) {
    Explanation explanation = Explanation.of(code);

    assertThat(explanation.example().isEmpty()).isEqualTo(WITHOUT_EXAMPLE.contains(code));
    if (explanation.example().isPresent()) {
      assertThat(explanation.diagnostics().stream().map(Diagnostic::code).toList())
          .containsExactly(code);
    }
  }

  @Test
  void thePageOfTheDocumentationIsUpToDate() throws IOException {
    Golden.check(Path.of("..", "..", "docs", "diagnostics.md"), ExplanationText.page());
  }

  @Test
  void thePageHasASectionForEachCode() {
    String headings =
        ExplanationText.page()
            .lines()
            .filter(line -> line.startsWith("## "))
            .collect(Collectors.joining("\n"));

    assertThat(headings.lines().count()).isEqualTo(DiagnosticCode.values().length);
    Arrays.stream(DiagnosticCode.values())
        .forEach(code -> assertThat(headings).contains("## " + code.id() + ": "));
  }
}
