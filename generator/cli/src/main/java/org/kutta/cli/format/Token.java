package org.kutta.cli.format;

/**
 * A word of a line, as the formatter sees it: coarser than the language's own, since it moves words
 * and does not read them; finer, since comments are kept.
 *
 * @param text as written
 * @param blankBefore whether blanks stand before it
 */
record Token(Kind kind, String text, boolean blankBefore) {

  /** The kinds of words that are treated differently. */
  enum Kind {
    /** Letters, digits, signs. */
    TEXT,
    STRING,
    COMMA,
    BAR,
    EQUALS,
    OPEN,
    CLOSE,
    LEFT_BRACE,
    RIGHT_BRACE,
    BLOCK_COMMENT,
    LINE_COMMENT
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isComment() {
    return kind == Kind.BLOCK_COMMENT || kind == Kind.LINE_COMMENT;
  }
}
