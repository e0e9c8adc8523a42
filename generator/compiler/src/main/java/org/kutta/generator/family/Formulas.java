package org.kutta.generator.family;

import java.util.List;
import java.util.Map;
import org.kutta.generator.number.Real;
import org.kutta.generator.symbolic.MultivariatePolynomial;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.grammar.syntax.Operator;

/** Writes functions as formulas: quotients of sums of products. */
public final class Formulas {

  private final List<String> names;

  private Formulas(List<String> names) {
    this.names = names;
  }

  /** Returns the formula of a function of named parameters. */
  public static Formula of(RationalFunction f, List<String> names) {
    Formulas formulas = new Formulas(names);
    Formula quotient = formulas.sum(f.numerator());
    for (Map.Entry<MultivariatePolynomial, Integer> factor : f.denominator().entrySet()) {
      Formula divisor = formulas.sum(factor.getKey());
      for (int k = 0; k < factor.getValue(); k++) {
        quotient = new Formula.Operation(Operator.DIVIDE, quotient, divisor);
      }
    }
    return quotient;
  }

  private Formula sum(MultivariatePolynomial p) {
    Formula sum = Formula.ZERO;
    for (MultivariatePolynomial.Term term : p.terms()) {
      boolean negative = term.coefficient().signum() < 0;
      Formula product = product(term.coefficient().abs(), term.exponents());
      if (sum.equals(Formula.ZERO)) {
        sum = negative ? new Formula.Negation(product) : product;
      } else {
        sum = new Formula.Operation(negative ? Operator.SUBTRACT : Operator.ADD, sum, product);
      }
    }
    return sum;
  }

  private Formula product(Real coefficient, List<Integer> exponents) {
    Formula product = new Formula.Constant(coefficient);
    for (int k = 0; k < exponents.size(); k++) {
      if (exponents.get(k) > 0) {
        Formula name = new Formula.Name(names.get(k));
        Formula factor = exponents.get(k) == 1 ? name : new Formula.Power(name, exponents.get(k));
        boolean one = product.equals(new Formula.Constant(Real.ONE));
        product = one ? factor : new Formula.Operation(Operator.MULTIPLY, product, factor);
      }
    }
    return product;
  }
}
