package org.kutta.generator.elaboration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.family.Family.Divisor;
import org.kutta.generator.family.Formula;
import org.kutta.generator.number.Real;
import org.kutta.generator.number.Tower;
import org.kutta.generator.symbolic.RationalFunction;
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
import org.kutta.grammar.syntax.Operator;

/**
 * Reads expressions as rational functions of parameters. Where no parameter occurs, it leaves the
 * work to {@link ExpressionEvaluator}, with all that exact numbers can do.
 */
final class SymbolicEvaluator implements Expression.Visitor<Optional<SymbolicEvaluator.Value>> {

  /** Powers of parameters beyond this are refused: no published family comes near. */
  private static final int MAX_EXPONENT = 32;

  /**
   * What an expression is.
   *
   * @param function its value
   * @param formula as it is written
   * @param factors where it is written as a product; a product vanishes where one of them does
   */
  record Value(RationalFunction function, Formula formula, List<Divisor> factors) {

    Value {
      factors = List.copyOf(factors);
    }

    Value(RationalFunction function, Formula formula) {
      this(function, formula, List.of());
    }

    List<Divisor> factorsAt(Span span) {
      return factors.isEmpty() ? List.of(new Divisor(function, span)) : factors;
    }

    static final Value ZERO = constant(Real.ZERO);

    static Value constant(Real number) {
      return new Value(RationalFunction.constant(number), new Formula.Constant(number));
    }

    Value minus(Value y) {
      boolean whole = y.function().isZero();
      return whole
          ? this
          : new Value(
              function.minus(y.function()),
              new Formula.Operation(Operator.SUBTRACT, formula, y.formula()));
    }
  }

  private final Deadline deadline;
  private final List<Diagnostic> diagnostics;
  private final ExpressionEvaluator constants;

  /** What names stand for; nothing for a name whose definition was refused. */
  private final Map<String, Optional<Value>> names = new LinkedHashMap<>();

  /** The same for names that depend on no parameter; nothing for all others. */
  private final Map<String, Optional<Real>> numbers = new LinkedHashMap<>();

  private final List<Divisor> divisors = new ArrayList<>();

  SymbolicEvaluator(Tower tower, List<Diagnostic> diagnostics) {
    this.deadline = tower.deadline().during(Stage.NUMBERS);
    this.diagnostics = diagnostics;
    this.constants = new ExpressionEvaluator(numbers, tower, diagnostics);
  }

  boolean knows(String name) {
    return names.containsKey(name);
  }

  /** Defines a name; a definition that was refused is nothing. */
  void define(String name, Optional<Value> value) {
    Optional<Value> named =
        value.map(
            v ->
                v.function().isConstant()
                    ? v
                    : new Value(v.function(), new Formula.Name(name), v.factors()));
    names.put(name, named);
    numbers.put(name, value.flatMap(v -> v.function().asConstant()));
  }

  /** Returns what was divided by so far. */
  List<Divisor> divisors() {
    return List.copyOf(divisors);
  }

  void forgetDivisorsSince(int count) {
    divisors.subList(count, divisors.size()).clear();
  }

  Optional<Value> evaluate(Expression expression) {
    deadline.check();
    return ParameterUse.in(expression, this::dependsOnParameter)
        ? expression.accept(this)
        : constants.evaluate(expression).map(Value::constant);
  }

  private boolean dependsOnParameter(String name) {
    Optional<Value> value = names.get(name);
    return value != null && value.filter(v -> !v.function().isConstant()).isPresent();
  }

  @Override
  public Optional<Value> visitNumber(NumberLiteral number) {
    return constants.evaluate(number).map(Value::constant);
  }

  @Override
  public Optional<Value> visitName(NameUse use) {
    Optional<Value> known = names.get(use.name());
    return known != null ? known : constants.evaluate(use).map(Value::constant);
  }

  @Override
  public Optional<Value> visitNegation(Negation negation) {
    return evaluate(negation.operand())
        .map(x -> new Value(x.function().negate(), new Formula.Negation(x.formula())));
  }

  @Override
  public Optional<Value> visitBinary(Binary binary) {
    Optional<Value> left = evaluate(binary.left());
    Optional<Value> right = evaluate(binary.right());
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    RationalFunction x = left.get().function();
    RationalFunction y = right.get().function();
    Optional<RationalFunction> result =
        switch (binary.operator()) {
          case ADD -> Optional.of(x.plus(y));
          case SUBTRACT -> Optional.of(x.minus(y));
          case MULTIPLY -> Optional.of(x.times(y));
          case DIVIDE -> quotient(x, right.get(), binary.right());
        };
    List<Divisor> factors = new ArrayList<>();
    if (binary.operator() == Operator.MULTIPLY) {
      factors.addAll(left.get().factorsAt(binary.left().span()));
      factors.addAll(right.get().factorsAt(binary.right().span()));
    }
    return result.map(
        f ->
            new Value(
                f,
                new Formula.Operation(
                    binary.operator(), left.get().formula(), right.get().formula()),
                factors));
  }

  private Optional<RationalFunction> quotient(RationalFunction x, Value y, Expression divisor) {
    if (y.function().isZero()) {
      return refuse(ExpressionEvaluator.divisionByZero(divisor.span()));
    }
    RationalFunction quotient = x;
    for (Divisor factor : y.factorsAt(divisor.span())) {
      note(factor.value(), factor.span());
      quotient = quotient.over(factor.value());
    }
    return Optional.of(quotient);
  }

  private void note(RationalFunction divisor, Span span) {
    if (!divisor.isConstant()) {
      divisors.add(new Divisor(divisor, span));
    }
  }

  @Override
  public Optional<Value> visitPower(Power power) {
    Optional<Value> base = evaluate(power.base());
    if (base.isEmpty()) {
      return base;
    }
    int exponent = power.exponent();
    RationalFunction f = base.get().function();
    if (Math.abs((long) exponent) > MAX_EXPONENT) {
      return refuse(
          Diagnostic.of(Message.EXPONENT_TOO_LARGE, power.span())
              .withNote("it may be -%s to %s".formatted(MAX_EXPONENT, MAX_EXPONENT)));
    }
    if (exponent < 0 && f.isZero()) {
      return refuse(ExpressionEvaluator.divisionByZero(power.base().span()));
    }
    if (exponent < 0) {
      base.get().factorsAt(power.base().span()).forEach(d -> note(d.value(), d.span()));
    }
    return Optional.of(
        new Value(f.power(exponent), new Formula.Power(base.get().formula(), exponent)));
  }

  @Override
  public Optional<Value> visitCall(Call call) {
    return refuse(
        Diagnostic.of(Message.FUNCTION_OF_PARAMETER, call.span(), call.function().text())
            .withNote(
                "the entries of a family are sums, products, quotients and integer powers of its"
                    + " parameters and of numbers")
            .withHelp(
                "make the root the parameter, and write what is under it as its square; or write"
                    + " a method"));
  }

  private <T> Optional<T> refuse(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
    return Optional.empty();
  }
}
