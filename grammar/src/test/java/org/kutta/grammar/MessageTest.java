package org.kutta.grammar;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;

final class MessageTest {

  private static final Span SPAN = new Span(SourceText.of("a.tableau", "x"), 0, 1);

  private static Diagnostic with(Message message, int arguments) {
    return Diagnostic.of(message, SPAN, Collections.nCopies(arguments, "100%s").toArray());
  }

  @ParameterizedTest
  @EnumSource
  void argumentsReplaceEveryPlaceholder(Message message) {
    Diagnostic diagnostic = with(message, message.arguments());

    assertThat(diagnostic.code()).isEqualTo(message.code());
    assertThat(diagnostic.message()).isEqualTo(message.template().replace("%s", "100%s"));
  }

  @ParameterizedTest
  @EnumSource
  void anotherNumberOfArgumentsIsRefused(Message message) {
    int more = message.arguments() + 1;
    int fewer = Math.max(0, message.arguments() - 1);

    assertThrows(IllegalArgumentException.class, () -> with(message, more));
    if (fewer < message.arguments()) {
      assertThrows(IllegalArgumentException.class, () -> with(message, fewer));
    }
  }

  @ParameterizedTest
  @EnumSource
  void templateIsOneLineWithoutFullStop(Message message) {
    assertThat(message.template()).containsMatch("^\\S[^\n]*[^\\s.]$");
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeHasAMessage(DiagnosticCode code) {
    assertThat(Arrays.stream(Message.values()).map(Message::code).toList()).contains(code);
  }

  @Test
  void messagesAreListedByCode() {
    List<String> ids = Arrays.stream(Message.values()).map(message -> message.code().id()).toList();

    assertThat(ids).isInOrder();
  }

  @Test
  void noTwoMessagesOfACodeAreTheSame() {
    assertThat(Arrays.stream(Message.values()).map(m -> m.code().id() + m.template()).toList())
        .containsNoDuplicates();
  }

  @Test
  void headlineFromAnotherPlaceNamesTheValuesFirst() {
    Span place = new Span(SPAN.source(), 1, 1);
    Diagnostic inside = Diagnostic.of(Message.DIVISION_BY_ZERO, SPAN, "x").withNote("why");

    Diagnostic seen = inside.withValues("α = 1", place);

    assertThat(seen.message()).isEqualTo("with α = 1, the divisor `x` is exactly 0");
    assertThat(seen.code()).isEqualTo(DiagnosticCode.DIVISION_BY_ZERO);
    assertThat(seen.span()).isEqualTo(place);
    assertThat(seen.notes()).isEmpty();
  }
}
