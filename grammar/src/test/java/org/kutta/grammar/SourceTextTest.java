package org.kutta.grammar;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.kutta.grammar.source.Position;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;

final class SourceTextTest {
  @Test
  void linesEndWithAnyTerminator() {
    SourceText source = SourceText.of("t", "a\nbb\r\nccc\rd");

    assertThat(source.lineText(1)).isEqualTo("a");
    assertThat(source.lineText(2)).isEqualTo("bb");
    assertThat(source.lineText(3)).isEqualTo("ccc");
    assertThat(source.lineText(4)).isEqualTo("d");
    assertThat(source.position(2)).isEqualTo(new Position(2, 1));
    assertThat(source.position(5)).isEqualTo(new Position(2, 4));
    assertThat(source.position(11)).isEqualTo(new Position(4, 2));
  }

  @Test
  void emptyTextHasOneLine() {
    SourceText source = SourceText.of("t", "");

    assertThat(source.position(0)).isEqualTo(new Position(1, 1));
    assertThat(source.lineText(1)).isEmpty();
  }

  @Test
  void byteOrderMarkIsStripped() {
    assertThat(SourceDecoder.decode("t", "\uFEFFabc".getBytes(UTF_8)).value().orElseThrow().text())
        .isEqualTo("abc");
  }

  @Test
  void malformedByteIsReportedWhereItStands() {
    byte[] bytes = {'a', '\n', 'b', (byte) 0xC3, (byte) 0x28};

    Diagnostic diagnostic = SourceDecoder.decode("t", bytes).diagnostics().get(0);

    assertThat(diagnostic.span().startPosition()).isEqualTo(new Position(2, 2));
    assertThat(diagnostic.message()).contains("0xC3 at offset 3");
  }

  @Test
  void truncatedSequenceIsReported() {
    assertThat(SourceDecoder.decode("t", new byte[] {'a', (byte) 0xE2, (byte) 0x88}).hasErrors())
        .isTrue();
  }

  @Test
  void spanOutsideItsSourceIsABug() {
    SourceText source = SourceText.of("t", "abc");

    assertThrows(IllegalArgumentException.class, () -> new Span(source, 2, 4));
    assertThat(new Span(source, 0, 1).to(new Span(source, 2, 3)).text()).isEqualTo("abc");
  }
}
