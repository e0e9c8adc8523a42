package org.kutta.generator.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.TableauCompiler.CompiledFile;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.emit.GeneratedSource;
import org.kutta.generator.emit.MethodIndexWriter;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.source.Span;

/**
 * The classes of many texts: compiles each text, refuses names that are taken, and lists the
 * methods of each package in an index that programs find at run time. Writes no file: the caller
 * that builds does.
 *
 * <p>Mutable, and made for one thread.
 */
public final class TableauBuild {

  /** A name that no method may have. */
  private static final String INDEX = "GeneratedMethods";

  private final Budget budget;
  private final boolean annotate;

  /** Where each class was declared, by its full name in lower case. */
  private final Map<String, Span> declared = new HashMap<>();

  /** Methods by package that are in no index yet. */
  private final Map<String, Set<String>> unlisted = new TreeMap<>();

  /** Full names of the indices that were made. */
  private final Set<String> indices = new TreeSet<>();

  /**
   * Begins a build.
   *
   * @param annotate whether the platform has {@code javax.annotation.processing.Generated}
   */
  public TableauBuild(Budget budget, boolean annotate) {
    this.budget = budget;
    this.annotate = annotate;
  }

  /** Returns the classes of a text: all of them, or none if anything is wrong with it. */
  public Checked<List<GeneratedSource>> compile(TableauUnit unit) {
    Checked<CompiledFile> compiled =
        TableauCompiler.compile(unit.text(), unit.origin(), unit.packageName(), annotate, budget);
    if (compiled.value().isEmpty()) {
      return Checked.failed(compiled.diagnostics());
    }
    CompiledFile classes = compiled.value().get();
    List<Diagnostic> diagnostics = new ArrayList<>(compiled.diagnostics());
    classes
        .methods()
        .forEach(
            method ->
                declare(method.source(), method.method().method().nameSpan())
                    .ifPresent(diagnostics::add));
    classes
        .families()
        .forEach(
            family ->
                declare(family.source(), family.family().family().nameSpan())
                    .ifPresent(diagnostics::add));
    if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
      return Checked.failed(diagnostics);
    }
    // A family is no method before it has its parameters: the index does not list it.
    classes
        .methods()
        .forEach(
            method ->
                unlisted
                    .computeIfAbsent(unit.packageName(), fresh -> new TreeSet<>())
                    .add(method.source().simpleName()));
    return Checked.of(classes.sources(), diagnostics);
  }

  /** Notes where a class is declared; returns what is wrong if its name is taken. */
  private Optional<Diagnostic> declare(GeneratedSource source, Span here) {
    // Names that differ in case only would be one file on some systems.
    String name = source.qualifiedName().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(declared.putIfAbsent(name, here))
        .map(
            earlier ->
                Diagnostic.of(Message.SECOND_METHOD_OF_PACKAGE, here, here.text())
                    .withNote("the first, `" + earlier.text() + "`, stands at " + earlier)
                    .withHelp("rename one of them, or generate them into different packages"));
  }

  /**
   * Returns an index for each package with methods that are in none yet. A package that has an
   * index already gets another one, with a number: processors run in rounds.
   */
  public List<GeneratedSource> indices() {
    List<GeneratedSource> sources = new ArrayList<>();
    unlisted.forEach(
        (packageName, methods) ->
            sources.add(
                MethodIndexWriter.write(packageName, freshName(packageName), methods, annotate)));
    unlisted.clear();
    return sources;
  }

  private String freshName(String packageName) {
    String prefix = packageName.isEmpty() ? "" : packageName + ".";
    String name = INDEX;
    for (int k = 2; !indices.add(prefix + name); k++) {
      name = INDEX + k;
    }
    return name;
  }

  /** Returns the file by which programs find all indices so far; nothing if there is none. */
  public Optional<ServiceFile> service() {
    return indices.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ServiceFile(
                "META-INF/services/" + MethodIndexWriter.service(),
                String.join("\n", indices) + "\n"));
  }
}
