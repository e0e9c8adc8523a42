package org.kutta.generator.emit;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.generator.InMemoryCompiler;
import org.kutta.generator.TableauCompiler;
import org.kutta.grammar.source.SourceText;
import org.kutta.runtime.method.MethodFacts;

/** Whatever a title or reference says, it stays words. */
final class HostileWordsTest {

  static Stream<String> words() {
    return Stream.of(
        "*/ public void evil() {} /*",
        "{@code unclosed",
        "{@link java.lang.Nothing}",
        "\"; System.exit(0); //",
        "<script>alert(1)</script>",
        "\\u002a/ \\u0022",
        "\\\\u002a/",
        "\\",
        "\\\\",
        "\\–",
        "half \ud800 and \uffff no character",
        "$L $T $S $N $$ $W %s %d",
        "@param x @return @deprecated",
        "&lt; &#0; &amp",
        "Дормáн–Принс 😀 \u202e desrever \ufeff",
        "\"\"\"",
        "a line \u2028 here, a paragraph \u2029 there",
        "\u2066 isolate \u2069, \u200e mark, \u00ad soft",
        "x".repeat(10_000),
        "–".repeat(10_000),
        "-",
        ".",
        " ",
        "\u00a0");
  }

  @ParameterizedTest
  @MethodSource("words")
  void titleAndReferenceArriveUnchanged(String words) throws ReflectiveOperationException {
    GeneratedSource source = generate("M", words);

    // With doclint: a comment whose structure is damaged would not compile.
    Class<?> type = InMemoryCompiler.compile(source);
    MethodFacts facts = (MethodFacts) type.getField("FACTS").get(null);
    assertThat(type.getField("REFERENCE").get(null)).isEqualTo(words);
    assertThat(facts.reference()).isEqualTo(words);
    assertThat(facts.title()).isEqualTo(words.isBlank() ? "M" : words);
    assertThat(type.getDeclaredMethods()).hasLength(generatedMethods());
  }

  /** A word of ten thousand letters keeps a line of a comment to itself. */
  @ParameterizedTest
  @MethodSource("words")
  void linesStayShort(String words) {
    for (String line : generate("M", words).text().split("\n")) {
      boolean isOneWord = line.replace(" * ", "").indexOf(' ') < 0;
      assertWithMessage(line).that(line.length() <= LineWidth.COLUMNS || isOneWord).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "List",
        "Generated",
        "Vector",
        "Stages",
        "MethodFacts",
        "OptimizerBuilder",
        "StageSolver",
        "Method",
        "RungeKuttaOptimizer",
        "FACTS",
        "ORDER",
        "s",
        "h",
        "theta",
        "g",
        "builder",
        "advance",
        "B1",
        "A_1",
        "__",
        "_x"
      })
  void nameThatIsUsedInGeneratedCodeCompiles(String name) throws ReflectiveOperationException {
    Class<?> type = InMemoryCompiler.compile(generate(name, "words"));

    assertThat(type.getSimpleName()).isEqualTo(name);
    assertThat(((MethodFacts) type.getField("FACTS").get(null)).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ORDER", "FACTS", "A11", "STAGES_1_2", "REAL_STABILITY", "M", "M0"})
  void implicitMethodIsNamedLikeItsConstants(String name) throws ReflectiveOperationException {
    SourceText text = SourceText.of("m.tableau", "method " + name + " = gauss(stages = 2)\n");

    Class<?> type =
        InMemoryCompiler.compile(
            TableauCompiler.compile(text, "m.tableau", "sample", true)
                .value()
                .orElseThrow()
                .methods()
                .get(0)
                .source());

    assertThat(((MethodFacts) type.getField("FACTS").get(null)).name()).isEqualTo(name);
  }

  /** Where a name is longer than most lines, it has one to itself. */
  @Test
  void linesWithLongNamesAreBroken() throws ReflectiveOperationException {
    String name = "M" + "x".repeat(99);
    String parameter = "p" + "y".repeat(99);
    String family =
        """
        family F(p in (0, 1), q in (0, 1) and != 1 - 2*p/3) {
          0 |
          p | p
          q | q
          --+---
            | 1 - 1/(2*q), 0, 1/(2*q)
        }
        """
            .replaceAll("\\bp\\b", parameter);
    GeneratedSource source =
        TableauCompiler.compile(SourceText.of("f", family), "f", "sample", true)
            .value()
            .orElseThrow()
            .families()
            .get(0)
            .source();

    InMemoryCompiler.compile(source);
    for (String text : List.of(generate(name, "words").text(), source.text())) {
      for (String line : text.split("\n")) {
        boolean isLongName = line.contains("x".repeat(50)) || line.contains("y".repeat(50));
        assertWithMessage(line).that(line.length() <= LineWidth.COLUMNS || isLongName).isTrue();
      }
    }
  }

  @Test
  void classWithoutPackageCompiles() throws ReflectiveOperationException {
    GeneratedSource source =
        TableauCompiler.compile(text("M", "words"), "m.tableau", "", false)
            .value()
            .orElseThrow()
            .methods()
            .get(0)
            .source();

    assertThat(InMemoryCompiler.compile(source).getName()).isEqualTo("M");
    assertThat(source.text()).doesNotContain("@Generated");
  }

  @Test
  void indexOfManyMethodsNamesThemInOrder() {
    GeneratedSource index =
        MethodIndexWriter.write("sample", "GeneratedMethods", List.of("B", "A", "C"), true);

    assertThat(index.text()).containsMatch("(?s)A\\.FACTS.*B\\.FACTS.*C\\.FACTS");
    assertThat(MethodIndexWriter.service()).isEqualTo("org.kutta.runtime.MethodProvider");
  }

  private static int generatedMethods() throws ReflectiveOperationException {
    return InMemoryCompiler.compile(generate("M", "words")).getDeclaredMethods().length;
  }

  private static GeneratedSource generate(String name, String words) {
    return TableauCompiler.compile(text(name, words), "*/ @evil <b>.tableau", "sample", true)
        .value()
        .orElseThrow()
        .methods()
        .get(0)
        .source();
  }

  private static SourceText text(String name, String words) {
    String quoted = "\"" + words.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    String body = "title " + quoted + "\nreference " + quoted + "\n0 |\n1 | 1\n---\n| 1/2, 1/2\n";
    return SourceText.of("m.tableau", "method " + name + " {\n" + body + "}\n");
  }
}
