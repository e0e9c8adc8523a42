package org.kutta.grammar;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import org.kutta.grammar.antlr.TableauSyntaxParser;

/**
 * Recovers from syntax errors by lines: one diagnostic for a line, and on with the next. No token
 * is invented or deleted within a line.
 */
final class LineRecovery extends DefaultErrorStrategy {
  private final SyntaxErrors errors;
  private @Nullable RecognitionException reported;

  /** Whether a header has been reported after which no body began: its lines mean nothing now. */
  private boolean lost;

  LineRecovery(SyntaxErrors errors) {
    this.errors = errors;
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  @Override
  public void reportError(Parser parser, RecognitionException error) {
    // An error passes through every rule between the token and the line.
    if (error != reported) {
      reported = error;
      errors.report(error);
    }
  }

  @Override
  public void recover(Parser parser, RecognitionException error) {
    switch (parser.getContext().getRuleIndex()) {
      case TableauSyntaxParser.RULE_line -> skipLine(parser);
      case TableauSyntaxParser.RULE_declaration, TableauSyntaxParser.RULE_item ->
          skipHeader(parser);
      default -> throw error;
    }
  }

  /** Skips lines that cannot even begin, in a body and between declarations. */
  @Override
  public void sync(Parser parser) {
    switch (parser.getContext().getRuleIndex()) {
      case TableauSyntaxParser.RULE_body -> {
        while (!canContinue(parser)) {
          errors.reportLine(parser.getCurrentToken());
          skipLine(parser);
        }
      }
      case TableauSyntaxParser.RULE_file -> {
        if (!canContinue(parser)) {
          if (!lost) {
            errors.reportOutside(parser.getCurrentToken());
          }
          skipToDeclaration(parser);
        }
        // A line end alone is no sign that declarations go on.
        lost &= parser.getInputStream().LA(1) == TableauSyntaxParser.NEWLINE;
      }
      default -> {}
    }
  }

  private static boolean canContinue(Parser parser) {
    IntervalSet expected =
        parser.getATN().nextTokens(parser.getATN().states.get(parser.getState()));
    int next = parser.getInputStream().LA(1);
    return next == Token.EOF || expected.contains(next);
  }

  private static void skipLine(Parser parser) {
    int next = parser.getInputStream().LA(1);
    while (next != TableauSyntaxParser.NEWLINE && next != Token.EOF) {
      parser.consume();
      next = parser.getInputStream().LA(1);
    }
    if (next == TableauSyntaxParser.NEWLINE) {
      parser.consume();
    }
  }

  /** Skips a header to its body, so that the body is checked all the same. */
  private void skipHeader(Parser parser) {
    int next = parser.getInputStream().LA(1);
    while (next != TableauSyntaxParser.LEFT_BRACE
        && next != TableauSyntaxParser.NEWLINE
        && next != Token.EOF) {
      parser.consume();
      next = parser.getInputStream().LA(1);
    }
    lost = next == TableauSyntaxParser.NEWLINE;
  }

  private static void skipToDeclaration(Parser parser) {
    int next = parser.getInputStream().LA(1);
    boolean lineStart = false;
    while (next != Token.EOF
        && next != TableauSyntaxParser.LEFT_BRACE
        && !(lineStart
            && (next == TableauSyntaxParser.METHOD || next == TableauSyntaxParser.FAMILY))) {
      lineStart = next == TableauSyntaxParser.NEWLINE;
      parser.consume();
      next = parser.getInputStream().LA(1);
    }
  }
}
