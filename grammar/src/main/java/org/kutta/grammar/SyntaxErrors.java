package org.kutta.grammar;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.kutta.grammar.antlr.TableauSyntaxParser;

/** Words syntax errors so that the author of a tableau understands them. */
final class SyntaxErrors {
  private static final List<Integer> OPERATORS =
      List.of(
          TableauSyntaxParser.PLUS,
          TableauSyntaxParser.MINUS,
          TableauSyntaxParser.STAR,
          TableauSyntaxParser.SLASH,
          TableauSyntaxParser.CARET,
          TableauSyntaxParser.LEFT_PAREN,
          TableauSyntaxParser.COMMA,
          TableauSyntaxParser.EQUALS);

  private final List<Token> tokens;
  private final SourceSpans spans;
  private final DiagnosticCollector collector;

  SyntaxErrors(List<Token> tokens, SourceSpans spans, DiagnosticCollector collector) {
    this.tokens = tokens;
    this.spans = spans;
    this.collector = collector;
  }

  /** Reports what stopped the parser within a line or header. */
  void report(RecognitionException error) {
    Token offending = error.getOffendingToken();
    TokenLine line = TokenLine.around(tokens, offending);
    Diagnostic diagnostic =
        isInBody(error) ? inBody(line, error) : unexpected(offending, expected(line, error));
    collector.addToSoundLine(diagnostic);
  }

  /** Reports a token that begins no line of a body. */
  void reportLine(Token offending) {
    collector.addToSoundLine(unexpected(offending, "a statement, a row or a line of dashes"));
  }

  /** Reports a token between declarations. */
  void reportOutside(Token offending) {
    Diagnostic diagnostic = unexpected(offending, "`method` or `family`");
    Optional<String> meant = NearestName.of(offending.getText(), List.of("method", "family"));
    collector.addToSoundLine(
        meant.map(word -> diagnostic.withHelp("write `" + word + "`")).orElse(diagnostic));
  }

  private static boolean isInBody(RecognitionException error) {
    for (var context = error.getCtx(); context != null; context = context.getParent()) {
      if (context.getRuleIndex() == TableauSyntaxParser.RULE_line) {
        return true;
      }
    }
    return false;
  }

  private Diagnostic inBody(TokenLine line, RecognitionException error) {
    return missingCell(line)
        .or(() -> badExponent(line))
        .or(() -> malformedStatement(line))
        .or(() -> unknownStatement(line))
        .orElseGet(() -> unexpected(line.offending(), expected(line, error)));
  }

  private Optional<Diagnostic> missingCell(TokenLine line) {
    Token found = line.offending();
    int before = line.typeBefore(1);
    boolean comma = found.getType() == TableauSyntaxParser.COMMA;
    boolean end = found.getType() == TableauSyntaxParser.NEWLINE;
    boolean afterComma = before == TableauSyntaxParser.COMMA;
    boolean afterBar = before == TableauSyntaxParser.PIPE;
    boolean missing = afterComma ? comma || end : afterBar && (comma || end);
    if (!missing || !line.has(TableauSyntaxParser.PIPE)) {
      return Optional.empty();
    }
    Diagnostic diagnostic =
        Diagnostic.of(
            DiagnosticCode.MISSING_CELL,
            spans.of(found),
            "found " + TokenNames.found(found) + ", required a cell");
    return Optional.of(
        end && afterComma
            ? diagnostic.withHelp("remove the comma at the end of the row")
            : diagnostic.withNote("only zeros on the right may be left out").withHelp("write `0`"));
  }

  private Optional<Diagnostic> badExponent(TokenLine line) {
    boolean signed = line.typeBefore(1) == TableauSyntaxParser.MINUS;
    Token found = line.offending();
    if (line.typeBefore(signed ? 2 : 1) != TableauSyntaxParser.CARET) {
      return Optional.empty();
    }
    Diagnostic diagnostic =
        Diagnostic.of(
            DiagnosticCode.BAD_INTEGER,
            spans.of(found),
            "found " + TokenNames.found(found) + ", required an integer exponent");
    return Optional.of(
        diagnostic.withHelp("write an integer such as `^2`, or `sqrt(…)` for a root"));
  }

  private Optional<Diagnostic> malformedStatement(TokenLine line) {
    if (!line.startsWithWord() || line.has(TableauSyntaxParser.PIPE)) {
      return Optional.empty();
    }
    return StatementForms.example(line.first().getText())
        .map(
            example ->
                Diagnostic.of(
                        DiagnosticCode.UNEXPECTED,
                        spans.of(line.offending()),
                        "found " + TokenNames.found(line.offending()) + inStatement(line))
                    .withHelp("the statement looks like this: `" + example + "`"));
  }

  private static String inStatement(TokenLine line) {
    return " where a statement that begins with `"
        + line.first().getText()
        + "` has no place for it";
  }

  private Optional<Diagnostic> unknownStatement(TokenLine line) {
    if (!line.startsWithWord() || line.has(TableauSyntaxParser.PIPE)) {
      return Optional.empty();
    }
    Token first = line.first();
    Span whole = spans.between(first, line.tokens().get(line.tokens().size() - 1));
    Optional<String> meant = StatementForms.nearest(first.getText(), whole.text());
    if (meant.isEmpty() && line.secondIs(OPERATORS)) {
      return Optional.empty();
    }
    Diagnostic diagnostic =
        Diagnostic.of(
                DiagnosticCode.UNKNOWN_STATEMENT,
                spans.of(first),
                "no statement begins with `" + first.getText() + "`")
            .withNote("and without `|` the line is no row either");
    return Optional.of(
        meant.map(word -> diagnostic.withHelp("did you mean `" + word + "`?")).orElse(diagnostic));
  }

  private static String expected(TokenLine line, RecognitionException error) {
    // After some lookahead ANTLR knows only what was possible where the lookahead began.
    boolean exact =
        !(error instanceof NoViableAltException lookahead)
            || lookahead.getStartToken() == lookahead.getOffendingToken();
    IntervalSet types = error.getExpectedTokens();
    if (exact && types != null) {
      boolean endOfRow =
          types.size() == 1
              && types.contains(TableauSyntaxParser.NEWLINE)
              && line.has(TableauSyntaxParser.PIPE);
      return endOfRow ? "`,` or the end of the line" : TokenNames.expected(types);
    }
    return afterLookahead(line);
  }

  private static String afterLookahead(TokenLine line) {
    int before = line.typeBefore(1);
    boolean header = line.startsWithWord() && line.first().getType() <= TableauSyntaxParser.FAMILY;
    if (header) {
      boolean family = line.first().getType() == TableauSyntaxParser.FAMILY;
      boolean name = before == line.first().getType() && line.typeBefore(2) == Token.INVALID_TYPE;
      return name ? "a name" : family ? "`(`" : "`{` or `=`";
    }
    return OPERATORS.contains(before) ? "an expression" : "`|`";
  }

  private Diagnostic unexpected(Token found, String required) {
    return Diagnostic.of(
        DiagnosticCode.UNEXPECTED,
        spans.of(found),
        "found " + TokenNames.found(found) + ", required " + required);
  }
}
