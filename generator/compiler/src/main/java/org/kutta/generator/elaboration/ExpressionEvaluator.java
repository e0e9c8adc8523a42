package org.kutta.generator.elaboration;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.Limit;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.number.QuadraticField;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.number.Tower;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.NearestName;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.Expression.Binary;
import org.kutta.grammar.syntax.Expression.Call;
import org.kutta.grammar.syntax.Expression.NameUse;
import org.kutta.grammar.syntax.Expression.Negation;
import org.kutta.grammar.syntax.Expression.NumberLiteral;
import org.kutta.grammar.syntax.Expression.Power;

/**
 * Computes expressions exactly. An expression without a value has a diagnostic instead; the parts
 * around it are still looked at, so that all mistakes of a table come out at once.
 */
final class ExpressionEvaluator implements Expression.Visitor<Optional<Real>> {

  private static final double BITS_PER_DIGIT = 3.32;

  /** Numbers of at most four independent square roots; no published table has more than two. */
  static final int MAX_DEGREE = 16;

  private static final int MAX_DECIMAL_EXPONENT = 5_000;

  private final FunctionEvaluator functions;
  private final Deadline deadline;
  private final Budget budget;
  private final Map<String, Optional<Real>> names;
  private final List<Diagnostic> diagnostics;

  /**
   * @param names the values of names; nothing for a name whose definition was refused
   * @param tower where roots are adjoined
   * @param diagnostics receives what is wrong
   */
  ExpressionEvaluator(
      Map<String, Optional<Real>> names, Tower tower, List<Diagnostic> diagnostics) {
    this.names = names;
    this.diagnostics = diagnostics;
    this.functions = new FunctionEvaluator(this, tower, diagnostics);
    this.budget = tower.budget();
    this.deadline = tower.deadline().during(Stage.NUMBERS);
  }

  /** Returns what may be spent on the method that is read. */
  Budget budget() {
    return budget;
  }

  /** Tells whether a name stands for a number. */
  boolean knows(String name) {
    return names.containsKey(name);
  }

  Optional<Real> evaluate(Expression expression) {
    deadline.check();
    return expression.accept(this);
  }

  @Override
  public Optional<Real> visitNumber(NumberLiteral number) {
    String text = number.text();
    int e = Math.max(text.indexOf('e'), text.indexOf('E'));
    String exponent = e < 0 ? "0" : text.substring(e + 1);
    boolean tooLong = text.length() > MAX_DECIMAL_EXPONENT || exponent.length() > 6;
    if (tooLong || Math.abs(Integer.parseInt(exponent)) > MAX_DECIMAL_EXPONENT) {
      return refuse(tooLarge(number.span()));
    }
    return bounded(Real.of(Rational.of(new BigDecimal(text))), number.span());
  }

  @Override
  public Optional<Real> visitName(NameUse use) {
    Optional<Real> known = names.get(use.name());
    if (known != null) {
      return known;
    }
    Diagnostic unknown =
        Diagnostic.of(Message.UNKNOWN_NAME, use.span(), use.name())
            .withNote("a name stands for a number only after `let " + use.name() + " = …`");
    Optional<String> nearest = NearestName.of(use.name(), names.keySet());
    return refuse(nearest.map(name -> unknown.withEdit(name)).orElse(unknown));
  }

  @Override
  public Optional<Real> visitNegation(Negation negation) {
    return evaluate(negation.operand()).map(Real::negate);
  }

  @Override
  public Optional<Real> visitBinary(Binary binary) {
    Optional<Real> left = evaluate(binary.left());
    Optional<Real> right = evaluate(binary.right());
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    return switch (binary.operator()) {
      case ADD -> bounded(left.get().plus(right.get()), binary.span());
      case SUBTRACT -> bounded(left.get().minus(right.get()), binary.span());
      case MULTIPLY -> bounded(left.get().times(right.get()), binary.span());
      case DIVIDE ->
          right.get().isZero()
              ? refuse(divisionByZero(binary.right().span()))
              : bounded(left.get().over(right.get()), binary.span());
    };
  }

  static Diagnostic divisionByZero(Span divisor) {
    return Diagnostic.of(Message.DIVISION_BY_ZERO, divisor, divisor.text())
        .withNote("a number cannot be divided by it");
  }

  @Override
  public Optional<Real> visitPower(Power power) {
    Optional<Real> base = evaluate(power.base());
    if (base.isEmpty()) {
      return base;
    }
    if (base.get().isZero() && power.exponent() < 0) {
      return refuse(divisionByZero(power.base().span()));
    }
    boolean trivial = base.get().isZero() || base.get().abs().isOne();
    if (!trivial && Math.abs((double) power.exponent()) * base.get().bits() > maxBits()) {
      return refuse(tooLarge(power.span()));
    }
    return bounded(base.get().power(power.exponent()), power.span());
  }

  @Override
  public Optional<Real> visitCall(Call call) {
    return functions.evaluate(call).flatMap(value -> bounded(value, call.span()));
  }

  private Optional<Real> bounded(Real value, Span span) {
    if (!QuadraticField.isWithin(MAX_DEGREE, List.of(value))) {
      return refuse(tooManyRoots(span));
    }
    if (value.bits() > maxBits()) {
      int enough = (int) Math.ceil(value.bits() / BITS_PER_DIGIT);
      return refuse(tooLarge(span).withHelp(Limit.DIGITS.help(enough)));
    }
    return Optional.of(value);
  }

  static Diagnostic tooManyRoots(Span span) {
    return Diagnostic.of(Message.TOO_MANY_SQUARE_ROOTS, span)
        .withNote("exact numbers may have up to 4 that do not depend on each other");
  }

  private double maxBits() {
    return budget.digits() * BITS_PER_DIGIT;
  }

  private Diagnostic tooLarge(Span span) {
    return Diagnostic.of(Message.NUMBER_TOO_LARGE, span)
        .withNote("exact numbers may have up to " + budget.digits() + " digits");
  }

  private Optional<Real> refuse(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
    return Optional.empty();
  }
}
