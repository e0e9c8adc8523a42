package org.kutta.grammar;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.kutta.grammar.antlr.TableauSyntaxLexer;

/**
 * The line on which a syntax error was found, as tokens.
 *
 * @param tokens the tokens of the line without its end
 * @param offending the token at which the parser stopped; it may be the line's end
 */
record TokenLine(List<Token> tokens, Token offending) {
  static TokenLine around(List<Token> file, Token offending) {
    int start = offending.getTokenIndex();
    while (start > 0 && !separates(file.get(start - 1))) {
      start--;
    }
    int end = offending.getTokenIndex();
    while (end < file.size() && !separates(file.get(end)) && !isEnd(file.get(end))) {
      end++;
    }
    return new TokenLine(file.subList(start, Math.max(start, end)), offending);
  }

  private static boolean separates(Token token) {
    return token.getType() == TableauSyntaxLexer.NEWLINE
        || token.getType() == TableauSyntaxLexer.LEFT_BRACE;
  }

  private static boolean isEnd(Token token) {
    return token.getType() == Token.EOF;
  }

  boolean has(int type) {
    return indexOf(type) >= 0;
  }

  /** Tells whether the line begins with a word, of the language or not. */
  boolean startsWithWord() {
    return !tokens.isEmpty() && isWord(tokens.get(0).getType());
  }

  /** Tells whether the second token is of one of the types. */
  boolean secondIs(List<Integer> types) {
    return tokens.size() > 1 && types.contains(tokens.get(1).getType());
  }

  Token first() {
    return tokens.get(0);
  }

  /** Returns the second token, or where there is none, that at which the parser stopped. */
  Token second() {
    return tokens.size() > 1 ? tokens.get(1) : offending;
  }

  /** Returns the place within the line of the first token of a type, or -1. */
  int indexOf(int type) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).getType() == type) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the place within the file of a token of the line. */
  int tokenIndex(int indexInLine) {
    return tokens.get(indexInLine).getTokenIndex();
  }

  /**
   * Returns the type of the token {@code distance} before the offending one, or an invalid type.
   */
  int typeBefore(int distance) {
    int first = tokens.isEmpty() ? 0 : tokens.get(0).getTokenIndex();
    int at = offending.getTokenIndex() - first - distance;
    return at >= 0 && at < tokens.size() ? tokens.get(at).getType() : Token.INVALID_TYPE;
  }

  /** Tells whether a token is a name, or a word of the language. */
  static boolean isWord(int type) {
    return type >= TableauSyntaxLexer.METHOD
        && type <= TableauSyntaxLexer.NAME
        && type != TableauSyntaxLexer.UNDERSCORE;
  }
}
