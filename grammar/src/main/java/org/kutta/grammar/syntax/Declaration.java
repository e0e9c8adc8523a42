package org.kutta.grammar.syntax;

import org.kutta.grammar.source.Span;

/** What a file declares under a name. */
public sealed interface Declaration
    permits MethodDeclaration, FamilyDeclaration, DerivedDeclaration {
  /** Returns the declared name. */
  Identifier name();

  /** Returns where the declaration stands, from its first word to its last character. */
  Span span();

  /** Calls the method of {@code visitor} that fits. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each kind of declaration. */
  interface Visitor<R> {
    /** Visits {@code method X { … }}. */
    R visitMethod(MethodDeclaration method);

    /** Visits {@code family F(a) { … }}. */
    R visitFamily(FamilyDeclaration family);

    /** Visits {@code method X = F(a = 1)}. */
    R visitDerived(DerivedDeclaration derived);
  }
}
