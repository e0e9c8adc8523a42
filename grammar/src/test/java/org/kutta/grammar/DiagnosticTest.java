package org.kutta.grammar;

import static com.google.common.truth.Truth.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;

final class DiagnosticTest {
  private static Diagnostic at(String text, int start, int end) {
    SourceText source = SourceText.of("heun3.tableau", text);
    return Diagnostic.of(Message.FALSE_ORDER, new Span(source, start, end), 4, 3);
  }

  private static List<String> lines(Diagnostic diagnostic) {
    return diagnostic.render().lines().toList();
  }

  @Test
  void renderedDiagnosticLooksLikeTheOneOfTheDesign() {
    Diagnostic diagnostic =
        at("method Heun3 {\n  order 4\n}\n", 23, 24)
            .withNote("fails for 4 of the 4 trees of order 4; first:")
            .withNote("tree [•,•,•]: Σ b_i c_i^3 = 2/9, required 1/4, residual −1/36")
            .withHelp("write `order 3`");

    assertThat(diagnostic.render())
        .isEqualTo(
            """
            heun3.tableau:2:9: error[K030]: order 4 is claimed, but this method has order 3
              2 |   order 4
                |         ^ fails for 4 of the 4 trees of order 4; first:
              tree [•,•,•]: Σ b_i c_i^3 = 2/9, required 1/4, residual −1/36
              help: write `order 3`""");
  }

  @Test
  void caretsCoverTheSpanUpToTheEndOfItsFirstLine() {
    assertThat(lines(at("abc def\nghi", 4, 7)).get(2)).isEqualTo("    |     ^^^");
    assertThat(lines(at("abc def\nghi", 4, 10)).get(2)).isEqualTo("    |     ^^^");
    assertThat(lines(at("abc", 3, 3)).get(2)).isEqualTo("    |    ^");
  }

  @Test
  void tabsAreExpandedUnderTheCaretToo() {
    List<String> lines = lines(at("\tab\tcd", 4, 6));

    assertThat(lines.get(1)).isEqualTo("  1 |     ab  cd");
    assertThat(lines.get(2)).isEqualTo("    |         ^^");
  }

  @Test
  void columnsCountCodePoints() {
    assertThat(lines(at("😀😀x", 4, 5)).get(0)).startsWith("heun3.tableau:1:3: ");
    assertThat(lines(at("😀😀x", 4, 5)).get(2)).isEqualTo("    |   ^");
  }

  @Test
  void longLinesAreCutAroundTheSpan() {
    String text = "a".repeat(500) + "XY" + "b".repeat(500);

    List<String> lines = lines(at(text, 500, 502));

    String shown = lines.get(1).substring("  1 | ".length());
    assertThat(shown).startsWith("…a");
    assertThat(shown).endsWith("b…");
    assertThat(shown.length()).isAtMost(122);
    assertThat(lines.get(2).indexOf("^^")).isEqualTo(lines.get(1).indexOf("XY"));
  }

  @Test
  void spanLongerThanTheWindowEndsWithIt() {
    List<String> lines = lines(at("a".repeat(5000), 10, 4990));

    assertThat(lines.get(2).length()).isAtMost(lines.get(1).length());
  }

  @Test
  void longNoteIsSplitIntoItsLines() {
    List<String> lines = lines(at("abc", 0, 1).withNote("tree\n/ \\").withNote("end"));

    assertThat(lines.subList(2, 5)).containsExactly("    | ^ tree", "  / \\", "  end").inOrder();
  }

  @Test
  void fileWithoutTextHasNoSnippet() {
    assertThat(at("", 0, 0).withNote("why").render())
        .isEqualTo(
            """
            heun3.tableau:1:1: error[K030]: order 4 is claimed, but this method has order 3
              why""");
  }

  @Test
  void controlCharactersAreReplaced() {
    SourceText source = SourceText.of("a\u001B.tableau", "x\u001B[31m\u202E");
    Diagnostic diagnostic =
        Diagnostic.of(Message.UNEXPECTED, new Span(source, 0, 1), "\u0007\n", "\u0007")
            .withNote("\u009B")
            .withHelp("\r");

    assertThat(diagnostic.render()).doesNotContainMatch("[\\p{Cc}\\p{Cf}&&[^\n]]");
    assertThat(lines(diagnostic)).hasSize(4);
  }

  @Test
  void codesAreUniqueAndAscending() {
    List<String> ids = Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id).toList();

    assertThat(ids).isInStrictOrder();
    assertThat(DiagnosticCode.FALSE_ORDER.id()).isEqualTo("K030");
    assertThat(Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::meaning).toList())
        .containsNoDuplicates();
  }

  @Test
  void nearestNameIsAtMostAThirdAway() {
    List<String> names = List.of("order", "embedded", "FSAL");

    assertThat(NearestName.of("oder", names)).hasValue("order");
    assertThat(NearestName.of("fsal", names)).hasValue("FSAL");
    assertThat(NearestName.of("embeded", names)).hasValue("embedded");
    assertThat(NearestName.of("odd", names)).isEmpty();
    assertThat(NearestName.of("x", names)).isEmpty();
  }
}
