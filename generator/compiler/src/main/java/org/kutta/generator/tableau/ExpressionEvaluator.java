package org.kutta.generator.tableau;

import static org.kutta.grammar.DiagnosticCode.DIVISION_BY_ZERO;
import static org.kutta.grammar.DiagnosticCode.EVEN_ROOT_OF_NEGATIVE;
import static org.kutta.grammar.DiagnosticCode.LIMIT_EXCEEDED;
import static org.kutta.grammar.DiagnosticCode.NOT_YET_SUPPORTED;
import static org.kutta.grammar.DiagnosticCode.UNKNOWN_NAME;
import static org.kutta.grammar.DiagnosticCode.WRONG_ARGUMENTS;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kutta.generator.number.ExactText;
import org.kutta.generator.number.QuadraticField;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Surd;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.NearestName;
import org.kutta.grammar.Span;
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
final class ExpressionEvaluator implements Expression.Visitor<Optional<Surd>> {

  /** Numbers longer than this are refused: no published coefficient has a tenth of it. */
  private static final int MAX_BITS = 20_000;

  /** Numbers of at most four independent square roots; no published table has more than two. */
  static final int MAX_DEGREE = 16;

  private static final int MAX_DECIMAL_EXPONENT = 5_000;

  private static final Set<String> LATER = Set.of("root", "cos", "sin");

  private final Map<String, Optional<Surd>> names;
  private final List<Diagnostic> diagnostics;

  /**
   * @param names the values of names; nothing for a name whose definition was refused
   * @param diagnostics receives what is wrong
   */
  ExpressionEvaluator(Map<String, Optional<Surd>> names, List<Diagnostic> diagnostics) {
    this.names = names;
    this.diagnostics = diagnostics;
  }

  Optional<Surd> evaluate(Expression expression) {
    return expression.accept(this);
  }

  @Override
  public Optional<Surd> visitNumber(NumberLiteral number) {
    String text = number.text();
    int e = Math.max(text.indexOf('e'), text.indexOf('E'));
    String exponent = e < 0 ? "0" : text.substring(e + 1);
    boolean tooLong = text.length() > MAX_DECIMAL_EXPONENT || exponent.length() > 6;
    if (tooLong || Math.abs(Integer.parseInt(exponent)) > MAX_DECIMAL_EXPONENT) {
      return tooLarge(number.span());
    }
    BigDecimal decimal = new BigDecimal(text);
    BigInteger unscaled = decimal.unscaledValue();
    int scale = decimal.scale();
    Rational value =
        scale > 0
            ? new Rational(unscaled, BigInteger.TEN.pow(scale))
            : Rational.of(unscaled.multiply(BigInteger.TEN.pow(-scale)));
    return bounded(Surd.of(value), number.span());
  }

  @Override
  public Optional<Surd> visitName(NameUse use) {
    Optional<Surd> known = names.get(use.name());
    if (known != null) {
      return known;
    }
    Diagnostic unknown =
        Diagnostic.of(UNKNOWN_NAME, use.span(), "nothing is named `" + use.name() + "`")
            .withNote("a name stands for a number only after `let " + use.name() + " = …`");
    Optional<String> nearest = NearestName.of(use.name(), names.keySet());
    return refuse(nearest.map(name -> unknown.withHelp("write `" + name + "`")).orElse(unknown));
  }

  @Override
  public Optional<Surd> visitNegation(Negation negation) {
    return evaluate(negation.operand()).map(Surd::negate);
  }

  @Override
  public Optional<Surd> visitBinary(Binary binary) {
    Optional<Surd> left = evaluate(binary.left());
    Optional<Surd> right = evaluate(binary.right());
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    return switch (binary.operator()) {
      case ADD -> bounded(left.get().plus(right.get()), binary.span());
      case SUBTRACT -> bounded(left.get().minus(right.get()), binary.span());
      case MULTIPLY -> bounded(left.get().times(right.get()), binary.span());
      case DIVIDE ->
          right.get().isZero()
              ? divisionByZero(binary.right())
              : bounded(left.get().over(right.get()), binary.span());
    };
  }

  private Optional<Surd> divisionByZero(Expression divisor) {
    return refuse(
        Diagnostic.of(
                DIVISION_BY_ZERO,
                divisor.span(),
                "the divisor `" + divisor.span().text() + "` is exactly 0")
            .withNote("a number cannot be divided by it"));
  }

  @Override
  public Optional<Surd> visitPower(Power power) {
    Optional<Surd> base = evaluate(power.base());
    if (base.isEmpty()) {
      return base;
    }
    if (base.get().isZero() && power.exponent() < 0) {
      return divisionByZero(power.base());
    }
    boolean trivial = base.get().isZero() || base.get().abs().isOne();
    if (!trivial && Math.abs((double) power.exponent()) * base.get().bits() > MAX_BITS) {
      return tooLarge(power.span());
    }
    return bounded(base.get().power(power.exponent()), power.span());
  }

  @Override
  public Optional<Surd> visitCall(Call call) {
    String function = call.function().text();
    if (LATER.contains(function)) {
      return refuse(
          Diagnostic.of(
              NOT_YET_SUPPORTED,
              call.function().span(),
              "`" + function + "` is not yet supported by this version of kutta"));
    }
    if (!function.equals("sqrt")) {
      return refuse(
          Diagnostic.of(
                  UNKNOWN_NAME, call.function().span(), "no function is named `" + function + "`")
              .withHelp("the functions are `sqrt`, `root`, `cos` and `sin`"));
    }
    List<Optional<Surd>> arguments = new ArrayList<>();
    call.arguments().forEach(argument -> arguments.add(evaluate(argument)));
    if (arguments.size() != 1) {
      return refuse(
          Diagnostic.of(
              WRONG_ARGUMENTS, call.span(), "`sqrt` takes 1 argument, found " + arguments.size()));
    }
    return arguments.get(0).flatMap(x -> sqrt(x, call));
  }

  private Optional<Surd> sqrt(Surd x, Call call) {
    Span argument = call.arguments().get(0).span();
    if (x.signum() < 0) {
      return refuse(
          Diagnostic.of(
                  EVEN_ROOT_OF_NEGATIVE,
                  argument,
                  "the argument of `sqrt` is negative: " + ExactText.of(x))
              .withNote("coefficients are real numbers"));
    }
    if (!x.isRational()) {
      return refuse(
          Diagnostic.of(
              NOT_YET_SUPPORTED,
              call.span(),
              "the root of an irrational number is not yet supported by this version of kutta"));
    }
    Optional<Surd> root = Surd.sqrt(x.rationalPart());
    return root.isPresent() ? root : refuse(unfactored(argument));
  }

  private static Diagnostic unfactored(Span argument) {
    return Diagnostic.of(
            LIMIT_EXCEEDED, argument, "the root of so large a number is not simplified")
        .withNote("its prime factors are too large to find, so squares among them stay hidden");
  }

  private Optional<Surd> bounded(Surd value, Span span) {
    if (!QuadraticField.isWithin(MAX_DEGREE, List.of(value))) {
      return refuse(tooManyRoots(span));
    }
    return value.bits() > MAX_BITS ? tooLarge(span) : Optional.of(value);
  }

  static Diagnostic tooManyRoots(Span span) {
    return Diagnostic.of(LIMIT_EXCEEDED, span, "too many different square roots are mixed")
        .withNote("exact numbers may have up to 4 that do not depend on each other");
  }

  private Optional<Surd> tooLarge(Span span) {
    return refuse(
        Diagnostic.of(LIMIT_EXCEEDED, span, "the number is too large to compute with")
            .withNote("exact numbers may have up to " + MAX_BITS + " bits"));
  }

  private Optional<Surd> refuse(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
    return Optional.empty();
  }
}
