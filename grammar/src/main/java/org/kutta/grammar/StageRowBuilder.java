package org.kutta.grammar;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kutta.grammar.antlr.TableauSyntaxParser;
import org.kutta.grammar.antlr.TableauSyntaxParser.CellsContext;
import org.kutta.grammar.antlr.TableauSyntaxParser.RowContext;
import org.kutta.grammar.antlr.TableauSyntaxParserBaseVisitor;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Abscissa;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.StageRow;

/** Builds the rows before the line of dashes. */
final class StageRowBuilder extends TableauSyntaxParserBaseVisitor<Optional<StageRow>> {
  private final SourceSpans spans;
  private final DiagnosticCollector collector;
  private final ExpressionBuilder expressions;

  StageRowBuilder(SourceSpans spans, DiagnosticCollector collector, ExpressionBuilder expressions) {
    this.spans = spans;
    this.collector = collector;
    this.expressions = expressions;
  }

  Optional<StageRow> build(RowContext row) {
    return visit(row);
  }

  @Override
  public Optional<StageRow> visitExpressionRow(TableauSyntaxParser.ExpressionRowContext row) {
    Abscissa abscissa = new Abscissa.Given(expressions.build(row.expression()));
    return Optional.of(new StageRow(abscissa, cells(row.cells()), spans.of(row)));
  }

  @Override
  public Optional<StageRow> visitRowSumRow(TableauSyntaxParser.RowSumRowContext row) {
    Abscissa abscissa = new Abscissa.RowSum(spans.of(row.UNDERSCORE().getSymbol()));
    return Optional.of(new StageRow(abscissa, cells(row.cells()), spans.of(row)));
  }

  @Override
  public Optional<StageRow> visitUnlabelledRow(TableauSyntaxParser.UnlabelledRowContext row) {
    collector.add(
        Diagnostic.of(Message.NO_ABSCISSA, spans.of(row.PIPE().getSymbol()))
            .withNote("before the line of dashes every row is a stage")
            .withHelp("write the abscissa, or `_` for the sum of the row"));
    return Optional.empty();
  }

  @Override
  public Optional<StageRow> visitEmbeddedRow(TableauSyntaxParser.EmbeddedRowContext row) {
    return weightsTooEarly(spans.of(row.embeddedLabel()));
  }

  @Override
  public Optional<StageRow> visitLastRow(TableauSyntaxParser.LastRowContext row) {
    return weightsTooEarly(spans.of(row.B().getSymbol()));
  }

  @Override
  public Optional<StageRow> visitEmbeddedLastRow(TableauSyntaxParser.EmbeddedLastRowContext row) {
    return weightsTooEarly(spans.of(row.embeddedLabel()));
  }

  private Optional<StageRow> weightsTooEarly(Span label) {
    collector.add(
        Diagnostic.of(Message.WEIGHTS_TOO_EARLY, label, label.text())
            .withHelp("move the row below the line of dashes, or write one above it"));
    return Optional.empty();
  }

  private List<Expression> cells(@Nullable CellsContext cells) {
    return cells == null ? List.of() : expressions.build(cells.expression());
  }
}
