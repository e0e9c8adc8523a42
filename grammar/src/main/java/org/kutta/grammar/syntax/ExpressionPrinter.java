package org.kutta.grammar.syntax;

import java.util.stream.Collectors;

/**
 * Prints expressions as source text with as few parentheses as possible. What is printed parses
 * back to the same tree, except for spans.
 */
public final class ExpressionPrinter implements Expression.Visitor<String> {
  private static final Expression.Visitor<Integer> PRECEDENCE = new Precedence();

  private static final int SUM = 0;
  private static final int PRODUCT = 1;
  private static final int SIGNED = 2;
  private static final int POWER = 3;
  private static final int PRIMARY = 4;

  private ExpressionPrinter() {}

  /** Returns the source text of {@code expression}. */
  public static String print(Expression expression) {
    return expression.accept(new ExpressionPrinter());
  }

  @Override
  public String visitNumber(Expression.NumberLiteral number) {
    return number.text();
  }

  @Override
  public String visitName(Expression.NameUse name) {
    return name.name();
  }

  @Override
  public String visitNegation(Expression.Negation negation) {
    // A second sign needs parentheses: three signs in a row would be a line of dashes.
    return "-" + operand(negation.operand(), POWER);
  }

  @Override
  public String visitBinary(Expression.Binary binary) {
    int own = binary.accept(PRECEDENCE);
    String sign = own == SUM ? " " + binary.operator().symbol() + " " : binary.operator().symbol();
    return operand(binary.left(), own) + sign + operand(binary.right(), own + 1);
  }

  @Override
  public String visitPower(Expression.Power power) {
    return operand(power.base(), PRIMARY) + "^" + power.exponent();
  }

  @Override
  public String visitCall(Expression.Call call) {
    return call.arguments().stream()
        .map(argument -> argument.accept(this))
        .collect(Collectors.joining(", ", call.function().text() + "(", ")"));
  }

  private String operand(Expression expression, int precedence) {
    String text = expression.accept(this);
    return expression.accept(PRECEDENCE) >= precedence ? text : "(" + text + ")";
  }

  private static final class Precedence implements Expression.Visitor<Integer> {
    @Override
    public Integer visitNumber(Expression.NumberLiteral number) {
      return PRIMARY;
    }

    @Override
    public Integer visitName(Expression.NameUse name) {
      return PRIMARY;
    }

    @Override
    public Integer visitNegation(Expression.Negation negation) {
      return SIGNED;
    }

    @Override
    public Integer visitBinary(Expression.Binary binary) {
      return switch (binary.operator()) {
        case ADD, SUBTRACT -> SUM;
        case MULTIPLY, DIVIDE -> PRODUCT;
      };
    }

    @Override
    public Integer visitPower(Expression.Power power) {
      return POWER;
    }

    @Override
    public Integer visitCall(Expression.Call call) {
      return PRIMARY;
    }
  }
}
