package org.kutta.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.kutta.grammar.antlr.TableauSyntaxParser;
import org.kutta.grammar.antlr.TableauSyntaxParser.CellsContext;
import org.kutta.grammar.antlr.TableauSyntaxParser.EmbeddedLabelContext;
import org.kutta.grammar.antlr.TableauSyntaxParser.RowContext;
import org.kutta.grammar.antlr.TableauSyntaxParserBaseVisitor;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.WeightLabel;
import org.kutta.grammar.syntax.WeightLabel.Kind;
import org.kutta.grammar.syntax.WeightRow;
import org.kutta.grammar.syntax.Weights;

/** Builds the rows after the line of dashes. */
final class WeightRowBuilder extends TableauSyntaxParserBaseVisitor<Optional<WeightRow>> {
  private final SourceSpans spans;
  private final DiagnosticCollector collector;
  private final ExpressionBuilder expressions;
  private final IntegerReader integers;

  WeightRowBuilder(
      SourceSpans spans,
      DiagnosticCollector collector,
      ExpressionBuilder expressions,
      IntegerReader integers) {
    this.spans = spans;
    this.collector = collector;
    this.expressions = expressions;
    this.integers = integers;
  }

  List<WeightRow> build(List<RowContext> rows) {
    List<WeightRow> result = new ArrayList<>();
    rows.forEach(row -> visit(row).ifPresent(result::add));
    reportRepetitions(result);
    return result;
  }

  @Override
  public Optional<WeightRow> visitUnlabelledRow(TableauSyntaxParser.UnlabelledRowContext row) {
    Span place = spans.before(row.getStart());
    return row(row, new WeightLabel(Kind.MAIN, 0, place), row.cells());
  }

  @Override
  public Optional<WeightRow> visitExpressionRow(TableauSyntaxParser.ExpressionRowContext row) {
    Span span = spans.of(row.expression());
    if (!row.expression().getText().equals("b")) {
      return reportLabel(span);
    }
    return row(row, new WeightLabel(Kind.MAIN, 0, span), row.cells());
  }

  @Override
  public Optional<WeightRow> visitRowSumRow(TableauSyntaxParser.RowSumRowContext row) {
    return reportLabel(spans.of(row.UNDERSCORE().getSymbol()));
  }

  @Override
  public Optional<WeightRow> visitEmbeddedRow(TableauSyntaxParser.EmbeddedRowContext row) {
    return row(row, label(row.embeddedLabel()), row.cells());
  }

  @Override
  public Optional<WeightRow> visitLastRow(TableauSyntaxParser.LastRowContext row) {
    Token b = row.B().getSymbol();
    Weights weights = lastRow(row.LAST().getSymbol(), row.ROW().getSymbol());
    WeightLabel label = new WeightLabel(Kind.MAIN, 0, spans.of(b));
    return Optional.of(new WeightRow(label, weights, spans.of(row)));
  }

  @Override
  public Optional<WeightRow> visitEmbeddedLastRow(TableauSyntaxParser.EmbeddedLastRowContext row) {
    Weights weights = lastRow(row.LAST().getSymbol(), row.ROW().getSymbol());
    return Optional.of(new WeightRow(label(row.embeddedLabel()), weights, spans.of(row)));
  }

  private Weights lastRow(Token last, Token row) {
    return new Weights.LastRow(spans.between(last, row));
  }

  private Optional<WeightRow> row(RowContext row, WeightLabel label, @Nullable CellsContext cells) {
    if (cells == null) {
      collector.add(
          Diagnostic.of(Message.NO_WEIGHTS, spans.of(row))
              .withHelp("write one weight for each stage"));
      return Optional.empty();
    }
    Weights weights = new Weights.Cells(expressions.build(cells.expression()), spans.of(cells));
    return Optional.of(new WeightRow(label, weights, spans.of(row)));
  }

  private WeightLabel label(EmbeddedLabelContext context) {
    Span span = spans.of(context);
    int index =
        context.INTEGER() == null
            ? 0
            : integers.read(context.INTEGER().getText(), spans.of(context.INTEGER().getSymbol()));
    Kind kind = context.minuend == null ? Kind.EMBEDDED : Kind.DIFFERENCE;
    return new WeightLabel(kind, index, span);
  }

  private Optional<WeightRow> reportLabel(Span span) {
    collector.add(unknownLabel(span));
    return Optional.empty();
  }

  /** Returns the diagnostic for a label that names no weights. */
  static Diagnostic unknownLabel(Span span) {
    Diagnostic diagnostic =
        Diagnostic.of(Message.UNKNOWN_LABEL, span, span.text())
            .withNote("after the line of dashes every row holds weights");
    // Of a difference the sign matters, so it is not guessed.
    boolean difference = span.text().startsWith("b") && span.text().contains("-");
    return difference
        ? diagnostic.withHelp("write `b-b^` if the row holds main less embedded weights")
        : diagnostic;
  }

  private void reportRepetitions(List<WeightRow> rows) {
    Map<String, WeightRow> seen = new HashMap<>();
    for (WeightRow row : rows) {
      // A difference determines the embedded weights, so it counts as them.
      boolean main = row.label().kind() == Kind.MAIN;
      String key = main ? "b" : "b^" + row.label().index();
      WeightRow first = seen.putIfAbsent(key, row);
      if (first != null) {
        Message twice = main ? Message.SECOND_MAIN_WEIGHTS : Message.SECOND_EMBEDDED_WEIGHTS;
        collector.add(
            Diagnostic.of(twice, row.span())
                .withNote("first on line " + first.span().startPosition().line())
                .withHelp("label embedded weights `b^1`, `b^2`, …"));
      }
    }
  }
}
