package org.kutta.grammar.syntax;

import java.util.List;
import org.kutta.grammar.Span;

/**
 * {@code method X = F(alpha = 1)}.
 *
 * @param origin the family or built-in generator
 */
public record DerivedDeclaration(
    Identifier name, Identifier origin, List<Argument> arguments, Span span)
    implements Declaration {
  /** Copies the arguments. */
  public DerivedDeclaration {
    arguments = List.copyOf(arguments);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visitDerived(this);
  }
}
