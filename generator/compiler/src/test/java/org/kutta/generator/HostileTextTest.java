package org.kutta.generator;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.kutta.generator.CompilationSubject.assertThatCompiling;

import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.generator.TableauCompiler.CompiledFile;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.source.SourceText;

/** No text makes the compiler throw, hang or fill the memory. */
final class HostileTextTest {

  private static final List<String> SAMPLES =
      List.of("Euler", "Gill4", "BogackiShampine32", "Tsitouras54", "SspRk33");

  private static final List<String> TOKENS =
      List.of(
          "0 |",
          "1/2 | 1/2",
          "_ | 1, 2",
          "---",
          "| 1",
          "b | 1/2, 1/2",
          "b^ | 1, 0",
          "b-b^ | 0",
          "b = last row",
          "b^ = last row",
          "order 1",
          "order 2",
          "embedded 1",
          "stage order 1",
          "FSAL",
          "symplectic",
          "symmetric",
          "A-stable",
          "L-stable",
          "SSP 1",
          "c free",
          "approximate 1e-9",
          "approximate x",
          "let x = sqrt(2)",
          "let y = 1/x",
          "let x = 1e400",
          "title \"t\"",
          "reference \"r\"",
          "x | x",
          "y | x, y, 1/(x - y)",
          "1e-400 | 1e-400",
          "2^99 | 2^99",
          "1 | 1^-1, 0^-1, (1 - 1)^2",
          "sqrt(-1) | sqrt(1e300)",
          "{",
          "}",
          "method");

  @Property(tries = 600)
  void mixtureOfLinesNeverMakesTheCompilerThrow(@ForAll("bodies") String text) {
    assertWellBehaved(text);
  }

  @Property(tries = 600)
  void damagedCopyOfASoundFileNeverMakesTheCompilerThrow(@ForAll("damaged") String text) {
    assertWellBehaved(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "1e-999999999",
        "1e99999999999999999999",
        "2^2147483647",
        "2^-2147483648",
        "(1/3)^2147483647",
        "(1 + sqrt(2))^2147483647",
        "(sqrt(2) + sqrt(3) + sqrt(5))^-999",
        "1/(sqrt(2)+sqrt(3)+sqrt(5)+sqrt(7)+sqrt(11)+sqrt(13)+sqrt(17)+sqrt(19)+sqrt(23))",
        "((((10^999)^9)^9)^9)^9"
      })
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  void hugeNumberIsRefusedInBoundedTime(String number) {
    assertThatCompiling("method M {\n 0 | \n 1 | " + number + "\n---\n | 1\n}\n").isRefused();
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 990})
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void rootOfALongNumberIsRefusedInBoundedTime(int digits) {
    String number = "7".repeat(digits - 1) + "3";
    String cells = ("sqrt(" + number + "), ").repeat(19) + "sqrt(" + number + ")";

    assertThatCompiling("method M {\n 0 | " + cells + "\n---\n | 1\n}\n").isRefused();
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void productsOfManyLongNumbersAreRefusedInBoundedTime() {
    String product = "x*".repeat(900) + "x";
    String text = "method M {\n let x = 10^999/7 + sqrt(2)/3\n 1 | " + product + "\n---\n | 1\n}\n";

    assertThatCompiling(text).isRefused();
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 20_000})
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void tableOfManyStagesIsRefusedInBoundedTime(int stages) {
    assertThatCompiling("method M {\n" + "0 |\n".repeat(stages) + "---\n| 1\n}\n")
        .reports("K029 at 66:1");
  }

  private static void assertWellBehaved(String text) {
    Checked<CompiledFile> checked =
        TableauCompiler.compile(SourceText.of("random.tableau", text), "random", "sample", true);

    assertThat(checked.diagnostics()).isInOrder(Diagnostic.BY_POSITION);
    assertWithMessage("%s", text).that(checked.value().isPresent()).isEqualTo(!checked.hasErrors());
    checked.diagnostics().forEach(diagnostic -> assertThat(diagnostic.render()).isNotEmpty());
  }

  @Provide
  Arbitrary<String> bodies() {
    return Arbitraries.of(TOKENS)
        .list()
        .ofMaxSize(12)
        .map(lines -> "method Sample {\n" + String.join("\n", lines) + "\n}\n");
  }

  /** Sound files with one character deleted, doubled or replaced. */
  @Provide
  Arbitrary<String> damaged() {
    return Combinators.combine(
            Arbitraries.of(SAMPLES),
            Arbitraries.integers().between(0, 999),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of('0', '9', '/', '|', ',', '-', '{', '\n', 'x', '(', '\u2212', '"'))
        .as(HostileTextTest::damage);
  }

  private static String damage(String name, int where, int how, char replacement) {
    String text = StandardLibrary.text(name);
    int at = where * text.length() / 1000;
    String damaged = List.of("", text.substring(at, at + 1).repeat(2), "" + replacement).get(how);
    return text.substring(0, at) + damaged + text.substring(at + 1);
  }
}
