package org.kutta.train.run;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/** A line that tells whether it is whole: the CRC-32C of a text in eight digits, and the text. */
public final class ChecksummedLine {

  private static final int DIGITS = 8;

  private ChecksummedLine() {}

  /**
   * Returns the line, without its end.
   *
   * @throws IllegalArgumentException if the text has several lines
   */
  public static String of(String text) {
    if (text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("several lines: " + text);
    }
    return checksum(text) + " " + text;
  }

  /** Returns the text of a line; nothing if the line is damaged, or another kind of line. */
  public static Optional<String> textOf(String line) {
    if (line.length() <= DIGITS || line.charAt(DIGITS) != ' ') {
      return Optional.empty();
    }
    String text = line.substring(DIGITS + 1);
    return line.startsWith(checksum(text)) ? Optional.of(text) : Optional.empty();
  }

  private static String checksum(String text) {
    CRC32C checksum = new CRC32C();
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(checksum.getValue());
  }
}
