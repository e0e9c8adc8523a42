package org.kutta.grammar.syntax;

/** An operation of two operands. */
public enum Operator {
  /** Sum. */
  ADD("+"),
  /** Difference. */
  SUBTRACT("-"),
  /** Product. */
  MULTIPLY("*"),
  /** Quotient. */
  DIVIDE("/");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  /** Returns the sign of the operation. */
  public String symbol() {
    return symbol;
  }
}
