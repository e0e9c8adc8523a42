package org.kutta.generator.elaboration;

import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Limit;
import org.kutta.generator.number.ExactText;
import org.kutta.generator.number.Polynomial;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.number.SturmSequence;
import org.kutta.generator.number.Tower;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.NearestName;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.Expression.Call;
import org.kutta.grammar.syntax.ExpressionPrinter;

/** Computes {@code sqrt}, {@code root}, {@code cos} and {@code sin}, exactly. */
final class FunctionEvaluator {

  private static final List<String> FUNCTIONS = List.of("sqrt", "root", "cos", "sin");

  /** Denominators of angles beyond this have cosines of too high a degree anyway. */
  private static final long MAX_ANGLE = 1_000_000;

  private final Tower tower;
  private final ExpressionEvaluator arguments;
  private final List<Diagnostic> diagnostics;

  FunctionEvaluator(ExpressionEvaluator arguments, Tower tower, List<Diagnostic> diagnostics) {
    this.tower = tower;
    this.arguments = arguments;
    this.diagnostics = diagnostics;
  }

  Optional<Real> evaluate(Call call) {
    return switch (call.function().text()) {
      case "sqrt" -> hasArguments(call, 1) ? sqrt(call.arguments().get(0)) : Optional.empty();
      case "root" -> hasArguments(call, 3) ? root(call) : Optional.empty();
      case "cos", "sin" -> hasArguments(call, 1) ? cosine(call) : Optional.empty();
      default -> unknown(call);
    };
  }

  private Optional<Real> unknown(Call call) {
    String name = call.function().text();
    Diagnostic unknown = Diagnostic.of(Message.UNKNOWN_FUNCTION, call.function().span(), name);
    if (arguments.knows(name) && call.arguments().size() == 1) {
      Span factor = call.arguments().get(0).span();
      Span whole = new Span(factor.source(), call.span().start(), call.span().end());
      return refuse(
          Diagnostic.of(Message.NUMBER_AS_FUNCTION, whole, name)
              .withNote("a product is written with `*`")
              .withEdit(name + "*(" + factor.text() + ")"));
    }
    return refuse(
        NearestName.of(name, FUNCTIONS)
            .map(unknown::withEdit)
            .orElse(unknown.withHelp("the functions are `sqrt`, `root`, `cos` and `sin`")));
  }

  private boolean hasArguments(Call call, int count) {
    int found = call.arguments().size();
    if (found != count) {
      diagnostics.add(
          Diagnostic.of(
                  Message.ARGUMENT_COUNT,
                  call.span(),
                  call.function().text(),
                  count == 1 ? "1 argument" : count + " arguments",
                  found)
              .withHelp("write " + example(call.function().text())));
    }
    return found == count;
  }

  private static String example(String function) {
    return switch (function) {
      case "root" -> "`root(x^3 - 2, 1, 2)`: a polynomial in x, and an interval with one root";
      case "sqrt" -> "`sqrt(2)`";
      default -> "`" + function + "(2*pi/5)`";
    };
  }

  private Optional<Real> sqrt(Expression argument) {
    Optional<Real> x = arguments.evaluate(argument);
    if (x.isEmpty()) {
      return x;
    }
    if (x.get().signum() < 0) {
      return refuse(
          Diagnostic.of(Message.ROOT_OF_NEGATIVE, argument.span(), ExactText.of(x.get()))
              .withNote("coefficients are real numbers"));
    }
    if (x.get().isRational()) {
      Optional<Real> root = tower.sqrt(x.get());
      return root.isPresent() ? root : refuse(unfactored(argument.span()));
    }
    return within(tower.sqrt(x.get()), argument.span());
  }

  private static Diagnostic unfactored(Span argument) {
    return Diagnostic.of(Message.ROOT_NOT_SIMPLIFIED, argument)
        .withNote("its prime factors are too large to find, so squares among them stay hidden");
  }

  private Optional<Real> root(Call call) {
    Expression written = call.arguments().get(0);
    Optional<Polynomial> p = new PolynomialReader("x", arguments, diagnostics).read(written);
    Optional<Rational> lower = rational(call.arguments().get(1));
    Optional<Rational> upper = rational(call.arguments().get(2));
    if (p.isEmpty() || lower.isEmpty() || upper.isEmpty()) {
      return Optional.empty();
    }
    if (!p.get().coefficients().stream().allMatch(Real::isRational) || p.get().degree() < 1) {
      return refuse(
          Diagnostic.of(Message.NOT_A_POLYNOMIAL, written.span())
              .withHelp("write " + example("root")));
    }
    return root(p.get(), lower.get(), upper.get(), call);
  }

  private Optional<Real> root(Polynomial p, Rational lower, Rational upper, Call call) {
    Span interval = call.arguments().get(1).span().to(call.arguments().get(2).span());
    boolean ordered = lower.compareTo(upper) < 0;
    boolean atLower = ordered && p.at(lower).isZero();
    int roots =
        ordered
            ? new SturmSequence(p, tower.deadline()).rootsIn(lower, upper) + (atLower ? 1 : 0)
            : 0;
    if (roots != 1) {
      return refuse(
          (ordered
                  ? Diagnostic.of(Message.ROOT_COUNT, interval, roots, lower, upper)
                  : Diagnostic.of(Message.EMPTY_INTERVAL, interval, lower, upper))
              .withNote("`root` is the one real root of its polynomial in an interval"));
    }
    if (atLower || p.at(upper).isZero()) {
      return Optional.of(Real.of(atLower ? lower : upper));
    }
    return within(tower.root(p, lower, upper, ExpressionPrinter.print(call)), call.span());
  }

  private Optional<Rational> rational(Expression expression) {
    Optional<Real> value = arguments.evaluate(expression);
    if (value.isPresent() && !value.get().isRational()) {
      diagnostics.add(
          Diagnostic.of(
              Message.INTERVAL_NOT_RATIONAL, expression.span(), ExactText.of(value.get())));
      return Optional.empty();
    }
    return value.map(Real::rationalPart);
  }

  private Optional<Real> cosine(Call call) {
    Expression argument = call.arguments().get(0);
    Optional<Polynomial> p = new PolynomialReader("pi", arguments, diagnostics).read(argument);
    if (p.isEmpty()) {
      return Optional.empty();
    }
    boolean multiple =
        p.get().degree() < 2
            && p.get().coefficient(0).isZero()
            && p.get().coefficient(1).isRational();
    if (!multiple) {
      return refuse(
          Diagnostic.of(Message.ANGLE_NOT_RATIONAL, argument.span())
              .withNote("other cosines are no algebraic numbers, or not known to be")
              .withHelp("write " + example(call.function().text())));
    }
    Rational turns = p.get().coefficient(1).rationalPart();
    // sin(x) = cos(π/2 − x)
    Rational angle = call.function().text().equals("cos") ? turns : Rational.of(1, 2).minus(turns);
    boolean small = angle.bits() < 60 && angle.denominator().longValueExact() < MAX_ANGLE;
    return within(
        small
            ? tower.cos(angle.numerator().longValueExact(), angle.denominator().longValueExact())
            : Optional.empty(),
        call.span());
  }

  private Optional<Real> within(Optional<Real> value, Span span) {
    return value.isPresent()
        ? value
        : refuse(
            Diagnostic.of(Message.TOO_MANY_ROOTS, span)
                .withNote(
                    "together they may have a degree of up to "
                        + tower.budget().degree()
                        + " over square roots of integers")
                .withHelp(Limit.DEGREE.help(2 * tower.budget().degree())));
  }

  private Optional<Real> refuse(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
    return Optional.empty();
  }
}
