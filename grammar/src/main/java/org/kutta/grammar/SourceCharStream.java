package org.kutta.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;
import org.kutta.grammar.source.SourceText;

/**
 * The characters of a source text for the lexer.
 *
 * <p>Design note: ANTLR's own streams count code points and refuse lone surrogates. This one counts
 * UTF-16 units, so that the offsets of tokens are offsets into the text, and takes any text.
 */
final class SourceCharStream implements CharStream {
  private final SourceText source;
  private final String text;
  private int index;

  SourceCharStream(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  @Override
  public void consume() {
    if (index >= text.length()) {
      throw new IllegalStateException("cannot consume the end of " + source.name());
    }
    index++;
  }

  @Override
  public int LA(int offset) {
    int at = offset > 0 ? index + offset - 1 : index + offset;
    return offset != 0 && at >= 0 && at < text.length() ? text.charAt(at) : IntStream.EOF;
  }

  @Override
  public int mark() {
    // The whole text is at hand, so there is nothing to keep.
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int to) {
    index = Math.min(to, text.length());
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getSourceName() {
    return source.name();
  }

  @Override
  public String getText(Interval interval) {
    return text.substring(interval.a, Math.min(interval.b + 1, text.length()));
  }
}
