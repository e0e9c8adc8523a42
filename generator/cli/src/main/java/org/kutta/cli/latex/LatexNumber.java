package org.kutta.cli.latex;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kutta.generator.number.Real;
import org.kutta.grammar.TableauParser;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.syntax.Declaration;
import org.kutta.grammar.syntax.DerivedDeclaration;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.FamilyDeclaration;
import org.kutta.grammar.syntax.MethodDeclaration;
import org.kutta.grammar.syntax.Operator;

/**
 * An exact number in LaTeX.
 *
 * <p>Numbers print themselves in the tableau language, so its parser is what takes them apart.
 */
final class LatexNumber implements Expression.Visitor<String> {

  private static final LatexNumber VISITOR = new LatexNumber();

  private LatexNumber() {}

  static String of(Real x) {
    String text = x.toString();
    // A number beyond the parser's limits is left as it is; digits and signs are plain LaTeX.
    return parse(text).map(expression -> expression.accept(VISITOR)).orElse(text);
  }

  private static Optional<Expression> parse(String text) {
    String derived = "method X = number(x = " + text + ")\n";
    return TableauParser.parse(SourceText.of("number", derived)).value().stream()
        .flatMap(file -> file.declarations().stream())
        .map(declaration -> declaration.accept(ARGUMENT))
        .findFirst();
  }

  private static final Declaration.Visitor<Expression> ARGUMENT =
      new Declaration.Visitor<>() {
        @Override
        public Expression visitMethod(MethodDeclaration method) {
          throw new IllegalStateException("no derived method: " + method);
        }

        @Override
        public Expression visitFamily(FamilyDeclaration family) {
          throw new IllegalStateException("no derived method: " + family);
        }

        @Override
        public Expression visitDerived(DerivedDeclaration derived) {
          return derived.arguments().get(0).value();
        }
      };

  @Override
  public String visitNumber(Expression.NumberLiteral number) {
    return number.text();
  }

  @Override
  public String visitName(Expression.NameUse name) {
    return name.name().equals("pi") ? "\\pi" : name.name();
  }

  @Override
  public String visitNegation(Expression.Negation negation) {
    return "-" + factor(negation.operand());
  }

  @Override
  public String visitBinary(Expression.Binary binary) {
    String left = binary.left().accept(this);
    String right = binary.right().accept(this);
    return switch (binary.operator()) {
      case ADD -> left + " + " + right;
      case SUBTRACT -> left + " - " + factor(binary.right());
      case MULTIPLY -> product(binary);
      case DIVIDE -> quotient(binary.left(), right);
    };
  }

  /** Writes a sign before the fraction, not into it. */
  private String quotient(Expression dividend, String divisor) {
    String text = dividend.accept(this);
    return text.startsWith("-") && dividend instanceof Expression.Negation
        ? "-\\frac{" + text.substring(1) + "}{" + divisor + "}"
        : "\\frac{" + text + "}{" + divisor + "}";
  }

  /** Numbers side by side need a sign between them; before a root they do not. */
  private String product(Expression.Binary binary) {
    String sign = binary.right() instanceof Expression.NumberLiteral ? " \\cdot " : " ";
    return factor(binary.left()) + sign + factor(binary.right());
  }

  private String factor(Expression expression) {
    String text = expression.accept(this);
    boolean sum =
        expression instanceof Expression.Binary binary
            && (binary.operator() == Operator.ADD || binary.operator() == Operator.SUBTRACT);
    return sum ? "\\left(" + text + "\\right)" : text;
  }

  @Override
  public String visitPower(Expression.Power power) {
    return "{" + factor(power.base()) + "}^{" + power.exponent() + "}";
  }

  @Override
  public String visitCall(Expression.Call call) {
    List<String> arguments = call.arguments().stream().map(a -> a.accept(this)).toList();
    return switch (call.function().text()) {
      case "sqrt" -> "\\sqrt{" + arguments.get(0) + "}";
      case "cos", "sin" ->
          "\\" + call.function().text() + "\\left(" + arguments.get(0) + "\\right)";
      default ->
          arguments.stream()
              .collect(
                  Collectors.joining(
                      ", ", "\\operatorname{" + call.function().text() + "}\\left(", "\\right)"));
    };
  }
}
