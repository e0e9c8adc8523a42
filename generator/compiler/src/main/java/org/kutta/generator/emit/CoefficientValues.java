package org.kutta.generator.emit;

import java.util.Optional;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Coefficient;
import org.kutta.generator.plan.Origin;

/** Where a class gets the values of its coefficients. */
interface CoefficientValues {

  /** The values of a method: numbers, rounded once from their exact values. */
  CoefficientValues NUMBERS =
      new CoefficientValues() {
        @Override
        public Optional<Real> constant(Coefficient coefficient) {
          return Optional.of(coefficient.value());
        }

        @Override
        public boolean arePerInstance() {
          return false;
        }

        @Override
        public boolean areOfCollocation() {
          return true;
        }

        @Override
        public Expression expression(Origin origin) {
          throw new IllegalStateException("a number is no function of parameters: " + origin);
        }
      };

  /**
   * What a constructor computes.
   *
   * @param java the code
   * @param words what it computes, in the syntax of the language
   * @param shortForm of it for a comment; nothing if it is long
   */
  record Expression(String java, String words, Optional<String> shortForm) {}

  /** Returns whether they belong to an instance, whose constructor computes them. */
  boolean arePerInstance();

  /** Returns whether abscissae that extrapolate in a program do so for all parameters. */
  boolean areOfCollocation();

  /** Returns the value of a coefficient that depends on no parameter. */
  Optional<Real> constant(Coefficient coefficient);

  /** Returns how to compute what depends on a parameter. */
  Expression expression(Origin origin);
}
