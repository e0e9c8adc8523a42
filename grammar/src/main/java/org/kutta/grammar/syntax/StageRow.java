package org.kutta.grammar.syntax;

import java.util.List;
import org.kutta.grammar.source.Span;

/** {@code 1/2 | 1/4, 1/4}: a row of A with its abscissa. Zeros on the right may be missing. */
public record StageRow(Abscissa abscissa, List<Expression> cells, Span span) {
  /** Copies the cells. */
  public StageRow {
    cells = List.copyOf(cells);
  }
}
