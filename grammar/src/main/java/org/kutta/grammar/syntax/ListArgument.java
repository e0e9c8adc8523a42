package org.kutta.grammar.syntax;

import java.util.List;
import org.kutta.grammar.source.Span;

/** {@code sequence = [1, 2, 4]} between the parentheses of a derived method. */
public record ListArgument(Identifier name, List<Expression> values, Span span) {
  /** Copies the values. */
  public ListArgument {
    values = List.copyOf(values);
  }
}
