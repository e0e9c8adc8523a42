package org.kutta.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;
import org.kutta.cli.input.FileArguments;
import org.kutta.cli.input.TextFile;
import org.kutta.console.OptionTypes;
import org.kutta.console.UsageException;
import org.kutta.files.DurableSet;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.build.TableauBuild;
import org.kutta.generator.build.TableauUnit;
import org.kutta.generator.emit.GeneratedSource;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
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
        "Also writes a class GeneratedMethods and, below DIR, its service file, so that programs"
            + " find the methods by name."
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
          "--package: `" + packageName + "` is not the name of a Java package",
          "write one such as `com.example.methods`");
    }
    Budget budget = limits.budget();
    TableauBuild build = new TableauBuild(budget, true);
    List<GeneratedSource> classes = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (TextFile file : FileArguments.read(arguments, budget.text())) {
      Checked<List<GeneratedSource>> compiled = compile(file, build);
      compiled.value().ifPresent(classes::addAll);
      diagnostics.addAll(compiled.diagnostics());
    }
    console.report(diagnostics);
    if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
      return ExitCode.ERRORS;
    }
    return ExitCode.of(!write(build, classes));
  }

  private Checked<List<GeneratedSource>> compile(TextFile file, TableauBuild build) {
    return file.text().value().isEmpty()
        ? Checked.failed(file.text().diagnostics())
        : build.compile(new TableauUnit(file.text().value().get(), file.baseName(), packageName));
  }

  /** Writes the classes, and then the file by which their index is found. */
  private boolean write(TableauBuild build, List<GeneratedSource> classes) {
    try {
      DurableSet sources = DurableSet.in(output);
      classes.forEach(source -> add(source, sources));
      if (services == null) {
        print(output, sources.write());
        return true;
      }
      build.indices().forEach(index -> add(index, sources));
      DurableSet resources = DurableSet.in(services);
      build.service().ifPresent(service -> resources.add(Path.of(service.path()), service.text()));
      print(output, sources.write());
      print(services, resources.write());
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
