package org.kutta.generator.elaboration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Method;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.DerivedDeclaration;

/** The methods that a construction names, and the tolerance that it takes over from them. */
final class MentionedMethods {

  private final DerivedDeclaration declaration;
  private final MethodNames methods;
  private final List<Diagnostic> diagnostics;
  private Real tolerance = Real.ZERO;

  MentionedMethods(
      DerivedDeclaration declaration, MethodNames methods, List<Diagnostic> diagnostics) {
    this.declaration = declaration;
    this.methods = methods;
    this.diagnostics = diagnostics;
  }

  /** Returns the names of all methods of the file. */
  Set<String> names() {
    return methods.names();
  }

  /** Returns the widest tolerance of the methods named so far, and of those said besides. */
  Real tolerance() {
    return tolerance;
  }

  /** Widens the tolerance. */
  void tolerate(Real t) {
    if (t.compareTo(tolerance) > 0) {
      tolerance = t;
    }
  }

  /** Returns the method of a name that the file declares, unless it is made of this one. */
  Optional<Method> method(String name, Span span) {
    if (methods.isMadeOf(name, declaration.name().text())) {
      diagnostics.add(
          (name.equals(declaration.name().text())
                  ? Diagnostic.of(Message.MADE_OF_ITSELF, span, name)
                  : Diagnostic.of(
                      Message.MADE_OF_EACH_OTHER, span, name, declaration.name().text()))
              .withNote("a method can be made only of methods that do not need it"));
      return Optional.empty();
    }
    Optional<Method> method = methods.method(name);
    method.map(m -> m.claims().tolerance()).ifPresent(this::tolerate);
    return method;
  }
}
