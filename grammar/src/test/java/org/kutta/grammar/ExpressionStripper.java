package org.kutta.grammar;

import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.Identifier;

/** Gives all nodes of an expression the same span, so that only what they say is compared. */
final class ExpressionStripper implements Expression.Visitor<Expression> {
  static final Span NOWHERE = new Span(SourceText.of("nowhere", ""), 0, 0);

  static Expression strip(Expression expression) {
    return expression.accept(new ExpressionStripper());
  }

  @Override
  public Expression visitNumber(Expression.NumberLiteral number) {
    return new Expression.NumberLiteral(number.text(), NOWHERE);
  }

  @Override
  public Expression visitName(Expression.NameUse name) {
    return new Expression.NameUse(name.name(), NOWHERE);
  }

  @Override
  public Expression visitNegation(Expression.Negation negation) {
    return new Expression.Negation(negation.operand().accept(this), NOWHERE);
  }

  @Override
  public Expression visitBinary(Expression.Binary binary) {
    Expression left = binary.left().accept(this);
    return new Expression.Binary(binary.operator(), left, binary.right().accept(this), NOWHERE);
  }

  @Override
  public Expression visitPower(Expression.Power power) {
    return new Expression.Power(power.base().accept(this), power.exponent(), NOWHERE);
  }

  @Override
  public Expression visitCall(Expression.Call call) {
    return new Expression.Call(
        new Identifier(call.function().text(), NOWHERE),
        call.arguments().stream().map(argument -> argument.accept(this)).toList(),
        NOWHERE);
  }
}
