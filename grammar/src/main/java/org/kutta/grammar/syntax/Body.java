package org.kutta.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.kutta.grammar.source.Span;

/**
 * What stands between the braces of a method or family.
 *
 * @param table the table; a tree without diagnostics always has one
 */
public record Body(List<Statement> statements, Optional<Table> table, Span span) {
  /** Copies the statements. */
  public Body {
    statements = List.copyOf(statements);
  }
}
