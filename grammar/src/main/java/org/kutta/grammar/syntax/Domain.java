package org.kutta.grammar.syntax;

import org.kutta.grammar.source.Span;

/** A restriction on the values of a parameter. */
public sealed interface Domain {
  /** Returns where the restriction stands. */
  Span span();

  /** Calls the method of {@code visitor} that fits. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each kind of restriction. */
  interface Visitor<R> {
    /** Visits {@code in (0, 1]}. */
    R visitInterval(Interval interval);

    /** Visits {@code != 0}. */
    R visitExcluded(Excluded excluded);
  }

  /**
   * {@code in (0, 1]}.
   *
   * @param lowerOpen whether the lower end is excluded, as a parenthesis says
   * @param upperOpen whether the upper end is excluded
   */
  record Interval(
      Expression lower, boolean lowerOpen, Expression upper, boolean upperOpen, Span span)
      implements Domain {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitInterval(this);
    }
  }

  /** {@code != 0}. */
  record Excluded(Expression value, Span span) implements Domain {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitExcluded(this);
    }
  }
}
