package org.kutta.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kutta.cli.catalogue.LibraryMethod;
import org.kutta.cli.catalogue.StandardLibrary;
import org.kutta.cli.input.FileArguments;
import org.kutta.cli.input.TextFile;
import org.kutta.cli.report.FileReport;
import org.kutta.console.UsageException;
import org.kutta.generator.budget.Budget;
import org.kutta.grammar.TextLimits;

/**
 * What arguments name that are files, or methods of the standard library.
 *
 * @param file that declares what is meant
 * @param method of the file that alone is meant; all of them where nothing is said
 */
record MethodArguments(TextFile file, Optional<String> method) {

  /** Returns what each argument names, in their order. */
  static List<MethodArguments> of(List<String> arguments, TextLimits limits) throws UsageException {
    List<MethodArguments> selected = new ArrayList<>();
    for (String argument : arguments) {
      if (isFile(argument)) {
        FileArguments.read(List.of(argument), limits).stream()
            .map(file -> new MethodArguments(file, Optional.empty()))
            .forEach(selected::add);
      } else {
        selected.add(named(argument));
      }
    }
    return selected;
  }

  private static boolean isFile(String argument) {
    try {
      boolean looksLikeOne =
          Stream.of("/", "\\", ".").anyMatch(argument::contains) || argument.isEmpty();
      return looksLikeOne || Files.exists(Path.of(argument));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static MethodArguments named(String name) throws UsageException {
    StandardLibrary library = StandardLibrary.open();
    Optional<LibraryMethod> method = library.find(name);
    if (method.isEmpty()) {
      throw new UsageException(
          "there is no file `%s`, and no method of this name in the standard library"
              .formatted(name),
          library
              .nearest(name)
              .map(nearest -> "write `" + nearest + "`")
              .orElse("`kutta list` lists the methods"));
    }
    return new MethodArguments(library.file(method.get()), Optional.of(name));
  }

  /** Proves the file, and keeps of it what is meant. */
  FileReport report(Budget budget) {
    FileReport whole = FileReport.of(file, budget);
    return method.map(whole::only).orElse(whole);
  }
}
