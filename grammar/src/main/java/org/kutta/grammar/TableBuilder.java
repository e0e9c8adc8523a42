package org.kutta.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.kutta.grammar.antlr.TableauSyntaxParser.ExpressionRowContext;
import org.kutta.grammar.antlr.TableauSyntaxParser.LineContext;
import org.kutta.grammar.antlr.TableauSyntaxParser.RowContext;
import org.kutta.grammar.antlr.TableauSyntaxParser.RowLineContext;
import org.kutta.grammar.antlr.TableauSyntaxParser.RowSumRowContext;
import org.kutta.grammar.antlr.TableauSyntaxParser.RuleLineContext;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Identifier;
import org.kutta.grammar.syntax.StageRow;
import org.kutta.grammar.syntax.Table;
import org.kutta.grammar.syntax.WeightRow;

/** Puts the rows of a body together: stages before the line of dashes, weights after it. */
final class TableBuilder {
  private final SourceSpans spans;
  private final DiagnosticCollector collector;
  private final StageRowBuilder stageRows;
  private final WeightRowBuilder weightRows;

  TableBuilder(
      SourceSpans spans,
      DiagnosticCollector collector,
      ExpressionBuilder expressions,
      IntegerReader integers) {
    this.spans = spans;
    this.collector = collector;
    this.stageRows = new StageRowBuilder(spans, collector, expressions);
    this.weightRows = new WeightRowBuilder(spans, collector, expressions, integers);
  }

  /**
   * Returns the table of a body.
   *
   * @param sound whether all lines of the body were understood; if not, what seems to be missing
   *     may well be there
   */
  Optional<Table> build(Identifier owner, List<LineContext> lines, boolean sound) {
    Rows rows = Rows.of(lines);
    if (rows.rules.size() > 1) {
      Span second = spans.of(rows.rules.get(1));
      collector.add(
          Diagnostic.of(Message.SECOND_TABLE, second)
              .withNote("a line of dashes ends the stages of a table")
              .withHelp("give each table a `method` of its own"));
      return Optional.empty();
    }
    if (rows.rules.isEmpty()) {
      if (sound) {
        collector.add(rows.stages.isEmpty() ? missingTable(owner) : missingRule(rows.stages));
      }
      return Optional.empty();
    }
    Token rule = rows.rules.get(0);
    if (rows.stages.isEmpty() && sound) {
      collector.add(Diagnostic.of(Message.NO_STAGES, spans.of(rule)));
    }
    return Optional.of(table(rows, rule));
  }

  private Table table(Rows rows, Token rule) {
    List<StageRow> stages = new ArrayList<>();
    rows.stages.forEach(row -> stageRows.build(row).ifPresent(stages::add));
    List<WeightRow> weights = weightRows.build(rows.weights);
    Token first = rows.stages.isEmpty() ? rule : rows.stages.get(0).getStart();
    int count = rows.weights.size();
    Token last = count == 0 ? rule : rows.weights.get(count - 1).getStop();
    return new Table(stages, weights, spans.between(first, last));
  }

  private static Diagnostic missingTable(Identifier owner) {
    return Diagnostic.of(Message.NO_TABLE, owner.span(), owner.text())
        .withHelp("write its rows `c | a, a, …`, a line `---+---` and its weights `| b, b, …`");
  }

  private Diagnostic missingRule(List<RowContext> rows) {
    Optional<RowContext> weights = rows.stream().filter(TableBuilder::looksLikeWeights).findFirst();
    RowContext guilty = weights.orElse(rows.get(rows.size() - 1));
    return Diagnostic.of(Message.NO_RULE, spans.of(guilty))
        .withNote(weights.isPresent() ? "these look like weights" : "this is the last row")
        .withHelp("write a line such as `---+---` before the weights");
  }

  private static boolean looksLikeWeights(RowContext row) {
    return !(row instanceof RowSumRowContext)
        && (!(row instanceof ExpressionRowContext stage)
            || stage.expression().getText().equals("b"));
  }

  /** The rows and lines of dashes of a body, in the order of the text. */
  private record Rows(List<RowContext> stages, List<Token> rules, List<RowContext> weights) {
    static Rows of(List<LineContext> lines) {
      Rows rows = new Rows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (LineContext line : lines) {
        if (line instanceof RuleLineContext ruleLine) {
          rows.rules.add(ruleLine.RULE().getSymbol());
        } else if (line instanceof RowLineContext rowLine) {
          (rows.rules.isEmpty() ? rows.stages : rows.weights).add(rowLine.row());
        }
      }
      return rows;
    }
  }
}
