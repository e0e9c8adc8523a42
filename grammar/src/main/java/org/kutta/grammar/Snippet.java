package org.kutta.grammar;

import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;

/**
 * The source line of a span as a terminal shows it: tabs expanded, control characters replaced, a
 * long line cut to a window around the span.
 *
 * @param line the printable line
 * @param caretColumn how many columns stand before the caret
 * @param caretWidth how many carets there are, at least one
 */
record Snippet(String line, int caretColumn, int caretWidth) {
  private static final int MAX_WIDTH = 120;
  private static final int CONTEXT = 40;
  private static final int TAB_WIDTH = 4;

  static Snippet of(Span span) {
    SourceText source = span.source();
    int line = source.line(span.start());
    int lineStart = source.lineStart(line);
    String text = source.lineText(line);
    int from = Math.min(span.start() - lineStart, text.length());
    int to = Math.min(span.end() - lineStart, text.length());
    // Far from the span nothing is shown, so that a line of megabytes takes no time.
    int windowStart = text.length() <= MAX_WIDTH ? 0 : wholeCharacter(text, from - CONTEXT);
    int windowEnd = wholeCharacter(text, windowStart + MAX_WIDTH);
    String before = windowStart > 0 ? "…" : "";
    String after = windowEnd < text.length() ? "…" : "";
    StringBuilder shown = new StringBuilder(before);
    expand(text, windowStart, Math.min(from, windowEnd), shown);
    int caretStart = columns(shown);
    expand(text, Math.min(from, windowEnd), Math.min(to, windowEnd), shown);
    int caretEnd = columns(shown);
    expand(text, Math.min(to, windowEnd), windowEnd, shown);
    return new Snippet(shown + after, caretStart, Math.max(1, caretEnd - caretStart));
  }

  private static void expand(String text, int from, int to, StringBuilder shown) {
    text.substring(from, Math.max(from, to))
        .codePoints()
        .forEach(
            c -> {
              if (c == '\t') {
                shown.append(" ".repeat(TAB_WIDTH - columns(shown) % TAB_WIDTH));
              } else {
                PrintableText.append(c, shown);
              }
            });
  }

  private static int columns(StringBuilder shown) {
    return shown.codePointCount(0, shown.length());
  }

  /** Clamps an offset into the text and moves it out of the middle of a surrogate pair. */
  private static int wholeCharacter(String text, int offset) {
    int clamped = Math.max(0, Math.min(offset, text.length()));
    boolean splits =
        clamped > 0
            && clamped < text.length()
            && Character.isSurrogatePair(text.charAt(clamped - 1), text.charAt(clamped));
    return splits ? clamped - 1 : clamped;
  }
}
