package org.kutta.generator.construction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.number.Tower;
import org.kutta.generator.tableau.Tableau;

/**
 * The arguments of a construction, each by the name of its parameter.
 *
 * @param operands methods that have no name, with their steps
 * @param values numbers; integers where the parameter is one
 * @param words choices, such as a sequence that has a name
 * @param lists numbers that were listed instead
 * @param methods of the same file
 * @param tolerance up to which the conditions of those methods hold; zero if they are exact
 * @param tower where roots are adjoined
 */
public record Arguments(
    List<Composition.Part> operands,
    Map<String, Rational> values,
    Map<String, String> words,
    Map<String, List<Real>> lists,
    Map<String, Tableau<Real>> methods,
    Real tolerance,
    Tower tower) {

  public Arguments {
    operands = List.copyOf(operands);
    values = Map.copyOf(values);
    words = Map.copyOf(words);
    lists = Map.copyOf(lists);
    methods = Map.copyOf(methods);
  }

  Rational rational(String name) {
    return values.getOrDefault(name, Rational.ZERO);
  }

  /** Returns an integer argument; one that is none of Java's is outside of every limit. */
  int integer(String name) {
    return integer(Real.of(rational(name)));
  }

  static int integer(Real number) {
    if (!number.isRational()) {
      return Integer.MIN_VALUE;
    }
    Rational value = number.rationalPart();
    boolean small = value.denominator().bitLength() == 1 && value.numerator().bitLength() < 31;
    return small ? value.numerator().intValueExact() : Integer.MIN_VALUE;
  }

  Optional<String> word(String name) {
    return Optional.ofNullable(words.get(name));
  }

  List<Real> list(String name) {
    return lists.getOrDefault(name, List.of());
  }

  Optional<Tableau<Real>> method(String name) {
    return Optional.ofNullable(methods.get(name));
  }
}
