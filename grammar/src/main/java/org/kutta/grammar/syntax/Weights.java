package org.kutta.grammar.syntax;

import java.util.List;
import org.kutta.grammar.source.Span;

/** The right side of a weight row. */
public sealed interface Weights {
  /** Returns where the weights stand. */
  Span span();

  /** Calls the method of {@code visitor} that fits. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each kind of weights. */
  interface Visitor<R> {
    /** Visits weights that are written out. */
    R visitCells(Cells cells);

    /** Visits {@code = last row}. */
    R visitLastRow(LastRow lastRow);
  }

  /** Weights that are written out, at least one. */
  record Cells(List<Expression> cells, Span span) implements Weights {
    /** Copies the cells. */
    public Cells {
      cells = List.copyOf(cells);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitCells(this);
    }
  }

  /** {@code last row}: the weights are the last row of A. */
  record LastRow(Span span) implements Weights {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLastRow(this);
    }
  }
}
