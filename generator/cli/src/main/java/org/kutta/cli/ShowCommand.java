package org.kutta.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kutta.cli.input.TextFile;
import org.kutta.cli.json.ReportDocument;
import org.kutta.cli.latex.LatexTableau;
import org.kutta.cli.report.AnalysedReport;
import org.kutta.cli.report.ConditionsText;
import org.kutta.cli.report.FamilyFacts;
import org.kutta.cli.report.FileReport;
import org.kutta.cli.report.Finding;
import org.kutta.cli.report.MethodText;
import org.kutta.cli.report.PlanText;
import org.kutta.cli.report.ReadableTableau;
import org.kutta.console.OptionTypes;
import org.kutta.console.UsageException;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.TableauCompiler.PlannedFile;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.budget.TimeLimit;
import org.kutta.generator.emit.GeneratedSource;
import org.kutta.generator.emit.Provenance;
import org.kutta.generator.family.ProvedFamily;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.PlannedMethod;
import org.kutta.generator.plan.StepPlans;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Checked;
import org.kutta.grammar.PrintableText;
import org.kutta.grammar.source.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code kutta show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = KuttaVersion.class,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = {
      "",
      "Shows methods: the tableau, its order, and what the analysis finds.",
      "",
      "With one or more of --conditions, --plan, --java and --latex, shows these alone.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  kutta show DormandPrince54",
      "  kutta show --conditions heun3.tableau",
      "  kutta show --plan --java ClassicalRk4",
      "  kutta show --format json ClassicalRk4 Heun2"
    })
final class ShowCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--conditions",
      description = "The order conditions up to one order more than the method has.")
  private boolean conditions;

  @Option(
      names = "--max-order",
      paramLabel = "N",
      description =
          "With --conditions: the last order shown, 1 to 15; otherwise 10, where the method has"
              + " more.")
  private Optional<Integer> maxOrder = Optional.empty();

  @Option(names = "--plan", description = "The vector operations of a step, and their cost.")
  private boolean plan;

  @Option(names = "--java", description = "The generated class.")
  private boolean java;

  @Option(names = "--latex", description = "The tableau for a paper.")
  private boolean latex;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, or json for programs; text unless said.")
  private OutputFormat format = OutputFormat.TEXT;

  @Mixin private final BudgetOptions limits = new BudgetOptions();

  @Parameters(
      arity = "1..*",
      converter = OptionTypes.NonEmptyText.class,
      paramLabel = "NAME|FILE",
      description =
          "Methods of the standard library, which `kutta list` lists; files; directories.")
  private List<String> arguments = new ArrayList<>();

  private boolean first = true;

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws UsageException {
    boolean parts = conditions || plan || java || latex;
    if (parts && format == OutputFormat.JSON) {
      throw new UsageException(
          "--format json shows the analysis, and nothing else", "leave out one of the options");
    }
    if (maxOrder.filter(n -> n < 1 || n > ConditionsText.LAST_ORDER).isPresent()) {
      throw new UsageException(
          "--max-order: " + maxOrder.get() + " is out of range",
          "write a number from 1 to " + ConditionsText.LAST_ORDER);
    }
    Budget budget = limits.budget();
    boolean wrong = false;
    List<AnalysedReport> reports = new ArrayList<>();
    for (MethodArguments selected : MethodArguments.of(arguments, budget.text())) {
      FileReport report = selected.report(budget);
      if (format == OutputFormat.JSON) {
        AnalysedReport analysed = AnalysedReport.of(report);
        reports.add(analysed);
        report = analysed.report();
      }
      console.report(report.diagnostics());
      wrong |= report.hasErrors();
      if (format == OutputFormat.TEXT) {
        Optional<Checked<PlannedFile>> planned =
            java && !report.hasErrors()
                ? Optional.of(TableauCompiler.plan(report.judged(), budget))
                : Optional.empty();
        wrong |= !show(report, parts, planned.flatMap(Checked::value), budget);
        wrong |= planned.isPresent() && !showJava(selected.file(), planned.get());
      }
    }
    if (format == OutputFormat.JSON) {
      console.print(ReportDocument.ofShow(reports));
    }
    return ExitCode.of(wrong);
  }

  /** Shows what is in time, and returns whether that is all. */
  private boolean show(
      FileReport report, boolean parts, Optional<PlannedFile> planned, Budget budget) {
    boolean complete = true;
    for (Finding finding : report.findings()) {
      complete &= inTime(finding.method().nameSpan(), () -> show(finding, parts, planned));
    }
    for (ProvedFamily family : report.families()) {
      Span name = family.family().nameSpan();
      complete &= inTime(name, () -> show(family, parts, budget.deadline()));
    }
    return complete;
  }

  private boolean inTime(Span name, Runnable work) {
    try {
      work.run();
      return true;
    } catch (OutOfTimeException e) {
      console.report(List.of(TimeLimit.exceeded(e, name)));
      return false;
    }
  }

  private void show(Finding finding, boolean parts, Optional<PlannedFile> planned) {
    if (!parts) {
      separate();
      showFacts(finding);
    }
    if (conditions) {
      separate();
      showHeading(finding);
      console.print(
          finding.method().scheme().isWritten()
              ? ConditionsText.lines(finding, maxOrder)
              : List.of("no list: the order is proved from the recurrence of the stages"));
    }
    if (plan) {
      separate();
      showHeading(finding);
      Tableau<Real> tableau = finding.method().tableau();
      StepPlans plans =
          planned
              .flatMap(file -> plansOf(finding, file))
              .orElseGet(() -> finding.plans(PlanText.goals(tableau)));
      console.print(PlanText.lines(tableau, plans));
    }
    if (latex) {
      separate();
      console.print(
          finding.method().scheme().isWritten()
              ? LatexTableau.lines(finding.method())
              : List.of("% " + finding.method().name() + ": too many stages for a tableau"));
    }
  }

  private static Optional<StepPlans> plansOf(Finding finding, PlannedFile file) {
    return file.methods().stream()
        .filter(method -> method.proved().equals(finding.judged()))
        .map(PlannedMethod::plans)
        .findFirst();
  }

  private void show(ProvedFamily family, boolean parts, Deadline deadline) {
    String name = family.name() + "(" + String.join(", ", family.family().names()) + ")";
    if (!parts) {
      separate();
      showHeading(name, family.family().title());
      if (!family.family().reference().isEmpty()) {
        console.print(PrintableText.of(family.family().reference()));
      }
      console.print("");
      console.print(FamilyFacts.lines(family, deadline));
    }
    if (conditions) {
      separate();
      showHeading(name, family.family().title());
      console.print(FamilyFacts.conditions(family));
    }
    if (plan) {
      separate();
      showHeading(name, family.family().title());
      console.print(PlanText.lines(family, deadline));
    }
    if (latex) {
      separate();
      console.print("% " + name + ": only single methods are written in LaTeX");
    }
  }

  private void showFacts(Finding finding) {
    List<String> facts = MethodText.lines(finding);
    showHeading(finding);
    String reference = finding.method().reference();
    if (!reference.isEmpty()) {
      console.print(PrintableText.of(reference));
    }
    console.print("");
    ReadableTableau.lines(finding.method().tableau()).forEach(line -> console.print("  " + line));
    console.print("");
    console.print(facts);
  }

  private void showHeading(Finding finding) {
    showHeading(finding.method().name(), finding.method().title());
  }

  private void showHeading(String name, String words) {
    String title = PrintableText.of(words);
    String heading = console.styled(Style.BOLD, name);
    console.print(title.equals(name) ? heading : heading + "  " + title);
  }

  /** Prints the generated classes, and returns whether none is missing. */
  private boolean showJava(TextFile file, Checked<PlannedFile> planned) {
    console.report(planned.diagnostics());
    if (planned.hasErrors() || planned.value().isEmpty()) {
      return false;
    }
    Provenance provenance = Provenance.of(file.baseName(), file.text().value().orElseThrow());
    for (GeneratedSource source :
        TableauCompiler.write(planned.value().get(), provenance, "", true).sources()) {
      separate();
      console.print(source.text().stripTrailing());
    }
    return true;
  }

  private void separate() {
    if (!first) {
      console.print("");
    }
    first = false;
  }
}
