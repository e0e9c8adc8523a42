package org.kutta.generator.family;

import org.kutta.generator.number.Real;
import org.kutta.grammar.syntax.Operator;

/**
 * A coefficient as its author wrote it, with exact numbers where no parameter occurs: what
 * generated code computes.
 */
public sealed interface Formula {

  Formula ZERO = new Constant(Real.ZERO);

  /** Calls the method of {@code visitor} that fits. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each kind of formula. */
  interface Visitor<R> {
    R visitConstant(Constant constant);

    R visitName(Name name);

    R visitNegation(Negation negation);

    R visitOperation(Operation operation);

    R visitPower(Power power);
  }

  /** A number. */
  record Constant(Real value) implements Formula {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitConstant(this);
    }
  }

  /** A parameter, or what a {@code let} defines. */
  record Name(String name) implements Formula {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitName(this);
    }
  }

  /** {@code -x}. */
  record Negation(Formula operand) implements Formula {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNegation(this);
    }
  }

  /** {@code x + y} and its like. */
  record Operation(Operator operator, Formula left, Formula right) implements Formula {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitOperation(this);
    }
  }

  /** {@code x^n}; the exponent may be negative. */
  record Power(Formula base, int exponent) implements Formula {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitPower(this);
    }
  }
}
