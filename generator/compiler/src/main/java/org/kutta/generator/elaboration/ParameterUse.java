package org.kutta.generator.elaboration;

import java.util.function.Predicate;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.Expression.Binary;
import org.kutta.grammar.syntax.Expression.Call;
import org.kutta.grammar.syntax.Expression.NameUse;
import org.kutta.grammar.syntax.Expression.Negation;
import org.kutta.grammar.syntax.Expression.NumberLiteral;
import org.kutta.grammar.syntax.Expression.Power;

/** Whether an expression uses a name of some kind. */
final class ParameterUse implements Expression.Visitor<Boolean> {

  private final Predicate<String> isParameter;

  private ParameterUse(Predicate<String> isParameter) {
    this.isParameter = isParameter;
  }

  static boolean in(Expression expression, Predicate<String> isParameter) {
    return expression.accept(new ParameterUse(isParameter));
  }

  @Override
  public Boolean visitNumber(NumberLiteral number) {
    return false;
  }

  @Override
  public Boolean visitName(NameUse use) {
    return isParameter.test(use.name());
  }

  @Override
  public Boolean visitNegation(Negation negation) {
    return negation.operand().accept(this);
  }

  @Override
  public Boolean visitBinary(Binary binary) {
    return binary.left().accept(this) || binary.right().accept(this);
  }

  @Override
  public Boolean visitPower(Power power) {
    return power.base().accept(this);
  }

  @Override
  public Boolean visitCall(Call call) {
    // Inside a function, `x` and `pi` are not the names of the table.
    String own =
        switch (call.function().text()) {
          case "root" -> "x";
          case "cos", "sin" -> "pi";
          default -> "";
        };
    ParameterUse inside = new ParameterUse(name -> !name.equals(own) && isParameter.test(name));
    return call.arguments().stream().anyMatch(argument -> argument.accept(inside));
  }
}
