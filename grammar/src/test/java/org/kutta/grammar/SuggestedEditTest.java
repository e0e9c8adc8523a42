package org.kutta.grammar;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.grammar.SuggestedEdit.Replacement;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;

class SuggestedEditTest {

  private static final SourceText TEXT = SourceText.of("t.tableau", "0123456789");

  private static Span span(int start, int end) {
    return new Span(TEXT, start, end);
  }

  @Test
  void editsOfOnePlaceAreNotMadeAtOnce() {
    SuggestedEdit first = SuggestedEdit.replace(span(2, 5), "a");

    assertThat(first.and(SuggestedEdit.replace(span(4, 6), "b"))).isEmpty();
    assertThat(first.and(SuggestedEdit.replace(span(2, 5), "b"))).isEmpty();
    assertThat(first.and(first)).hasValue(first);
    assertThat(first.and(SuggestedEdit.replace(span(5, 6), "b")).orElseThrow().applyTo(TEXT))
        .isEqualTo("01ab6789");
  }

  @Test
  void replacementsThatOverlapAreNoEdit() {
    List<Replacement> overlapping =
        List.of(new Replacement(span(4, 6), "b"), new Replacement(span(2, 5), "a"));

    assertThrows(IllegalArgumentException.class, () -> new SuggestedEdit(overlapping));
  }

  @ParameterizedTest
  @CsvSource({
    "2 g h, 2*g*h",
    "2g h(1), 2*g*h(1)",
    "(2g + 1)(h p)(3), (2*g + 1)*(h*p)*(3)",
    "(a b + c d)(e f), (a*b + c*d)*(e*f)",
    "1/2g h, 1/2*g*h",
    "2g + 3h k, 2*g + 3*h*k",
  })
  void productsWithoutSignsAreOneEdit(String written, String corrected) {
    SourceText text = SourceText.of("t.tableau", "method M {\n  let x = " + written + "\n}\n");

    Diagnostic first = TableauParser.parse(text).diagnostics().get(0);

    assertThat(first.edits().get(0).applyTo(text)).contains("let x = " + corrected + "\n");
  }
}
