package org.kutta.generator.elaboration;

import java.util.List;
import java.util.Optional;
import org.kutta.generator.tableau.DoubtfulMethod;
import org.kutta.generator.tableau.Method;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.syntax.Declaration;
import org.kutta.grammar.syntax.DerivedDeclaration;
import org.kutta.grammar.syntax.FamilyDeclaration;
import org.kutta.grammar.syntax.MethodDeclaration;

/** Reads a declaration as a method; methods that it is made of are numbers of the same tower. */
final class DeclarationReader implements Declaration.Visitor<Optional<Method>> {

  private final MethodNames methods;
  private final List<Diagnostic> diagnostics;
  private Optional<DoubtfulMethod> doubtful = Optional.empty();

  /**
   * @param methods that were read already, as numbers of one tower
   * @param diagnostics where what is wrong with this declaration, and nothing else, is added
   */
  DeclarationReader(MethodNames methods, List<Diagnostic> diagnostics) {
    this.methods = methods;
    this.diagnostics = diagnostics;
  }

  @Override
  public Optional<Method> visitMethod(MethodDeclaration method) {
    MethodReader reader = new MethodReader(method, methods.tower(), diagnostics);
    Optional<Method> read = reader.read();
    doubtful = reader.doubtful();
    return read;
  }

  /** Returns what was read if only sums of it are wrong. */
  Optional<DoubtfulMethod> doubtful() {
    return doubtful;
  }

  /** Families are read before methods, which may stand above them. */
  @Override
  public Optional<Method> visitFamily(FamilyDeclaration family) {
    return Optional.empty();
  }

  @Override
  public Optional<Method> visitDerived(DerivedDeclaration derived) {
    Scope scope = methods.scope();
    String origin = derived.origin().text();
    FamilyDeclaration family = scope.families().get(origin);
    if (family == null) {
      return new DerivedReader(derived, methods, diagnostics).read();
    }
    // What is wrong with a family is said once, where it stands.
    return scope.soundFamilies().contains(origin)
        ? new MemberReader(derived, family, methods.tower(), diagnostics).read()
        : Optional.empty();
  }
}
