package org.kutta.generator.correction;

import java.util.Set;
import java.util.TreeSet;
import org.kutta.grammar.syntax.Expression;

/** Collects the names that an expression uses. */
record NamesOf(Set<String> found) implements Expression.Visitor<Boolean> {

  static Set<String> names(Expression expression) {
    Set<String> found = new TreeSet<>();
    expression.accept(new NamesOf(found));
    return found;
  }

  @Override
  public Boolean visitNumber(Expression.NumberLiteral number) {
    return true;
  }

  @Override
  public Boolean visitName(Expression.NameUse name) {
    return found.add(name.name());
  }

  @Override
  public Boolean visitNegation(Expression.Negation negation) {
    return negation.operand().accept(this);
  }

  @Override
  public Boolean visitBinary(Expression.Binary binary) {
    binary.left().accept(this);
    return binary.right().accept(this);
  }

  @Override
  public Boolean visitPower(Expression.Power power) {
    return power.base().accept(this);
  }

  @Override
  public Boolean visitCall(Expression.Call call) {
    call.arguments().forEach(argument -> argument.accept(this));
    return true;
  }
}
