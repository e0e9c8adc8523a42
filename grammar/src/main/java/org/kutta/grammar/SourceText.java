package org.kutta.grammar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A named text that knows its lines. A line ends with a line feed, a carriage return, or both.
 *
 * <p>Equality is identity: two files may hold the same text.
 */
public final class SourceText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String name;
  private final String text;
  private final int[] lineStarts;

  private SourceText(String name, String text) {
    this.name = name;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  /** Returns {@code text}, less a byte order mark at its start, under a name for diagnostics. */
  public static SourceText of(String name, String text) {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return new SourceText(name, marked ? text.substring(1) : text);
  }

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
      return Checked.failed(List.of(limits.fileTooLarge(of(name, ""))));
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
    return Checked.of(of(name, chars.flip().toString()));
  }

  private static Checked<SourceText> malformed(
      String name, byte[] bytes, int offset, String goodText) {
    // What follows the bad byte cannot be trusted; the rest of its line is shown all the same.
    String rest = new String(bytes, offset, bytes.length - offset, StandardCharsets.UTF_8);
    SourceText source = of(name, goodText + rest);
    boolean marked = !goodText.isEmpty() && goodText.charAt(0) == BYTE_ORDER_MARK;
    int start = goodText.length() - (marked ? 1 : 0);
    Diagnostic diagnostic =
        Diagnostic.of(
                DiagnosticCode.MALFORMED_UTF8,
                new Span(source, start, Math.min(start + 1, source.text.length())),
                String.format(
                    "the file is not UTF-8: found byte 0x%02X at offset %d",
                    bytes[offset] & 0xFF, offset))
            .withHelp("save the file as UTF-8");
    return Checked.failed(List.of(diagnostic));
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      if (!endsLine(text, i)) {
        continue;
      }
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
      }
      starts[count++] = i + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  private static boolean endsLine(String text, int i) {
    char c = text.charAt(i);
    // Of a carriage return and a line feed together, the line feed is the end.
    return c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
  }

  /** Returns the name that diagnostics print, usually a path. */
  public String name() {
    return name;
  }

  /** Returns the whole text. */
  public String text() {
    return text;
  }

  /** Returns the position of the character at {@code offset}, or of the text's end. */
  public Position position(int offset) {
    int line = lineIndex(offset);
    return new Position(line + 1, text.codePointCount(lineStarts[line], offset) + 1);
  }

  /** Returns the 1-based line that holds {@code offset}. */
  int line(int offset) {
    return lineIndex(offset) + 1;
  }

  /** Returns the offset of the first character of a 1-based line. */
  int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** Returns the text of a 1-based line without its terminator. */
  public String lineText(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  private int lineIndex(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found : -found - 2;
  }

  @Override
  public String toString() {
    return name;
  }
}
