package org.kutta.grammar.syntax;

import java.util.List;
import org.kutta.grammar.source.Span;

/**
 * {@code method X = F(alpha = 1)}.
 *
 * @param origin the family or built-in generator
 * @param operands what stands without a name: methods, as in {@code compose(A/2, B/2)}
 * @param arguments values that have a name
 * @param lists lists that have a name
 */
public record DerivedDeclaration(
    Identifier name,
    Identifier origin,
    List<Expression> operands,
    List<Argument> arguments,
    List<ListArgument> lists,
    Span span)
    implements Declaration {
  /** Copies the lists. */
  public DerivedDeclaration {
    operands = List.copyOf(operands);
    arguments = List.copyOf(arguments);
    lists = List.copyOf(lists);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visitDerived(this);
  }
}
