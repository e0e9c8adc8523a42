package org.kutta.grammar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;

/** Makes texts of files: within the limits, and in UTF-8. */
public final class SourceDecoder {

  private SourceDecoder() {}

  /**
   * Reads a file to its end, or as far as it takes to know that it is too large: devices and sparse
   * files have no end that fits into memory.
   *
   * @throws IOException if the stream cannot be read
   */
  public static Checked<SourceText> read(String name, InputStream in, TextLimits limits)
      throws IOException {
    return decode(name, in.readNBytes(limits.fileSize() + 1), limits);
  }

  /** Decodes a text within the default limits. */
  public static Checked<SourceText> decode(String name, byte[] bytes) {
    return decode(name, bytes, TextLimits.DEFAULT);
  }

  /** Decodes UTF-8, strictly: a malformed byte is a diagnostic, not a replacement character. */
  public static Checked<SourceText> decode(String name, byte[] bytes, TextLimits limits) {
    if (bytes.length > limits.fileSize()) {
      return Checked.failed(List.of(limits.fileTooLarge(SourceText.of(name, ""))));
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CoderResult result = decoder.decode(input, chars, true);
    if (result.isError()) {
      return malformed(name, bytes, input.position(), chars.flip().toString());
    }
    return Checked.of(SourceText.of(name, chars.flip().toString()));
  }

  private static Checked<SourceText> malformed(
      String name, byte[] bytes, int offset, String goodText) {
    // What follows the bad byte cannot be trusted; the rest of its line is shown all the same.
    String rest = new String(bytes, offset, bytes.length - offset, StandardCharsets.UTF_8);
    SourceText source = SourceText.of(name, goodText + rest);
    // From the end, since a byte order mark at the beginning is no part of the text.
    int start = source.text().length() - rest.length();
    Diagnostic diagnostic =
        Diagnostic.of(
                Message.FILE_NOT_UTF8,
                new Span(source, start, Math.min(start + 1, source.text().length())),
                String.format("%02X", bytes[offset] & 0xFF),
                offset)
            .withHelp("save the file as UTF-8");
    return Checked.failed(List.of(diagnostic));
  }
}
