package org.kutta.grammar.syntax;

import java.util.List;
import org.kutta.grammar.source.Span;

/** {@code family F(alpha in (0, 1]) { … }}. */
public record FamilyDeclaration(Identifier name, List<Parameter> parameters, Body body, Span span)
    implements Declaration {
  /** Copies the parameters. */
  public FamilyDeclaration {
    parameters = List.copyOf(parameters);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visitFamily(this);
  }
}
