package org.kutta.grammar;

import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.kutta.grammar.antlr.TableauSyntaxLexer;

/**
 * Counts how deep and how long expressions get, token by token.
 *
 * <p>Everything behind the lexer recurses over expressions, and so does what is built upon this
 * module. The limits are what keeps all of them from overflowing the stack.
 */
final class SizeGuard {

  /**
   * A limit that is passed.
   *
   * @param message what is wrong
   * @param limit which the message names
   * @param help what to do about it
   */
  record Violation(Message message, int limit, String help) {}

  private final TextLimits limits;
  private int open;
  private int signs;
  private int expression;
  private int tokens;

  SizeGuard(TextLimits limits) {
    this.limits = limits;
  }

  /** Takes one token into account, and returns what is wrong if it passes a limit. */
  Optional<Violation> check(Token token) {
    tokens++;
    expression++;
    int type = token.getType();
    signs = type == TableauSyntaxLexer.MINUS ? signs + 1 : 0;
    switch (type) {
      case TableauSyntaxLexer.LEFT_PAREN, TableauSyntaxLexer.LEFT_BRACKET -> open++;
      case TableauSyntaxLexer.RIGHT_PAREN, TableauSyntaxLexer.RIGHT_BRACKET ->
          open = Math.max(0, open - 1);
      case TableauSyntaxLexer.COMMA -> expression = open == 0 ? 0 : expression;
      case TableauSyntaxLexer.PIPE -> expression = 0;
      default -> {}
    }
    if (Math.max(open, signs) > limits.expressionDepth()) {
      return Optional.of(
          new Violation(Message.EXPRESSION_TOO_DEEP, limits.expressionDepth(), limits.depthHelp()));
    }
    if (expression > limits.expressionLength()) {
      return Optional.of(
          new Violation(
              Message.EXPRESSION_TOO_LONG, limits.expressionLength(), limits.lengthHelp()));
    }
    return Optional.empty();
  }

  /** Starts a new line, in which nothing is open. */
  void endLine() {
    open = 0;
    signs = 0;
    expression = 0;
  }

  /** Tells whether the file has more tokens than fit into memory as a tree. */
  boolean isExhausted() {
    return tokens > limits.tokens();
  }
}
