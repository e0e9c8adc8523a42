package org.kutta.generator.elaboration;

import static org.kutta.grammar.DiagnosticCode.DUPLICATE_METHOD;
import static org.kutta.grammar.DiagnosticCode.NOT_YET_SUPPORTED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kutta.generator.tableau.Method;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.syntax.Declaration;
import org.kutta.grammar.syntax.DerivedDeclaration;
import org.kutta.grammar.syntax.FamilyDeclaration;
import org.kutta.grammar.syntax.Identifier;
import org.kutta.grammar.syntax.MethodDeclaration;
import org.kutta.grammar.syntax.SourceFile;

/** Turns a syntax tree into methods. */
public final class FileReader implements Declaration.Visitor<Optional<Method>> {

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Map<String, Identifier> declared = new HashMap<>();
  private final Set<String> families = new HashSet<>();

  private FileReader() {}

  /** Returns the sound methods of a file, and what is wrong with the others. */
  public static Checked<List<Method>> read(SourceFile file) {
    FileReader reader = new FileReader();
    List<Method> methods = new ArrayList<>();
    for (Declaration declaration : file.declarations()) {
      if (declaration instanceof FamilyDeclaration family) {
        reader.families.add(family.name().text());
      }
    }
    for (Declaration declaration : file.declarations()) {
      reader.checkDistinct(declaration.name());
      declaration.accept(reader).ifPresent(methods::add);
    }
    reader.diagnostics.sort(Diagnostic.BY_POSITION);
    return Checked.of(List.copyOf(methods), reader.diagnostics);
  }

  /** Names that differ in case only would be one file on some systems. */
  private void checkDistinct(Identifier name) {
    Identifier earlier = declared.putIfAbsent(name.text().toLowerCase(Locale.ROOT), name);
    if (earlier != null) {
      diagnostics.add(
          Diagnostic.of(
                  DUPLICATE_METHOD, name.span(), "a second method is named `" + name.text() + "`")
              .withNote("the first, `" + earlier.text() + "`, stands at " + earlier.span())
              .withHelp("rename one of them"));
    }
  }

  @Override
  public Optional<Method> visitMethod(MethodDeclaration method) {
    return new MethodReader(method, diagnostics).read();
  }

  @Override
  public Optional<Method> visitFamily(FamilyDeclaration family) {
    return notYet(family.name(), "a family");
  }

  @Override
  public Optional<Method> visitDerived(DerivedDeclaration derived) {
    return families.contains(derived.origin().text())
        ? notYet(derived.origin(), "a method of a family")
        : new DerivedReader(derived, diagnostics).read();
  }

  private Optional<Method> notYet(Identifier where, String what) {
    diagnostics.add(
        Diagnostic.of(
            NOT_YET_SUPPORTED,
            where.span(),
            what + " is not yet supported by this version of kutta"));
    return Optional.empty();
  }
}
