package org.kutta.generator.correction;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.generator.TableauCompiler;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.source.SourceText;

/** Slips in the table of a family are named like those in the table of a method. */
final class FamilyCorrectionTest {

  /** All methods of order 3 with three stages whose last abscissa is 1; named parts, and none. */
  private static final String RIGHT =
      """
      family Three(alpha in (2/3, 1)) {
        order 3
        embedded 2
        let q = (1 - alpha)/(alpha*(2 - 3*alpha))
        0     |
        alpha | alpha
        1 | 1 - q, q
        ------+------
        b     | 1 - 1/(6*alpha*(1 - alpha)) - (2 - 3*alpha)/(6*(1 - alpha)), \
      1/(6*alpha*(1 - alpha)), (2 - 3*alpha)/(6*(1 - alpha))
        b^    | 1 - 1/(2*alpha), 1/(2*alpha), 0
      }
      """;

  private static List<Diagnostic> diagnostics(String text) {
    return TableauCompiler.judge(SourceText.of("test", text)).diagnostics();
  }

  @Test
  void theTableIsRight() {
    assertThat(diagnostics(RIGHT)).isEmpty();
  }

  private static Stream<Arguments> slips() {
    return Stream.of(
        // a sign, of an entry of A, of a weight, of a name
        arguments("1 - q, q", "1 + q, q"),
        arguments("1/(6*alpha*(1 - alpha)),", "-1/(6*alpha*(1 - alpha)),"),
        arguments("let q = (1 - alpha)", "let q = (1 + alpha)"),
        // a digit that is wrong, doubled, too many
        arguments("/(6*(1 - alpha))\n", "/(5*(1 - alpha))\n"),
        arguments("/(6*(1 - alpha))\n", "/(66*(1 - alpha))\n"),
        arguments("(2 - 3*alpha))", "(2 - 30*alpha))"),
        arguments("1 |", "11 |"),
        arguments("1/(2*alpha), 0", "1/(3*alpha), 0"),
        // neighbours
        arguments("1 - q, q", "q, 1 - q"),
        arguments("1/(2*alpha), 0", "0, 1/(2*alpha)"));
  }

  @ParameterizedTest
  @MethodSource("slips")
  void aSlipIsNamed(String right, String wrong) {
    String text = RIGHT.replace(right, wrong);
    assertThat(text).isNotEqualTo(RIGHT);

    Diagnostic first = diagnostics(text).get(0);

    assertThat(first.help().orElse("")).endsWith("; then every claim holds");
    assertThat(first.edits().stream().map(edit -> applied(edit, text)).toList()).contains(RIGHT);
  }

  private static String applied(SuggestedEdit edit, String text) {
    return edit.applyTo(text, 0, text.length());
  }

  @Test
  void twoExchangedAbscissaeAreNamed() {
    String text =
        """
        family Four(alpha in (0, 1)) {
          order 2
          0     |
          1     | alpha, 0
          alpha | 0, 1
          ------+------
                | 1 - 1/(2*alpha), 1/(2*alpha), 0
        }
        """;

    assertThat(diagnostics(text).get(0).help().orElse(""))
        .isEqualTo(
            "exchange `1` (line 4, column 3) and `alpha` (line 5, column 3); then every claim"
                + " holds");
  }

  @Test
  void aClaimThatIsTooHighIsCorrectedWhereNoSlipExplainsIt() {
    String text = RIGHT.replace("order 3", "order 4");

    assertThat(diagnostics(text).get(0).help().orElse("")).startsWith("write `3` for `4` (line 2");
  }

  @Test
  void familiesThatOthersUseAreCorrectedToo() {
    String text = RIGHT.replace("1 - q, q", "1 + q, q") + "method M = Three(alpha = 3/4)\n";

    assertThat(diagnostics(text).get(0).help().orElse(""))
        .startsWith("write `1 - q` for `1 + q` (line 7");
  }
}
