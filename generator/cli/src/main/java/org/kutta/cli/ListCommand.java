package org.kutta.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.kutta.cli.catalogue.LibraryMethod;
import org.kutta.cli.catalogue.StandardLibrary;
import org.kutta.cli.json.ListDocument;
import org.kutta.console.TextTable;
import org.kutta.grammar.PrintableText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code kutta list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = KuttaVersion.class,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = {
      "",
      "Lists the methods of the standard library: name, order with the embedded orders in brackets,"
          + " stages, structure, title.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {"  kutta list", "  kutta list --format json"})
final class ListCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, or json for programs; text unless said.")
  private OutputFormat format = OutputFormat.TEXT;

  ListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<LibraryMethod> methods = StandardLibrary.open().methods();
    if (format == OutputFormat.JSON) {
      console.print(ListDocument.of(methods));
    } else {
      TextTable table = TextTable.ofText();
      methods.forEach(method -> add(method, table));
      console.print(table.lines());
    }
    return ExitCode.GOOD;
  }

  private static void add(LibraryMethod method, TextTable table) {
    List<String> embedded = method.embedded().stream().map(String::valueOf).toList();
    String orders =
        method.order() + (embedded.isEmpty() ? "" : "(" + String.join(",", embedded) + ")");
    table.add(
        name(method),
        "order " + orders,
        method.stages() + (method.stages() == 1 ? " stage" : " stages"),
        method.structure(),
        PrintableText.of(method.title()));
  }

  private static String name(LibraryMethod method) {
    return method.parameters().isEmpty()
        ? method.name()
        : method.name() + "(" + String.join(", ", method.parameters()) + ")";
  }
}
