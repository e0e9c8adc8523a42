package org.kutta.generator.construction;

import java.util.Map;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Tower;

/**
 * The arguments of a construction: one for each parameter.
 *
 * @param values by name; integers but for damping
 * @param tower where roots are adjoined
 */
public record Arguments(Map<String, Rational> values, Tower tower) {

  public Arguments {
    values = Map.copyOf(values);
  }

  Rational rational(String name) {
    return values.getOrDefault(name, Rational.ZERO);
  }

  /** Returns an integer argument; one that is none of Java's is outside of every limit. */
  int integer(String name) {
    Rational value = rational(name);
    boolean small = value.denominator().bitLength() == 1 && value.numerator().bitLength() < 31;
    return small ? value.numerator().intValueExact() : Integer.MIN_VALUE;
  }
}
