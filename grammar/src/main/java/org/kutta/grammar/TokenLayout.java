package org.kutta.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.kutta.grammar.antlr.TableauSyntaxLexer;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;

/**
 * Lays out the tokens of a file by lines and bodies, as the grammar wants them: line ends never
 * follow each other, one stands before every closing brace and before the end of the file, and
 * every body is closed.
 */
final class TokenLayout {
  private final DiagnosticCollector collector;
  private final SourceSpans spans;
  private final TokenScanner scanner;
  private final SizeGuard guard;
  private final List<Token> tokens = new ArrayList<>();
  private Optional<Token> openBrace = Optional.empty();
  private Optional<Token> lastHeader = Optional.empty();

  private TokenLayout(SourceText source, TextLimits limits, DiagnosticCollector collector) {
    this.collector = collector;
    this.guard = new SizeGuard(limits);
    this.spans = new SourceSpans(source);
    this.scanner = new TokenScanner(source, collector);
  }

  /** Returns all tokens, the last of which is the end of the file. */
  static List<Token> of(SourceText source, TextLimits limits, DiagnosticCollector collector) {
    return new TokenLayout(source, limits, collector).run();
  }

  private List<Token> run() {
    Token token = scanner.next();
    while (token.getType() != Token.EOF && !collector.isFull() && !guard.isExhausted()) {
      accept(token);
      token = scanner.next();
    }
    if (guard.isExhausted()) {
      // At the last token that is kept, so within the declaration that is cut off.
      Span last = spans.of(tokens.get(tokens.size() - 1));
      collector.add(Diagnostic.of(Message.FILE_TOO_LONG, last).withHelp("split it"));
    }
    boolean complete = token.getType() == Token.EOF && !scanner.endsInComment();
    endLine(token);
    closeBody(token, complete);
    tokens.add(inserted(Token.EOF, token));
    return tokens;
  }

  private void accept(Token token) {
    switch (token.getType()) {
      case TableauSyntaxLexer.NEWLINE -> endLine(token);
      case TableauSyntaxLexer.LEFT_BRACE -> {
        openBrace = openBrace.or(() -> Optional.of(token));
        append(token);
      }
      case TableauSyntaxLexer.RIGHT_BRACE -> {
        endLine(token);
        openBrace = Optional.empty();
        append(token);
      }
      case TableauSyntaxLexer.METHOD, TableauSyntaxLexer.FAMILY -> {
        if (startsDeclaration()) {
          closeBody(token, true);
          lastHeader = Optional.of(token);
        }
        append(token);
      }
      default -> append(token);
    }
  }

  private void append(Token token) {
    Optional<SizeGuard.Violation> violation = guard.check(token);
    if (violation.isPresent()) {
      collector.add(
          Diagnostic.of(violation.get().message(), spans.of(token), violation.get().limit())
              .withHelp(violation.get().help()));
      scanner.skipLine(token);
    } else {
      tokens.add(token);
    }
  }

  private void endLine(Token at) {
    guard.endLine();
    if (!atLineStart()) {
      tokens.add(inserted(TableauSyntaxLexer.NEWLINE, at));
    }
  }

  private boolean atLineStart() {
    return tokens.isEmpty()
        || tokens.get(tokens.size() - 1).getType() == TableauSyntaxLexer.NEWLINE;
  }

  /** Tells whether `method` here is the word of the language and not a name in an expression. */
  private boolean startsDeclaration() {
    int next = scanner.typeAhead();
    boolean wordFollows = next >= TableauSyntaxLexer.METHOD && next <= TableauSyntaxLexer.NAME;
    return atLineStart() && wordFollows;
  }

  /**
   * Closes a body that is still open, so that what follows is parsed as what it is.
   *
   * @param at the token before which the body should have ended
   */
  private void closeBody(Token at, boolean report) {
    if (openBrace.isEmpty()) {
      return;
    }
    if (report) {
      collector.add(unclosedBody(openBrace.get(), at));
    }
    endLine(at);
    tokens.add(inserted(TableauSyntaxLexer.RIGHT_BRACE, at));
    tokens.add(inserted(TableauSyntaxLexer.NEWLINE, at));
    openBrace = Optional.empty();
  }

  private Diagnostic unclosedBody(Token brace, Token at) {
    String kind = lastHeader.map(Token::getText).orElse("declaration");
    int line = spans.of(at).startPosition().line();
    String note =
        at.getType() == Token.EOF
            ? "the file ends on line " + line
            : "`" + at.getText() + "` on line " + line + " begins the next declaration";
    return Diagnostic.of(Message.UNCLOSED_BODY, spans.of(brace), kind)
        .withNote(note)
        .withHelp("write `}` after the last row");
  }

  /** Returns a token without text just before {@code at}. */
  private static Token inserted(int type, Token at) {
    CommonToken token = new CommonToken(at);
    token.setType(type);
    token.setStopIndex(at.getStartIndex() - 1);
    token.setText("");
    return token;
  }
}
