package org.kutta.generator.emit;

import static com.google.common.truth.Truth.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextTest {

  @Property(tries = 1000)
  void literalReadsBackAsTheSameDouble(
      @ForAll @LongRange(min = 0, max = 0x7fefffffffffffffL) long bits) {
    double x = Double.longBitsToDouble(bits);

    assertThat(Double.parseDouble(Text.literal(x))).isEqualTo(x);
    assertThat(Double.parseDouble(Text.literal(-x))).isEqualTo(x == 0 ? 0.0 : -x);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0",
    "1.0, 1.0",
    "0.1, 0.1",
    "-0.5, -0.5",
    "1000000, 1000000.0",
    "1e7, 1.0e7",
    "1.5e-7, 1.5e-7",
    "0.3333333333333333, 0.3333333333333333",
    "2e-3, 0.002",
    "9007199254740993, 9.007199254740992e15",
    "4.9e-324, 5.0e-324",
    "1.7976931348623157e308, 1.7976931348623157e308",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
    "2E23, 2.0e23"
  })
  void literalHasTheFewestDigitsThatReadBack(double x, String literal) {
    assertThat(Text.literal(x)).isEqualTo(literal);
    assertThat(Double.parseDouble(literal)).isEqualTo(x);
  }

  @Test
  void infiniteLiteralsAreNamed() {
    assertThat(Text.literal(Double.POSITIVE_INFINITY)).isEqualTo("Double.POSITIVE_INFINITY");
    assertThat(Text.literal(Double.NEGATIVE_INFINITY)).isEqualTo("Double.NEGATIVE_INFINITY");
  }

  @Test
  void javadocHoldsNoMarkupAndNothingThatMovesText() {
    assertThat(Text.javadoc("a */ b")).isEqualTo("a *&#47; b");
    assertThat(Text.javadoc("{@code <b>} & @param")).doesNotContainMatch("[<>@{}\\\\]");
    assertThat(Text.javadoc("Dormand–Prince")).isEqualTo("Dormand–Prince");
    assertThat(Text.javadoc("\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
    assertThat(Text.javadoc("a\u2028b\u202ec\ud800d\u0085e"))
        .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde");
    assertThat(Text.javadoc("\\u002a/")).isEqualTo("&#92;u002a/");
  }

  @Test
  void literalsHoldWordsUnchangedInAscii() {
    assertThat(Text.quoted("a\"b\\c\n\u2028\t\u0001"))
        .isEqualTo("\"a\\\"b\\\\c\\n\\u2028\\t\\001\"");
  }

  @Test
  void otherCharactersBecomeUnicodeEscapes() {
    assertThat(Text.ascii("x = \"–\uD83D\uDE00\"")).isEqualTo("x = \"\\u2013\\ud83d\\ude00\"");
  }

  @Test
  void javadocOfOneShortLineStandsOnThatLine() {
    assertThat(Text.compactJavadoc("  /**\n   * Short.\n   */\n  int x;\n"))
        .isEqualTo("  /** Short. */\n  int x;\n");
    String longer = "/**\n * " + "x".repeat(81) + "\n */\n";
    assertThat(Text.compactJavadoc(longer)).isEqualTo(longer);
  }
}
