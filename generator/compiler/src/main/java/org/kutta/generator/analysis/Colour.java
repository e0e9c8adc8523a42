package org.kutta.generator.analysis;

/**
 * The colour of a vertex: which of the right-hand sides of an equation is evaluated there.
 *
 * @param symbol how a leaf is written
 * @param stem what is written in front of the brackets of a vertex with children
 * @param mark what coefficients of this colour carry in formulas, such as a prime
 */
public record Colour(String symbol, String stem, String mark) {

  /** The one colour of y′ = f(y). */
  public static final Colour PLAIN = new Colour("•", "", "");

  /** A derivative by time: t′ = 1, so that it has no children. */
  public static final Colour TIME = new Colour("t", "t", "");

  /** Returns the colour of the right-hand side of a number, counted from 0. */
  static Colour of(int number) {
    return number == 0
        ? PLAIN
        : new Colour(String.valueOf(number + 1), String.valueOf(number + 1), "'".repeat(number));
  }

  @Override
  public String toString() {
    return symbol;
  }
}
