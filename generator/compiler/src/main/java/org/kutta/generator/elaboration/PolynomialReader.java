package org.kutta.generator.elaboration;

import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Limit;
import org.kutta.generator.number.Polynomial;
import org.kutta.generator.number.Real;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.Expression.Binary;
import org.kutta.grammar.syntax.Expression.Call;
import org.kutta.grammar.syntax.Expression.NameUse;
import org.kutta.grammar.syntax.Expression.Negation;
import org.kutta.grammar.syntax.Expression.NumberLiteral;
import org.kutta.grammar.syntax.Expression.Power;

/**
 * Reads an expression as a polynomial in one name: {@code x} inside {@code root}, {@code pi} inside
 * {@code cos} and {@code sin}.
 */
final class PolynomialReader implements Expression.Visitor<Optional<Polynomial>> {

  private final String indeterminate;
  private final ExpressionEvaluator constants;
  private final List<Diagnostic> diagnostics;

  PolynomialReader(
      String indeterminate, ExpressionEvaluator constants, List<Diagnostic> diagnostics) {
    this.indeterminate = indeterminate;
    this.constants = constants;
    this.diagnostics = diagnostics;
  }

  Optional<Polynomial> read(Expression expression) {
    return expression.accept(this);
  }

  private static Polynomial constant(Real value) {
    return Polynomial.of(List.of(value));
  }

  @Override
  public Optional<Polynomial> visitNumber(NumberLiteral number) {
    return constants.evaluate(number).map(PolynomialReader::constant);
  }

  @Override
  public Optional<Polynomial> visitName(NameUse use) {
    return use.name().equals(indeterminate)
        ? Optional.of(Polynomial.of(List.of(Real.ZERO, Real.ONE)))
        : constants.evaluate(use).map(PolynomialReader::constant);
  }

  @Override
  public Optional<Polynomial> visitNegation(Negation negation) {
    return read(negation.operand()).map(p -> p.scale(Real.of(-1)));
  }

  @Override
  public Optional<Polynomial> visitBinary(Binary binary) {
    Optional<Polynomial> left = read(binary.left());
    Optional<Polynomial> right = read(binary.right());
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    return switch (binary.operator()) {
      case ADD -> Optional.of(left.get().plus(right.get()));
      case SUBTRACT -> Optional.of(left.get().minus(right.get()));
      case MULTIPLY -> product(left.get(), right.get(), binary.span());
      case DIVIDE -> quotient(left.get(), right.get(), binary.right().span());
    };
  }

  private Optional<Polynomial> product(Polynomial p, Polynomial q, Span span) {
    return p.degree() + q.degree() > constants.budget().degree()
        ? tooHigh(span)
        : Optional.of(p.times(q));
  }

  private Optional<Polynomial> quotient(Polynomial p, Polynomial divisor, Span span) {
    if (divisor.degree() == 0) {
      return Optional.of(p.scale(Real.ONE.over(divisor.coefficient(0))));
    }
    return refuse(
        divisor.isZero()
            ? ExpressionEvaluator.divisionByZero(span)
            : Diagnostic.of(Message.DIVISION_BY_INDETERMINATE, span, indeterminate)
                .withNote("`" + indeterminate + "` may be added and multiplied only"));
  }

  @Override
  public Optional<Polynomial> visitPower(Power power) {
    Optional<Polynomial> base = read(power.base());
    if (base.isEmpty() || base.get().degree() < 1) {
      return base.isEmpty() ? base : constants.evaluate(power).map(PolynomialReader::constant);
    }
    if (power.exponent() < 0
        || (long) base.get().degree() * power.exponent() > constants.budget().degree()) {
      return tooHigh(power.span());
    }
    Polynomial result = constant(Real.ONE);
    for (int k = 0; k < power.exponent(); k++) {
      result = result.times(base.get());
    }
    return Optional.of(result);
  }

  @Override
  public Optional<Polynomial> visitCall(Call call) {
    return constants.evaluate(call).map(PolynomialReader::constant);
  }

  private Optional<Polynomial> tooHigh(Span span) {
    return refuse(
        Diagnostic.of(Message.DEGREE_TOO_HIGH, span, indeterminate)
            .withNote("it may be 0 to " + constants.budget().degree())
            .withHelp(Limit.DEGREE.help(2 * constants.budget().degree())));
  }

  private Optional<Polynomial> refuse(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
    return Optional.empty();
  }
}
