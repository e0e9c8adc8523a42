package org.kutta.grammar.syntax;

import org.kutta.grammar.source.Span;

/** The entry of a stage row's c column. */
public sealed interface Abscissa {
  /** Returns where the entry stands. */
  Span span();

  /** Calls the method of {@code visitor} that fits. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each kind of entry. */
  interface Visitor<R> {
    /** Visits a written abscissa. */
    R visitGiven(Given given);

    /** Visits {@code _}. */
    R visitRowSum(RowSum rowSum);
  }

  /** An abscissa that is written out. */
  record Given(Expression value) implements Abscissa {
    @Override
    public Span span() {
      return value.span();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitGiven(this);
    }
  }

  /** {@code _}: the abscissa is the sum of its row. */
  record RowSum(Span span) implements Abscissa {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitRowSum(this);
    }
  }
}
