package org.kutta.generator.correction;

import java.util.Map;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Expression;

/**
 * Computes expressions in floating point, as if one place of the text were edited: enough to tell
 * which edits are worth the exact arithmetic. What it does not know is not a number.
 */
final class Approximation implements Expression.Visitor<Double> {

  private final Map<String, Double> names;
  private final Variant variant;

  /**
   * An edit of one place.
   *
   * @param place the span of a number, or of a sum or negation whose sign is flipped
   * @param number what the number is changed to
   */
  record Variant(Span place, double number) {}

  private Approximation(Map<String, Double> names, Variant variant) {
    this.names = names;
    this.variant = variant;
  }

  /** Returns what evaluates expressions over given names. */
  static Approximation over(Map<String, Double> names, Variant variant) {
    return new Approximation(names, variant);
  }

  private boolean isEdited(Expression expression) {
    return expression.span().equals(variant.place());
  }

  @Override
  public Double visitNumber(Expression.NumberLiteral number) {
    return isEdited(number) ? variant.number() : Double.parseDouble(number.text());
  }

  @Override
  public Double visitName(Expression.NameUse use) {
    return names.getOrDefault(use.name(), use.name().equals("pi") ? Math.PI : Double.NaN);
  }

  @Override
  public Double visitNegation(Expression.Negation negation) {
    double operand = negation.operand().accept(this);
    return isEdited(negation) ? operand : -operand;
  }

  @Override
  public Double visitBinary(Expression.Binary binary) {
    double left = binary.left().accept(this);
    double right = binary.right().accept(this);
    boolean flipped = isEdited(binary);
    return switch (binary.operator()) {
      case ADD -> flipped ? left - right : left + right;
      case SUBTRACT -> flipped ? left + right : left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
    };
  }

  @Override
  public Double visitPower(Expression.Power power) {
    return Math.pow(power.base().accept(this), power.exponent());
  }

  @Override
  public Double visitCall(Expression.Call call) {
    if (call.arguments().size() != 1) {
      return Double.NaN;
    }
    double argument = call.arguments().get(0).accept(this);
    return switch (call.function().text()) {
      case "sqrt" -> Math.sqrt(argument);
      case "cos" -> Math.cos(argument);
      case "sin" -> Math.sin(argument);
      default -> Double.NaN;
    };
  }
}
