package org.kutta.grammar.syntax;

import org.kutta.grammar.source.Span;

/** {@code method X { … }}. */
public record MethodDeclaration(Identifier name, Body body, Span span) implements Declaration {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visitMethod(this);
  }
}
