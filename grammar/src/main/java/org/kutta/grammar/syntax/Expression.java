package org.kutta.grammar.syntax;

import java.util.List;
import org.kutta.grammar.source.Span;

/** An exact real number as it is written. Parentheses shape the tree but leave no node. */
public sealed interface Expression {
  /** Returns where the expression stands, parentheses around all of it excluded. */
  Span span();

  /** Calls the method of {@code visitor} that fits. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each kind of expression. */
  interface Visitor<R> {
    /** Visits a number. */
    R visitNumber(NumberLiteral number);

    /** Visits the use of a name. */
    R visitName(NameUse name);

    /** Visits {@code -x}. */
    R visitNegation(Negation negation);

    /** Visits a sum, difference, product or quotient. */
    R visitBinary(Binary binary);

    /** Visits {@code x^2}. */
    R visitPower(Power power);

    /** Visits {@code sqrt(3)}. */
    R visitCall(Call call);
  }

  /**
   * An unsigned integer, decimal or number in scientific notation.
   *
   * @param text exactly as written
   */
  record NumberLiteral(String text, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNumber(this);
    }
  }

  /** A name that stands for a number. */
  record NameUse(String name, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitName(this);
    }
  }

  /** {@code -x}. */
  record Negation(Expression operand, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNegation(this);
    }
  }

  /** {@code x + y} and the other operations of two operands. */
  record Binary(Operator operator, Expression left, Expression right, Span span)
      implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitBinary(this);
    }
  }

  /** {@code x^2}; the exponent may be negative. */
  record Power(Expression base, int exponent, Span span) implements Expression {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitPower(this);
    }
  }

  /** {@code sqrt(3)}. Which functions exist is not a matter of syntax. */
  record Call(Identifier function, List<Expression> arguments, Span span) implements Expression {
    /** Copies the arguments. */
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCall(this);
    }
  }
}
