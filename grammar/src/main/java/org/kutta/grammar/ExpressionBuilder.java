package org.kutta.grammar;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.kutta.grammar.antlr.TableauSyntaxParser;
import org.kutta.grammar.antlr.TableauSyntaxParserBaseVisitor;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.Identifier;
import org.kutta.grammar.syntax.Operator;

/** Builds the expressions of the syntax tree from those of the parse tree. */
final class ExpressionBuilder extends TableauSyntaxParserBaseVisitor<Expression> {
  private final SourceSpans spans;
  private final IntegerReader integers;

  ExpressionBuilder(SourceSpans spans, IntegerReader integers) {
    this.spans = spans;
    this.integers = integers;
  }

  Expression build(TableauSyntaxParser.ExpressionContext context) {
    return visitExpression(context);
  }

  List<Expression> build(List<TableauSyntaxParser.ExpressionContext> contexts) {
    return contexts.stream().map(this::build).toList();
  }

  Identifier name(TableauSyntaxParser.NameContext context) {
    return new Identifier(context.getText(), spans.of(context));
  }

  @Override
  public Expression visitExpression(TableauSyntaxParser.ExpressionContext context) {
    // Children alternate: operand, sign, operand, …
    Expression result = visit(context.term(0));
    for (int i = 1; i < context.term().size(); i++) {
      TableauSyntaxParser.TermContext right = context.term(i);
      Span span = spans.between(context.getStart(), right.getStop());
      Operator operator = operator(context.getChild(2 * i - 1).getText());
      result = new Expression.Binary(operator, result, visit(right), span);
    }
    return result;
  }

  @Override
  public Expression visitTerm(TableauSyntaxParser.TermContext context) {
    Expression result = visit(context.factor(0));
    for (int i = 1; i < context.factor().size(); i++) {
      TableauSyntaxParser.FactorContext right = context.factor(i);
      Span span = spans.between(context.getStart(), right.getStop());
      Operator operator = operator(context.getChild(2 * i - 1).getText());
      result = new Expression.Binary(operator, result, visit(right), span);
    }
    return result;
  }

  @Override
  public Expression visitNegation(TableauSyntaxParser.NegationContext context) {
    return new Expression.Negation(visit(context.factor()), spans.of(context));
  }

  @Override
  public Expression visitUnsigned(TableauSyntaxParser.UnsignedContext context) {
    return visitPower(context.power());
  }

  @Override
  public Expression visitPower(TableauSyntaxParser.PowerContext context) {
    Expression base = visit(context.primary());
    if (context.exponent() == null) {
      return base;
    }
    Span span = spans.of(context.exponent());
    boolean negative = context.exponent().MINUS() != null;
    String digits = context.exponent().INTEGER().getText();
    int exponent = integers.read(negative ? "-" + digits : digits, span);
    return new Expression.Power(base, exponent, spans.of(context));
  }

  @Override
  public Expression visitNumber(TableauSyntaxParser.NumberContext context) {
    Token number = context.number;
    return new Expression.NumberLiteral(number.getText(), spans.of(number));
  }

  @Override
  public Expression visitCall(TableauSyntaxParser.CallContext context) {
    return new Expression.Call(
        name(context.name()), build(context.expression()), spans.of(context));
  }

  @Override
  public Expression visitNameUse(TableauSyntaxParser.NameUseContext context) {
    return new Expression.NameUse(context.getText(), spans.of(context));
  }

  @Override
  public Expression visitGroup(TableauSyntaxParser.GroupContext context) {
    return build(context.expression());
  }

  private static Operator operator(String sign) {
    return switch (sign) {
      case "+" -> Operator.ADD;
      case "*" -> Operator.MULTIPLY;
      case "/" -> Operator.DIVIDE;
      // A dash of another kind has been reported and stands for a minus.
      default -> Operator.SUBTRACT;
    };
  }
}
