package org.kutta.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.grammar.antlr.TableauSyntaxParser.BodyContext;
import org.kutta.grammar.antlr.TableauSyntaxParser.LineContext;
import org.kutta.grammar.antlr.TableauSyntaxParser.StatementLineContext;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Body;
import org.kutta.grammar.syntax.Identifier;
import org.kutta.grammar.syntax.Statement;
import org.kutta.grammar.syntax.Table;

/** Builds what stands between braces, and checks that nothing is missing or repeated. */
final class BodyBuilder {
  private final SourceSpans spans;
  private final DiagnosticCollector collector;
  private final StatementBuilder statements;
  private final TableBuilder tables;

  BodyBuilder(
      SourceSpans spans,
      DiagnosticCollector collector,
      ExpressionBuilder expressions,
      IntegerReader integers) {
    this.spans = spans;
    this.collector = collector;
    this.statements = new StatementBuilder(spans, integers, expressions);
    this.tables = new TableBuilder(spans, collector, expressions, integers);
  }

  Body build(Identifier owner, BodyContext context) {
    Span span = spans.of(context);
    boolean sound = !collector.isBroken(span);
    // A line with a syntax error has been reported, and its tree is incomplete.
    List<LineContext> lines =
        context.line().stream().filter(line -> line.exception == null).toList();
    List<Statement> built = new ArrayList<>();
    for (LineContext line : lines) {
      if (line instanceof StatementLineContext statementLine) {
        built.add(statements.visit(statementLine.statement()));
      }
    }
    reportRepetitions(built);
    Optional<Table> table = tables.build(owner, lines, sound);
    return new Body(built, table, span);
  }

  private void reportRepetitions(List<Statement> built) {
    Map<String, Statement> seen = new HashMap<>();
    for (Statement statement : built) {
      if (statement.repeatable()) {
        continue;
      }
      Statement first = seen.putIfAbsent(statement.keyword(), statement);
      if (first != null) {
        collector.add(
            Diagnostic.of(Message.SECOND_STATEMENT, statement.span(), statement.keyword())
                .withNote("first on line " + first.span().startPosition().line())
                .withHelp("remove one of the two"));
      }
    }
  }
}
