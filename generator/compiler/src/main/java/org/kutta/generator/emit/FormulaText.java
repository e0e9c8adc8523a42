package org.kutta.generator.emit;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.kutta.generator.family.Formula;
import org.kutta.generator.number.Real;
import org.kutta.grammar.syntax.Operator;

/** Writes formulas, with as few parentheses as possible: as Java on doubles, or for people. */
final class FormulaText implements Formula.Visitor<FormulaText.Written> {

  private static final int SUM = 0;
  private static final int PRODUCT = 1;
  private static final int SIGNED = 2;
  private static final int ATOM = 3;

  /** A text, and how tightly it binds. */
  record Written(String text, int precedence) {}

  private final boolean java;
  private final Function<Real, String> number;
  private final UnaryOperator<String> name;

  private FormulaText(boolean java, Function<Real, String> number, UnaryOperator<String> name) {
    this.java = java;
    this.number = number;
    this.name = name;
  }

  /**
   * Returns a Java expression of type double; numbers are rounded once, correctly.
   *
   * @param variable the Java name of a parameter or {@code let}
   */
  static String java(Formula formula, UnaryOperator<String> variable) {
    return formula.accept(new FormulaText(true, x -> Text.literal(x.toDouble()), variable)).text();
  }

  /** Returns the formula in the syntax of the language. */
  static String words(Formula formula) {
    return formula.accept(new FormulaText(false, Real::toString, name -> name)).text();
  }

  @Override
  public Written visitConstant(Formula.Constant constant) {
    String text = number.apply(constant.value());
    int precedence =
        text.contains(" ")
            ? SUM
            : text.startsWith("-") ? SIGNED : text.contains("/") ? PRODUCT : ATOM;
    return new Written(text, precedence);
  }

  @Override
  public Written visitName(Formula.Name use) {
    return new Written(name.apply(use.name()), ATOM);
  }

  @Override
  public Written visitNegation(Formula.Negation negation) {
    return new Written("-" + operand(negation.operand(), ATOM), SIGNED);
  }

  @Override
  public Written visitOperation(Formula.Operation operation) {
    boolean sum = operation.operator() == Operator.ADD || operation.operator() == Operator.SUBTRACT;
    int own = sum ? SUM : PRODUCT;
    String sign = operation.operator().symbol();
    String spaced = sum || java ? " " + sign + " " : sign;
    // Java adds and multiplies from the left, as the author's text does.
    return new Written(
        operand(operation.left(), own) + spaced + operand(operation.right(), own + 1), own);
  }

  @Override
  public Written visitPower(Formula.Power power) {
    return java
        ? new Written(
            "Math.pow(%s, %s)".formatted(operand(power.base(), SUM), power.exponent()), ATOM)
        : new Written(operand(power.base(), ATOM) + "^" + power.exponent(), SIGNED);
  }

  private String operand(Formula formula, int precedence) {
    Written written = formula.accept(this);
    return written.precedence() >= precedence ? written.text() : "(" + written.text() + ")";
  }
}
