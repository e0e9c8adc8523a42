package org.kutta.generator.correction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kutta.generator.number.Rational;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.SuggestedEdit.Replacement;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.Expression.NumberLiteral;

/** The decimals of a table, of which the last digit may be rounded. */
final class PrintedDecimals {

  /** With fewer digits, a table that is exact to its tolerance could be any other. */
  private static final int FEWEST_DIGITS = 4;

  /** A help that names more would not be read. */
  private static final int MOST_FRACTIONS = 12;

  /** The largest tolerance that the language allows. */
  private static final int LEAST_EXPONENT = 3;

  private final List<NumberLiteral> literals = new ArrayList<>();
  private final Set<Expression> alone;

  PrintedDecimals(Collection<Expression> expressions) {
    alone = Set.copyOf(expressions);
    expressions.forEach(expression -> expression.accept(new Literals(literals)));
    literals.removeIf(literal -> scale(literal) < 1 || scale(literal) > 1000);
  }

  private static int scale(NumberLiteral literal) {
    return literal.text().matches("\\d+") || literal.text().length() > 100
        ? 0
        : new BigDecimal(literal.text()).scale();
  }

  /** Returns how many digits after the point are printed; zero if too few to speak of rounding. */
  int digits() {
    int most = literals.stream().mapToInt(PrintedDecimals::scale).max().orElse(0);
    return most < FEWEST_DIGITS ? 0 : most;
  }

  /** Returns exponents k of tolerances 10^-k that roundings of the last digit explain. */
  List<Integer> exponents() {
    List<Integer> exponents = new ArrayList<>();
    int digits = digits();
    if (digits > 0) {
      for (int k = digits; k >= digits - 2; k--) {
        int exponent = Math.max(k, LEAST_EXPONENT);
        if (!exponents.contains(exponent)) {
          exponents.add(exponent);
        }
      }
    }
    return exponents;
  }

  /** Returns the edit that writes for each decimal the fraction that it rounds. */
  Optional<SuggestedEdit> fractions() {
    List<Replacement> replacements = new ArrayList<>();
    for (NumberLiteral literal : literals) {
      if (scale(literal) >= FEWEST_DIGITS) {
        fraction(literal)
            .map(text -> alone.contains(literal) ? text : "(" + text + ")")
            .ifPresent(text -> replacements.add(new Replacement(literal.span(), text)));
      }
    }
    return replacements.isEmpty() || replacements.size() > MOST_FRACTIONS
        ? Optional.empty()
        : Optional.of(new SuggestedEdit(replacements));
  }

  /** The simplest fraction within half a unit of the last digit, if that is no coincidence. */
  private static Optional<String> fraction(NumberLiteral literal) {
    BigDecimal value = new BigDecimal(literal.text());
    int scale = value.scale();
    Rational x = Rational.of(value);
    Rational simplest = Rational.simplestNear(value, BigDecimal.valueOf(5, scale + 1));
    // A fraction with a denominator q agrees with scale digits by chance where q^2 is about
    // 10^scale.
    boolean telling = 2 * simplest.denominator().toString().length() <= scale;
    return telling && !simplest.equals(x) && simplest.denominator().bitLength() > 1
        ? Optional.of(simplest.toString())
        : Optional.empty();
  }

  /** Collects the numbers of an expression. */
  private record Literals(List<NumberLiteral> found) implements Expression.Visitor<Boolean> {

    @Override
    public Boolean visitNumber(NumberLiteral number) {
      return found.add(number);
    }

    @Override
    public Boolean visitName(Expression.NameUse name) {
      return true;
    }

    @Override
    public Boolean visitNegation(Expression.Negation negation) {
      return negation.operand().accept(this);
    }

    @Override
    public Boolean visitBinary(Expression.Binary binary) {
      return binary.left().accept(this) && binary.right().accept(this);
    }

    @Override
    public Boolean visitPower(Expression.Power power) {
      return power.base().accept(this);
    }

    @Override
    public Boolean visitCall(Expression.Call call) {
      return call.arguments().stream().allMatch(argument -> argument.accept(this));
    }
  }
}
