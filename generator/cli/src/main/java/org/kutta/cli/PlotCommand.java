package org.kutta.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kutta.cli.plot.LateMethodException;
import org.kutta.cli.plot.Plot;
import org.kutta.cli.report.FileReport;
import org.kutta.cli.report.Finding;
import org.kutta.console.OptionTypes;
import org.kutta.console.UsageException;
import org.kutta.files.DurableFile;
import org.kutta.generator.budget.Budget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code kutta plot}. */
@Command(
    name = "plot",
    mixinStandardHelpOptions = true,
    versionProvider = KuttaVersion.class,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = {
      "",
      "Draws where a step of a method is stable, and its order star.",
      "",
      "Several methods are also drawn into one picture. Prints the file's name.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  kutta plot --output rk4.svg ClassicalRk4",
      "  kutta plot --output pairs.html BogackiShampine32 DormandPrince54 my.tableau"
    })
final class PlotCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      converter = OptionTypes.NonEmptyPath.class,
      description = "A file whose name ends with .svg or .html.")
  private Path output = Path.of("");

  @Mixin private final BudgetOptions limits = new BudgetOptions();

  @Parameters(
      arity = "1..*",
      converter = OptionTypes.NonEmptyText.class,
      paramLabel = "NAME|FILE",
      description =
          "Methods of the standard library, which `kutta list` lists; files; directories.")
  private List<String> arguments = new ArrayList<>();

  PlotCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws UsageException {
    String name = output.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".svg") && !name.endsWith(".html")) {
      throw new UsageException(
          "--output: `" + output + "` is neither SVG nor HTML",
          "write a name that ends with .svg or .html");
    }
    Budget budget = limits.budget();
    boolean wrong = false;
    List<Finding> findings = new ArrayList<>();
    for (MethodArguments selected : MethodArguments.of(arguments, budget.text())) {
      FileReport report = selected.report(budget);
      console.report(report.diagnostics());
      wrong |= report.hasErrors();
      findings.addAll(report.findings());
    }
    if (!wrong && findings.isEmpty()) {
      console.complain(
          "a family has no one stability region", "plot a method of it, with its parameters");
    }
    if (wrong || findings.isEmpty()) {
      return ExitCode.ERRORS;
    }
    try {
      Plot plot = Plot.of(findings);
      return write(name.endsWith(".svg") ? plot.svg() : plot.html());
    } catch (LateMethodException e) {
      console.report(List.of(e.diagnostic()));
      return ExitCode.ERRORS;
    }
  }

  private int write(String text) {
    try {
      DurableFile.at(output).write(text);
      console.printName(output);
      return ExitCode.GOOD;
    } catch (IOException e) {
      console.complain("cannot write " + Reasons.of(output, e), "name a file that you can write");
      return ExitCode.ERRORS;
    }
  }
}
