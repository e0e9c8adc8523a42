package org.kutta.grammar.syntax;

import java.util.Set;
import java.util.TreeSet;

/** Collects the names that an expression uses, of numbers or of methods. */
public final class UsedNames implements Expression.Visitor<Boolean> {

  private final Set<String> found = new TreeSet<>();

  private UsedNames() {}

  /** Returns the names that an expression uses, in alphabetical order. */
  public static Set<String> of(Expression expression) {
    UsedNames names = new UsedNames();
    expression.accept(names);
    return names.found;
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
