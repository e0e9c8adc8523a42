package org.kutta.generator.elaboration;

import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Tower;
import org.kutta.generator.tableau.Method;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.syntax.Declaration;
import org.kutta.grammar.syntax.DerivedDeclaration;
import org.kutta.grammar.syntax.FamilyDeclaration;
import org.kutta.grammar.syntax.MethodDeclaration;

/** Reads a declaration as a method; methods that it is made of are numbers of the same tower. */
final class DeclarationReader implements Declaration.Visitor<Optional<Method>> {

  private final Scope scope;
  private final Tower tower;
  private final List<Diagnostic> diagnostics;

  DeclarationReader(Scope scope, Tower tower, List<Diagnostic> diagnostics) {
    this.scope = scope;
    this.tower = tower;
    this.diagnostics = diagnostics;
  }

  @Override
  public Optional<Method> visitMethod(MethodDeclaration method) {
    return new MethodReader(method, tower, diagnostics).read();
  }

  /** Families are read before methods, which may stand above them. */
  @Override
  public Optional<Method> visitFamily(FamilyDeclaration family) {
    return Optional.empty();
  }

  @Override
  public Optional<Method> visitDerived(DerivedDeclaration derived) {
    String origin = derived.origin().text();
    FamilyDeclaration family = scope.families().get(origin);
    if (family == null) {
      return new DerivedReader(derived, new MethodNames(scope, tower), diagnostics).read();
    }
    // What is wrong with a family is said once, where it stands.
    return scope.soundFamilies().contains(origin)
        ? new MemberReader(derived, family, tower, diagnostics).read()
        : Optional.empty();
  }
}
