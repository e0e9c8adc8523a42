package org.kutta.grammar;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.kutta.grammar.antlr.TableauSyntaxParser;
import org.kutta.grammar.source.Span;

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

  private static final List<Integer> PAIR_OF_ORDERS =
      List.of(
          TableauSyntaxParser.ORDER,
          TableauSyntaxParser.INTEGER,
          TableauSyntaxParser.LEFT_PAREN,
          TableauSyntaxParser.INTEGER,
          TableauSyntaxParser.RIGHT_PAREN);

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
        isInBody(error)
            ? inBody(line, error)
            : missingOperator(line).orElseGet(() -> unexpected(offending, expected(line, error)));
    collector.addToSoundLine(diagnostic);
  }

  /** Reports a token that begins no line of a body. */
  void reportLine(Token offending) {
    collector.addToSoundLine(unexpected(offending, "a statement, a row or a line of dashes"));
  }

  /** Reports a token between declarations. */
  void reportOutside(Token offending) {
    Diagnostic diagnostic =
        Diagnostic.of(Message.NO_DECLARATION, spans.of(offending), TokenNames.found(offending));
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
        .or(() -> badLabel(line))
        .or(() -> missingOperator(line))
        .or(() -> badExponent(line))
        .or(() -> statement(line, error))
        .orElseGet(() -> unexpected(line.offending(), expected(line, error)));
  }

  private Optional<Diagnostic> missingCell(TokenLine line) {
    Token found = line.offending();
    int before = line.typeBefore(1);
    boolean afterBar = before == TableauSyntaxParser.PIPE;
    boolean afterComma = before == TableauSyntaxParser.COMMA && line.has(TableauSyntaxParser.PIPE);
    boolean comma = found.getType() == TableauSyntaxParser.COMMA;
    boolean end = found.getType() == TableauSyntaxParser.NEWLINE;
    if (!(afterBar || afterComma) || !(comma || end)) {
      return Optional.empty();
    }
    Diagnostic diagnostic =
        Diagnostic.of(Message.NO_CELL, spans.of(found), TokenNames.found(found));
    if (comma) {
      return Optional.of(
          diagnostic.withNote("only zeros on the right may be left out").withHelp("write `0`"));
    }
    return Optional.of(
        diagnostic.withHelp(
            afterComma
                ? "remove the comma at the end of the row"
                : "write one weight for each stage"));
  }

  /** Recognises {@code b^x |}: behind the caret the parser expects an exponent or an index. */
  private Optional<Diagnostic> badLabel(TokenLine line) {
    boolean label =
        !line.tokens().isEmpty()
            && line.first().getType() == TableauSyntaxParser.B
            && line.secondIs(List.of(TableauSyntaxParser.CARET));
    int bar = line.indexOf(TableauSyntaxParser.PIPE);
    if (!label || bar < 0 || line.offending().getTokenIndex() >= line.tokenIndex(bar)) {
      return Optional.empty();
    }
    Span span = spans.between(line.first(), line.tokens().get(bar - 1));
    return Optional.of(WeightRowBuilder.unknownLabel(span));
  }

  /** Recognises {@code 2g}, {@code 2 sqrt(3)} and {@code (1 + x)(2)}. */
  private Optional<Diagnostic> missingOperator(TokenLine line) {
    List<ImplicitProduct> products = ImplicitProduct.in(line);
    if (products.isEmpty()) {
      return Optional.empty();
    }
    Span first = products.get(0).span(spans);
    Diagnostic diagnostic =
        Diagnostic.of(Message.NO_OPERATOR, first, first.text())
            .withNote("a product is written with `*`");
    List<SuggestedEdit.Replacement> replacements =
        products.stream()
            .map(p -> new SuggestedEdit.Replacement(p.span(spans), p.text(spans)))
            .toList();
    SuggestedEdit edit = new SuggestedEdit(replacements);
    if (products.size() == 1 && products.get(0).isDivisor()) {
      SuggestedEdit divisor = SuggestedEdit.replace(first, "(" + products.get(0).text(spans) + ")");
      return Optional.of(diagnostic.withEdits(List.of(edit, divisor), ""));
    }
    return Optional.of(
        products.size() == 1
            ? diagnostic.withEdit(products.get(0).text(spans))
            : diagnostic.withEdit(edit));
  }

  private Optional<Diagnostic> badExponent(TokenLine line) {
    Token found = line.offending();
    if (found.getType() == TableauSyntaxParser.CARET) {
      return Optional.of(
          Diagnostic.of(Message.POWER_OF_POWER, spans.of(found), TokenNames.found(found))
              .withNote("`a^b^c` is read in two ways")
              .withHelp("write `(a^b)^c`"));
    }
    boolean signed = line.typeBefore(1) == TableauSyntaxParser.MINUS;
    if (line.typeBefore(signed ? 2 : 1) != TableauSyntaxParser.CARET) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(Message.EXPONENT_NOT_INTEGER, spans.of(found), TokenNames.found(found))
            .withHelp("write an integer such as `^2`, or `sqrt(…)` for a root"));
  }

  private Optional<Diagnostic> malformedStatement(TokenLine line, RecognitionException error) {
    if (!line.startsWithWord() || line.has(TableauSyntaxParser.PIPE)) {
      return Optional.empty();
    }
    return StatementForms.of(line.first().getText())
        .map(
            form -> {
              // A line such as `order - 1` was taken for the beginning of a row.
              boolean asRow = !isExact(error) || mayBe(error, TableauSyntaxParser.PIPE);
              Diagnostic diagnostic =
                  asRow
                      ? unexpected(line.second(), form.follows())
                      : unexpected(line.offending(), expected(line, error));
              return diagnostic.withHelp(
                  pairOfOrders(line)
                      .orElseGet(() -> "write it like this: `" + form.example() + "`"));
            });
  }

  /** Recognises {@code order 3(2)}, which is how the literature names an embedded pair. */
  private static Optional<String> pairOfOrders(TokenLine line) {
    List<Token> words = line.tokens();
    boolean pair = words.stream().map(Token::getType).toList().equals(PAIR_OF_ORDERS);
    return pair
        ? Optional.of(
            "write `order %s`, and on the next line `embedded %s`"
                .formatted(words.get(1).getText(), words.get(3).getText()))
        : Optional.empty();
  }

  private Optional<Diagnostic> unknownStatement(TokenLine line) {
    if (!line.startsWithWord() || line.has(TableauSyntaxParser.PIPE)) {
      return Optional.empty();
    }
    Span word = spans.of(line.first());
    Span whole = word.to(spans.of(line.tokens().get(line.tokens().size() - 1)));
    // `A` and `c` alone say too little: what was meant shows only in the whole line.
    boolean letter = word.text().length() == 1;
    Optional<String> byLine = StatementForms.nearest(whole.text());
    Optional<String> byWord = letter ? Optional.empty() : StatementForms.nearest(word.text());
    Optional<String> meant = letter ? byLine : byWord.or(() -> byLine);
    boolean known = StatementForms.of(word.text()).isPresent();
    if (meant.isEmpty() && (known || line.secondIs(OPERATORS))) {
      return Optional.empty();
    }
    Span guilty = byWord.isEmpty() && byLine.isPresent() ? whole : word;
    Diagnostic diagnostic =
        Diagnostic.of(Message.UNKNOWN_STATEMENT, guilty, guilty.text())
            .withNote("and without `|` the line is no row either");
    return Optional.of(
        meant.map(name -> diagnostic.withHelp("did you mean `" + name + "`?")).orElse(diagnostic));
  }

  private Optional<Diagnostic> statement(TokenLine line, RecognitionException error) {
    boolean known =
        line.startsWithWord()
            && line.first().getText().length() > 1
            && StatementForms.of(line.first().getText()).isPresent();
    return known
        ? malformedStatement(line, error)
        : unknownStatement(line).or(() -> malformedStatement(line, error));
  }

  private static String expected(TokenLine line, RecognitionException error) {
    if (!isExact(error)) {
      return afterLookahead(line);
    }
    IntervalSet types = error.getExpectedTokens();
    boolean endOfRow =
        types.size() == 1
            && types.contains(TableauSyntaxParser.NEWLINE)
            && line.has(TableauSyntaxParser.PIPE);
    return endOfRow ? "`,` or the end of the line" : TokenNames.expected(types);
  }

  /** After some lookahead ANTLR knows only what was possible where the lookahead began. */
  private static boolean isExact(RecognitionException error) {
    return !(error instanceof NoViableAltException lookahead)
        || lookahead.getStartToken() == lookahead.getOffendingToken();
  }

  private static boolean mayBe(RecognitionException error, int type) {
    return error.getExpectedTokens().contains(type);
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
    return Diagnostic.of(Message.UNEXPECTED, spans.of(found), TokenNames.found(found), required);
  }
}
