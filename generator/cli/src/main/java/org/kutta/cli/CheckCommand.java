package org.kutta.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.kutta.cli.input.FileArguments;
import org.kutta.cli.json.ReportDocument;
import org.kutta.cli.report.CheckText;
import org.kutta.cli.report.FileReport;
import org.kutta.console.OptionTypes;
import org.kutta.console.UsageException;
import org.kutta.generator.budget.Budget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code kutta check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = KuttaVersion.class,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = {
      "",
      "Checks what tableau files claim: proves it, or verifies it to the tolerance that they state.",
      "",
      "Prints a line for each method; what is wrong goes to stderr.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  kutta check heun3.tableau",
      "  kutta check src/main/tableaus",
      "  kutta check --format json heun3.tableau"
    })
final class CheckCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, or json for programs; text unless said.")
  private OutputFormat format = OutputFormat.TEXT;

  @Mixin private final BudgetOptions limits = new BudgetOptions();

  @Parameters(
      arity = "1..*",
      converter = OptionTypes.NonEmptyText.class,
      paramLabel = "FILE",
      description = "Files, or directories with .tableau files somewhere below them.")
  private List<String> arguments = new ArrayList<>();

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws UsageException {
    Budget budget = limits.budget();
    List<FileReport> reports =
        FileArguments.read(arguments, budget.text()).stream()
            .map(file -> FileReport.of(file, budget))
            .toList();
    reports.forEach(report -> console.report(report.diagnostics()));
    if (format == OutputFormat.JSON) {
      console.print(ReportDocument.ofCheck(reports));
    } else {
      console.print(CheckText.lines(reports));
      console.say(CheckText.summary(reports));
    }
    return ExitCode.of(reports.stream().anyMatch(FileReport::hasErrors));
  }
}
