package org.kutta.generator.emit;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines are broken where people would break them. */
final class LineWidthTest {

  private static final String WORDS = "word ".repeat(30).strip();

  private static void assertFits(String source) {
    assertThat(source.lines().mapToInt(String::length).max().orElse(0)).isAtMost(100);
  }

  @Test
  void shortLinesStayAsTheyAre() {
    String source = "/** Short. */\nint x = 1; // " + "y".repeat(80) + "\n";

    assertThat(LineWidth.limit(source)).isEqualTo(source);
  }

  @Test
  void commentsAreBrokenBetweenWords() {
    String limited = LineWidth.limit("  /**\n   * " + WORDS + "\n   */\n    // " + WORDS + "\n");

    assertFits(limited);
    assertThat(limited).contains("\n   * word");
    assertThat(limited).contains("\n    //     word");
    assertThat(limited.replaceAll("[^w]", "")).hasLength(60);
  }

  @Test
  void whatIsPreformattedStays() {
    String source = "/**\n * <pre>{@code\n * " + WORDS + "\n * }</pre>\n */\n";

    assertThat(LineWidth.limit(source)).isEqualTo(source);
  }

  @Test
  void codeIsBrokenAfterCommasAndEqualsSigns() {
    String call = "    call(" + "argument, ".repeat(11) + "last);";
    String field = "  static final Type NAME = Other.of(" + "x".repeat(80) + ");";

    assertThat(LineWidth.limit(call + "\n"))
        .isEqualTo(
            "    call("
                + "argument, ".repeat(8)
                + "argument,\n        argument, argument, last);\n");
    assertThat(LineWidth.limit(field + "\n"))
        .isEqualTo("  static final Type NAME =\n      Other.of(" + "x".repeat(80) + ");\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"word and more, ", "x", "\\u2013", "\\\"", "\\\\ ", "\\001", " = "})
  void stringsAreBrokenWithoutLosingACharacter(String part) {
    String literal = part.repeat(200);

    String limited = LineWidth.limit("  String s = \"" + literal + "\";\n");

    assertFits(limited);
    assertThat(limited.replaceAll("\"\n +\\+ \"", "").replaceAll("=\n +\"", "= \""))
        .isEqualTo("  String s = \"" + literal + "\";\n");
  }

  @Test
  void nameThatIsLongerThanALineStaysWhole() {
    String name = "x".repeat(120);

    assertThat(LineWidth.limit("  " + name + "();\n")).isEqualTo("  " + name + "();\n");
    assertThat(LineWidth.limit("class " + name + " extends Other {\n"))
        .isEqualTo("class\n    " + name + "\n    extends Other {\n");
  }
}
