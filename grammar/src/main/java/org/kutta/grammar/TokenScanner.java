package org.kutta.grammar;

import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.kutta.grammar.antlr.TableauSyntaxLexer;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;

/**
 * Reads tokens and reports the bad ones. What it returns are tokens that the grammar knows: a bad
 * token is left out, or replaced by the good one that was meant.
 */
final class TokenScanner {
  private final SourceSpans spans;
  private final LexicalErrors errors;
  private final SourceCharStream characters;
  private final TableauSyntaxLexer lexer;
  private Token ahead;
  private boolean endsInComment;

  TokenScanner(SourceText source, DiagnosticCollector collector) {
    this.spans = new SourceSpans(source);
    this.errors = new LexicalErrors(source, collector);
    this.characters = new SourceCharStream(source);
    this.lexer = new TableauSyntaxLexer(characters);
    // The lexer is total, and should it ever not be, it must not write to the console.
    lexer.removeErrorListeners();
    this.ahead = lexer.nextToken();
  }

  /** Returns the next token of the grammar; at the end, the end of file for ever. */
  Token next() {
    while (true) {
      Token token = advance();
      switch (token.getType()) {
        case TableauSyntaxLexer.STRAY -> skipStrayRun(token);
        case TableauSyntaxLexer.UNCLOSED_COMMENT -> {
          errors.unclosedComment(spans.of(token));
          endsInComment = true;
        }
        default -> {
          return checked(token);
        }
      }
    }
  }

  /** Returns the type of the token after the one that {@link #next} returned, good or bad. */
  int typeAhead() {
    return ahead.getType();
  }

  /** Tells whether an unclosed comment has swallowed the end of the file. */
  boolean endsInComment() {
    return endsInComment;
  }

  /** Leaves out the rest of the line after {@code token}. */
  void skipLine(Token token) {
    int end = token.getStopIndex() + 1;
    String text = spans.source().text();
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    characters.seek(end);
    lexer._hitEOF = false;
    ahead = lexer.nextToken();
  }

  private Token advance() {
    Token token = ahead;
    if (token.getType() != Token.EOF) {
      ahead = lexer.nextToken();
    }
    return token;
  }

  private Token checked(Token token) {
    Span span = spans.of(token);
    switch (token.getType()) {
      case TableauSyntaxLexer.DASHES -> errors.dashes(span);
      case TableauSyntaxLexer.UNCLOSED_STRING -> errors.unclosedString(span);
      case TableauSyntaxLexer.STRING -> errors.checkString(span);
      case TableauSyntaxLexer.NAME -> errors.checkNameLength(span);
      case TableauSyntaxLexer.INTEGER, TableauSyntaxLexer.DECIMAL -> errors.checkNumberLength(span);
      default -> {}
    }
    return meant(token);
  }

  private static Token meant(Token token) {
    int length = token.getStopIndex() + 1 - token.getStartIndex();
    int type =
        switch (token.getType()) {
          case TableauSyntaxLexer.DASHES ->
              length < 3 ? TableauSyntaxLexer.MINUS : TableauSyntaxLexer.RULE;
          case TableauSyntaxLexer.UNCLOSED_STRING -> TableauSyntaxLexer.STRING;
          default -> token.getType();
        };
    if (type == token.getType()) {
      return token;
    }
    CommonToken replacement = new CommonToken(token);
    replacement.setType(type);
    return replacement;
  }

  /** Reports neighbours of one kind together: eight no-break spaces are one mistake. */
  private void skipStrayRun(Token first) {
    Token last = first;
    while (ahead.getType() == TableauSyntaxLexer.STRAY
        && ahead.getStartIndex() == last.getStopIndex() + 1
        && replacement(ahead).equals(replacement(first))) {
      last = advance();
    }
    errors.stray(spans.between(first, last));
  }

  private Optional<String> replacement(Token stray) {
    return Lookalikes.replacement(spans.source().text().charAt(stray.getStartIndex()));
  }
}
