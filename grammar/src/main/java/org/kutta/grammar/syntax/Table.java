package org.kutta.grammar.syntax;

import java.util.List;
import org.kutta.grammar.source.Span;

/** The Butcher tableau as it is written: stage rows, the line of dashes, weight rows. */
public record Table(List<StageRow> rows, List<WeightRow> weights, Span span) {
  /** Copies the rows. */
  public Table {
    rows = List.copyOf(rows);
    weights = List.copyOf(weights);
  }
}
