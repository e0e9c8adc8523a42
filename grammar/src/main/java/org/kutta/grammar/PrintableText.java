package org.kutta.grammar;

/** Text made safe for a terminal: what would move, hide or reorder characters is replaced. */
public final class PrintableText {
  private static final int REPLACEMENT = 0xFFFD;

  private PrintableText() {}

  /** Returns the text with each such character replaced by U+FFFD. */
  public static String of(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(c, result));
    return result.toString();
  }

  static void append(int codePoint, StringBuilder result) {
    result.appendCodePoint(isPrintable(codePoint) ? codePoint : REPLACEMENT);
  }

  private static boolean isPrintable(int codePoint) {
    // Format characters include the bidirectional overrides, with which a line can lie.
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
