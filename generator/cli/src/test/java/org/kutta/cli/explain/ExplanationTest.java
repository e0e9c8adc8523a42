package org.kutta.cli.explain;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kutta.cli.Golden;
import org.kutta.cli.input.TextFile;
import org.kutta.cli.report.FileReport;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.source.SourceText;

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

  /** A help that says only what to type. */
  private static final Pattern SNIPPET = Pattern.compile("write `([^`…]*)`");

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

  /** What is offered was compiled; here it is compiled once more, by the one who types it. */
  @ParameterizedTest
  @EnumSource(DiagnosticCode.class)
  void everyEditThatAnExampleIsOfferedRemovesItsMistake(DiagnosticCode code) {
    for (Diagnostic diagnostic : Explanation.of(code).diagnostics()) {
      for (SuggestedEdit edit : diagnostic.edits()) {
        String edited = edit.applyTo(diagnostic.span().source());
        assertWithMessage("%s%n%s", diagnostic.render(), edited)
            .that(codes(edited))
            .doesNotContain(code);
      }
    }
  }

  /** Of a help that is one snippet: it stands in the place of what the caret points at. */
  @ParameterizedTest
  @EnumSource(DiagnosticCode.class)
  void everySnippetOfAHelpCanBeTypedInItsPlace(DiagnosticCode code) {
    for (Diagnostic diagnostic : Explanation.of(code).diagnostics()) {
      Matcher snippet = SNIPPET.matcher(diagnostic.help().orElse(""));
      if (diagnostic.edits().isEmpty() && snippet.matches()) {
        String edited =
            SuggestedEdit.replace(diagnostic.span(), snippet.group(1))
                .applyTo(diagnostic.span().source());
        assertWithMessage("%s%n%s", diagnostic.render(), edited)
            .that(codes(edited))
            .doesNotContain(code);
      }
    }
  }

  private static List<DiagnosticCode> codes(String text) {
    TextFile file =
        new TextFile("edited", Optional.empty(), Checked.of(SourceText.of("edited", text)));
    return FileReport.of(file).diagnostics().stream().map(Diagnostic::code).toList();
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
