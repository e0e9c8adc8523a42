package org.kutta.grammar.syntax;

import java.util.List;
import org.kutta.grammar.source.Span;

/**
 * A parameter of a family.
 *
 * @param domains what the value must satisfy, all of it; empty if any real number will do
 */
public record Parameter(Identifier name, List<Domain> domains, Span span) {
  /** Copies the domains. */
  public Parameter {
    domains = List.copyOf(domains);
  }
}
