package org.kutta.generator.elaboration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.budget.TimeLimit;
import org.kutta.generator.family.Family;
import org.kutta.generator.number.Tower;
import org.kutta.generator.tableau.DoubtfulMethod;
import org.kutta.generator.tableau.Method;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
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

  private final Budget budget;

  private FileReader(Budget budget) {
    this.budget = budget;
  }

  /**
   * What a file holds.
   *
   * @param methods those of families and rules among them
   * @param doubtful methods of which sums are wrong
   */
  public record Contents(
      List<Method> methods, List<Family> families, List<DoubtfulMethod> doubtful) {

    public Contents {
      methods = List.copyOf(methods);
      families = List.copyOf(families);
      doubtful = List.copyOf(doubtful);
    }
  }

  /** Returns the sound methods of a file, and what is wrong with the others. */
  public static Checked<List<Method>> read(SourceFile file) {
    Checked<Contents> contents = readAll(file, Budget.DEFAULT);
    return new Checked<>(contents.value().map(Contents::methods), contents.diagnostics());
  }

  /** Returns the sound methods and families of a file, and what is wrong with the others. */
  public static Checked<Contents> readAll(SourceFile file, Budget budget) {
    FileReader reader = new FileReader(budget);
    for (Declaration declaration : file.declarations()) {
      if (declaration instanceof FamilyDeclaration family) {
        reader.readFamily(family);
      }
    }
    Scope scope = Scope.of(file, reader.declaredFamilies, reader.families.keySet(), budget);
    List<Method> methods = new ArrayList<>();
    List<DoubtfulMethod> doubtful = new ArrayList<>();
    for (Declaration declaration : file.declarations()) {
      reader.checkDistinct(declaration.name());
      reader.read(declaration, scope, doubtful).ifPresent(methods::add);
    }
    reader.diagnostics.sort(Diagnostic.BY_POSITION);
    List<Family> families = List.copyOf(reader.families.values());
    return Checked.of(new Contents(methods, families, doubtful), reader.diagnostics);
  }

  private Optional<Method> read(
      Declaration declaration, Scope scope, List<DoubtfulMethod> doubtful) {
    // Each method has a tower of its own: numbers of two methods never meet.
    Tower tower = new Tower(budget, budget.deadline());
    List<Diagnostic> found = new ArrayList<>();
    try {
      DeclarationReader reader = new DeclarationReader(new MethodNames(scope, tower), found);
      Optional<Method> read = declaration.accept(reader);
      reader.doubtful().ifPresent(doubtful::add);
      return read;
    } catch (OutOfTimeException e) {
      found.add(TimeLimit.exceeded(e, declaration.name().span()));
      return Optional.empty();
    } finally {
      diagnostics.addAll(found);
      tower.endReading();
    }
  }

  private void readFamily(FamilyDeclaration family) {
    String name = family.name().text();
    if (declaredFamilies.putIfAbsent(name, family) != null) {
      return;
    }
    Tower tower = new Tower(budget, budget.deadline());
    List<Diagnostic> found = new ArrayList<>();
    try {
      new FamilyReader(family, tower, found).read().ifPresent(read -> families.put(name, read));
    } catch (OutOfTimeException e) {
      found.add(TimeLimit.exceeded(e, family.name().span()));
    } finally {
      diagnostics.addAll(found);
      tower.endReading();
    }
  }

  /** Names that differ in case only would be one file on some systems. */
  private void checkDistinct(Identifier name) {
    Identifier earlier = declared.putIfAbsent(name.text().toLowerCase(Locale.ROOT), name);
    if (earlier != null) {
      diagnostics.add(
          Diagnostic.of(Message.SECOND_METHOD, name.span(), name.text())
              .withNote("the first, `" + earlier.text() + "`, stands at " + earlier.span())
              .withHelp("rename one of them"));
    }
  }
}
