package org.kutta.grammar.source;

/**
 * A stretch of source text, as a half-open range of UTF-16 offsets. An empty span is a place
 * between two characters.
 *
 * @param start offset of the first character
 * @param end offset just after the last character
 */
public record Span(SourceText source, int start, int end) {
  /** Checks that the span lies within its source. */
  public Span {
    if (start < 0 || end < start || end > source.text().length()) {
      throw new IllegalArgumentException("span " + start + ".." + end + " in " + source.name());
    }
  }

  /** Returns the position of the first character. */
  public Position startPosition() {
    return source.position(start);
  }

  /** Returns the position just after the last character. */
  public Position endPosition() {
    return source.position(end);
  }

  /** Returns the smallest span that covers this one and {@code other}. */
  public Span to(Span other) {
    return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
  }

  /** Returns the characters that the span covers. */
  public String text() {
    return source.text().substring(start, end);
  }

  /** Returns name and positions; the source text would flood a log. */
  @Override
  public String toString() {
    Position from = startPosition();
    Position to = endPosition();
    return source.name()
        + (":" + from.line() + ":" + from.column())
        + ("-" + to.line() + ":" + to.column());
  }
}
