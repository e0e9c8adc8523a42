package org.kutta.cli;

import static org.kutta.grammar.DiagnosticCode.DUPLICATE_METHOD;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;
import org.kutta.cli.input.FileArguments;
import org.kutta.cli.input.TextFile;
import org.kutta.console.OptionTypes;
import org.kutta.console.UsageException;
import org.kutta.files.DurableSet;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.TableauCompiler.CompiledFamily;
import org.kutta.generator.TableauCompiler.CompiledFile;
import org.kutta.generator.TableauCompiler.CompiledMethod;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.emit.GeneratedSource;
import org.kutta.generator.emit.MethodIndexWriter;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code kutta generate}. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    versionProvider = KuttaVersion.class,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = {
      "",
      "Writes the Java classes of tableau files, for builds that run no annotation processor.",
      "",
      "Prints the files that changed. Nothing is written if any tableau has an error.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  kutta generate --package com.example.methods --output src/main/java my.tableau",
      "  kutta generate --package com.example.methods --output target/generated-sources/kutta \\",
      "                 --services target/classes src/main/tableaus"
    })
final class GenerateCommand implements Callable<Integer> {

  private static final String INDEX = "GeneratedMethods";

  private final Console console;

  @Option(
      names = "--package",
      required = true,
      paramLabel = "PACKAGE",
      description = "The package of the classes.")
  private String packageName = "";

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      converter = OptionTypes.NonEmptyPath.class,
      description = "The root of the Java sources.")
  private Path output = Path.of("");

  @Option(
      names = "--services",
      paramLabel = "DIR",
      converter = OptionTypes.NonEmptyPath.class,
      description = {
        "Also writes a class "
            + INDEX
            + " and, below DIR, its service file, so that programs find"
            + " the methods by name."
      })
  private @Nullable Path services;

  @Mixin private final BudgetOptions limits = new BudgetOptions();

  @Parameters(
      arity = "1..*",
      converter = OptionTypes.NonEmptyText.class,
      paramLabel = "FILE",
      description = "Files, or directories with .tableau files somewhere below them.")
  private List<String> arguments = new ArrayList<>();

  GenerateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws UsageException {
    if (!packageName.isEmpty() && !SourceVersion.isName(packageName)) {
      throw new UsageException(
          "--package: `" + packageName + "` is no name of a Java package",
          "write one such as `com.example.methods`");
    }
    List<CompiledMethod> methods = new ArrayList<>();
    List<CompiledFamily> families = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    Budget budget = limits.budget();
    for (TextFile file : FileArguments.read(arguments)) {
      Checked<CompiledFile> compiled = compile(file, budget);
      compiled.value().ifPresent(classes -> methods.addAll(classes.methods()));
      compiled.value().ifPresent(classes -> families.addAll(classes.families()));
      diagnostics.addAll(compiled.diagnostics());
    }
    List<Span> names = new ArrayList<>();
    methods.forEach(method -> names.add(method.method().method().nameSpan()));
    families.forEach(family -> names.add(family.family().family().nameSpan()));
    diagnostics.addAll(duplicates(names));
    console.report(diagnostics);
    if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
      return ExitCode.ERRORS;
    }
    return ExitCode.of(!write(methods, families));
  }

  private Checked<CompiledFile> compile(TextFile file, Budget budget) {
    return file.text().value().isEmpty()
        ? Checked.failed(file.text().diagnostics())
        : TableauCompiler.compileAll(
            file.text().value().get(), file.baseName(), packageName, true, budget);
  }

  /** Two files may declare one class; names that differ in case only would be one file. */
  private static List<Diagnostic> duplicates(List<Span> names) {
    Map<String, Span> declared = new HashMap<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (Span span : names) {
      String name = span.text();
      Optional.ofNullable(declared.putIfAbsent(name.toLowerCase(Locale.ROOT), span))
          .map(
              earlier ->
                  Diagnostic.of(DUPLICATE_METHOD, span, "a second method is named `" + name + "`")
                      .withNote("the first stands at " + earlier)
                      .withHelp("rename one of them, or generate into different packages"))
          .ifPresent(diagnostics::add);
    }
    return diagnostics;
  }

  /** Writes the classes, and then the file by which their index is found. */
  private boolean write(List<CompiledMethod> methods, List<CompiledFamily> families) {
    try {
      DurableSet classes = DurableSet.in(output);
      methods.forEach(method -> add(method.source(), classes));
      // A family is no method before it has its parameters: the index does not list it.
      families.forEach(family -> add(family.source(), classes));
      if (services == null || methods.isEmpty()) {
        print(output, classes.write());
        return true;
      }
      List<String> names = methods.stream().map(method -> method.source().simpleName()).toList();
      GeneratedSource index = MethodIndexWriter.write(packageName, INDEX, names, true);
      add(index, classes);
      DurableSet service = DurableSet.in(services);
      service.add(
          Path.of("META-INF", "services", MethodIndexWriter.service()),
          index.qualifiedName() + "\n");
      print(output, classes.write());
      print(services, service.write());
      return true;
    } catch (IOException e) {
      console.complain(
          "cannot write " + Reasons.of(output, e), "name directories that you can write");
      return false;
    }
  }

  private void add(GeneratedSource source, DurableSet classes) {
    Path folder = Path.of(packageName.replace('.', '/'));
    classes.add(folder.resolve(source.simpleName() + ".java"), source.text());
  }

  /** Prints names as the user would write them: below the directory that was given. */
  private void print(Path root, List<Path> written) {
    written.forEach(name -> console.printName(root.resolve(name)));
  }
}
