package org.kutta.grammar;

import java.util.ArrayList;
import java.util.List;
import org.kutta.grammar.antlr.TableauSyntaxParser;
import org.kutta.grammar.antlr.TableauSyntaxParserBaseVisitor;
import org.kutta.grammar.syntax.Argument;
import org.kutta.grammar.syntax.Body;
import org.kutta.grammar.syntax.Declaration;
import org.kutta.grammar.syntax.DerivedDeclaration;
import org.kutta.grammar.syntax.Domain;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.FamilyDeclaration;
import org.kutta.grammar.syntax.Identifier;
import org.kutta.grammar.syntax.ListArgument;
import org.kutta.grammar.syntax.MethodDeclaration;
import org.kutta.grammar.syntax.Parameter;

/** Builds the declarations of a file. */
final class DeclarationBuilder extends TableauSyntaxParserBaseVisitor<Declaration> {
  private final SourceSpans spans;
  private final ExpressionBuilder expressions;
  private final BodyBuilder bodies;

  DeclarationBuilder(SourceSpans spans, DiagnosticCollector collector) {
    IntegerReader integers = new IntegerReader(collector);
    this.spans = spans;
    this.expressions = new ExpressionBuilder(spans, integers);
    this.bodies = new BodyBuilder(spans, collector, expressions, integers);
  }

  @Override
  public Declaration visitMethodDeclaration(TableauSyntaxParser.MethodDeclarationContext context) {
    Identifier name = expressions.name(context.name());
    Body body = bodies.build(name, context.body());
    return new MethodDeclaration(name, body, spans.of(context));
  }

  @Override
  public Declaration visitFamilyDeclaration(TableauSyntaxParser.FamilyDeclarationContext context) {
    Identifier name = expressions.name(context.name());
    List<Parameter> parameters =
        context.parameters().parameter().stream().map(this::parameter).toList();
    Body body = bodies.build(name, context.body());
    return new FamilyDeclaration(name, parameters, body, spans.of(context));
  }

  @Override
  public Declaration visitDerivedDeclaration(
      TableauSyntaxParser.DerivedDeclarationContext context) {
    List<Expression> operands = new ArrayList<>();
    List<Argument> arguments = new ArrayList<>();
    List<ListArgument> lists = new ArrayList<>();
    for (TableauSyntaxParser.ArgumentContext argument : context.arguments().argument()) {
      if (argument instanceof TableauSyntaxParser.ValueArgumentContext value) {
        arguments.add(
            new Argument(
                expressions.name(value.name()),
                expressions.build(value.expression()),
                spans.of(value)));
      } else if (argument instanceof TableauSyntaxParser.ListArgumentContext list) {
        lists.add(
            new ListArgument(
                expressions.name(list.name()),
                list.list().expression().stream().map(expressions::build).toList(),
                spans.of(list)));
      } else if (argument instanceof TableauSyntaxParser.OperandContext operand) {
        operands.add(expressions.build(operand.expression()));
      }
    }
    return new DerivedDeclaration(
        expressions.name(context.name(0)),
        expressions.name(context.name(1)),
        operands,
        arguments,
        lists,
        // The end of the line belongs to the rule, but not to what the author sees.
        spans.between(context.getStart(), context.arguments().getStop()));
  }

  private Parameter parameter(TableauSyntaxParser.ParameterContext context) {
    List<Domain> domains = context.domain().stream().map(this::domain).toList();
    return new Parameter(expressions.name(context.name()), domains, spans.of(context));
  }

  private Domain domain(TableauSyntaxParser.DomainContext context) {
    DomainBuilder builder = new DomainBuilder(spans, expressions);
    return builder.visit(context);
  }

  private static final class DomainBuilder extends TableauSyntaxParserBaseVisitor<Domain> {
    private final SourceSpans spans;
    private final ExpressionBuilder expressions;

    DomainBuilder(SourceSpans spans, ExpressionBuilder expressions) {
      this.spans = spans;
      this.expressions = expressions;
    }

    @Override
    public Domain visitInterval(TableauSyntaxParser.IntervalContext context) {
      return new Domain.Interval(
          expressions.build(context.expression(0)),
          context.lower.getType() == TableauSyntaxParser.LEFT_PAREN,
          expressions.build(context.expression(1)),
          context.upper.getType() == TableauSyntaxParser.RIGHT_PAREN,
          spans.of(context));
    }

    @Override
    public Domain visitExcluded(TableauSyntaxParser.ExcludedContext context) {
      return new Domain.Excluded(expressions.build(context.expression()), spans.of(context));
    }
  }
}
