package org.kutta.generator.elaboration;

import static org.kutta.grammar.DiagnosticCode.DUPLICATE_METHOD;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kutta.generator.family.Family;
import org.kutta.generator.number.Tower;
import org.kutta.generator.tableau.Method;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.syntax.Declaration;
import org.kutta.grammar.syntax.FamilyDeclaration;
import org.kutta.grammar.syntax.Identifier;
import org.kutta.grammar.syntax.SourceFile;

/** Turns a syntax tree into methods and families. */
public final class FileReader {

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Map<String, Identifier> declared = new HashMap<>();
  private final Map<String, FamilyDeclaration> declaredFamilies = new HashMap<>();

  /** By name; a family with a mistake is missing. */
  private final Map<String, Family> families = new LinkedHashMap<>();

  private FileReader() {}

  /**
   * What a file holds.
   *
   * @param methods those of families and rules among them
   */
  public record Contents(List<Method> methods, List<Family> families) {

    public Contents {
      methods = List.copyOf(methods);
      families = List.copyOf(families);
    }
  }

  /** Returns the sound methods of a file, and what is wrong with the others. */
  public static Checked<List<Method>> read(SourceFile file) {
    Checked<Contents> contents = readAll(file);
    return new Checked<>(contents.value().map(Contents::methods), contents.diagnostics());
  }

  /** Returns the sound methods and families of a file, and what is wrong with the others. */
  public static Checked<Contents> readAll(SourceFile file) {
    FileReader reader = new FileReader();
    for (Declaration declaration : file.declarations()) {
      if (declaration instanceof FamilyDeclaration family) {
        reader.readFamily(family);
      }
    }
    Scope scope = new Scope(file, reader.declaredFamilies, reader.families.keySet());
    List<Method> methods = new ArrayList<>();
    for (Declaration declaration : file.declarations()) {
      reader.checkDistinct(declaration.name());
      // Each method has a tower of its own: numbers of two methods never meet.
      declaration
          .accept(new DeclarationReader(scope, new Tower(), reader.diagnostics))
          .ifPresent(methods::add);
    }
    reader.diagnostics.sort(Diagnostic.BY_POSITION);
    List<Family> families = List.copyOf(reader.families.values());
    return Checked.of(new Contents(methods, families), reader.diagnostics);
  }

  private void readFamily(FamilyDeclaration family) {
    String name = family.name().text();
    if (declaredFamilies.putIfAbsent(name, family) == null) {
      new FamilyReader(family, diagnostics).read().ifPresent(read -> families.put(name, read));
    }
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
}
