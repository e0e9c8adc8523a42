package org.kutta.generator.plan;

import org.kutta.generator.number.Real;
import org.kutta.grammar.syntax.Operator;

/** Where a coefficient comes from: entries of the tableau, and what a planner made of them. */
public sealed interface Origin {

  Origin ZERO = new Number(Real.ZERO);
  Origin ONE = new Number(Real.ONE);

  /** Calls the method of {@code visitor} that fits. */
  <R> R accept(Visitor<R> visitor);

  /** Returns whether it is the negative of another. */
  default boolean isNegative() {
    return false;
  }

  /** Returns the origin without its sign. */
  default Origin unsigned() {
    return this;
  }

  /** Returns how many entries it takes to tell it. */
  default int size() {
    return 1;
  }

  /** One method for each kind of origin. */
  interface Visitor<R> {
    R visitEntry(Entry entry);

    R visitOfForm(OfForm coefficient);

    R visitNumber(Number number);

    R visitNegation(Negation negation);

    R visitDerived(Derived derived);
  }

  /**
   * An entry of the tableau.
   *
   * @param row of A or c, from 1; 0 for weights
   * @param column of A or weights, from 1; 0 for c
   */
  record Entry(Table table, int row, int column) implements Origin, Comparable<Entry> {

    /** What an entry stands in. */
    public enum Table {
      /** a_ij. */
      A("a"),
      /** b_j. */
      B("b"),
      /** b_j − b̂_j, of the first embedded row. */
      E("e"),
      /** c_i. */
      C("c");

      private final String letter;

      Table(String letter) {
        this.letter = letter;
      }
    }

    /** Returns what the literature calls it: {@code a21}, or {@code a10_9}. */
    public String symbol() {
      String separator = table != Table.A || (row < 10 && column < 10) ? "" : "_";
      return table.letter
          + (row == 0 ? "" : String.valueOf(row))
          + separator
          + (column == 0 ? "" : String.valueOf(column));
    }

    @Override
    public int compareTo(Entry other) {
      int tables = table.compareTo(other.table);
      int rows = tables != 0 ? tables : Integer.compare(row, other.row);
      return rows != 0 ? rows : Integer.compare(column, other.column);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitEntry(this);
    }
  }

  /**
   * A coefficient of a form of the method that is not its tableau, such as Williamson's.
   *
   * @param letter of the literature, such as {@code gamma1}
   * @param stage from 1
   */
  record OfForm(String letter, int stage) implements Origin {

    /** Returns {@code gamma1_3}. */
    public String symbol() {
      return letter + "_" + stage;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitOfForm(this);
    }
  }

  /** A number that stands for itself: one, or what has too long a derivation. */
  record Number(Real value) implements Origin {
    @Override
    public int size() {
      return value.isOne() ? 1 : LONGEST;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNumber(this);
    }
  }

  /** The longest derivation that is told: of a number with a longer one, nothing is known. */
  int LONGEST = 60;

  /** The negative of what is no negative itself. */
  record Negation(Origin operand) implements Origin {
    @Override
    public int size() {
      return operand.size();
    }

    @Override
    public boolean isNegative() {
      return true;
    }

    @Override
    public Origin unsigned() {
      return operand;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitNegation(this);
    }
  }

  /** What follows from two others, neither of which is a negative. */
  record Derived(Operator operator, Origin left, Origin right) implements Origin {
    @Override
    public int size() {
      return left.size() + right.size();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitDerived(this);
    }
  }
}
