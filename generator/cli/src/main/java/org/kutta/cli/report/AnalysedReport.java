package org.kutta.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.budget.TimeLimit;
import org.kutta.grammar.Diagnostic;

/**
 * A report with an analysis of each method.
 *
 * @param report in which methods that the time is not enough for have a diagnostic
 * @param analyses of the findings, in their order; nothing where the time is not enough
 */
public record AnalysedReport(FileReport report, List<Optional<MethodAnalysis>> analyses) {

  public AnalysedReport {
    analyses = List.copyOf(analyses);
  }

  /** Analyses the methods of a report. */
  public static AnalysedReport of(FileReport report) {
    List<Optional<MethodAnalysis>> analyses = new ArrayList<>();
    List<Diagnostic> late = new ArrayList<>();
    for (Finding finding : report.findings()) {
      try {
        analyses.add(Optional.of(finding.analysis()));
      } catch (OutOfTimeException e) {
        analyses.add(Optional.empty());
        late.add(TimeLimit.exceeded(e, finding.method().nameSpan()));
      }
    }
    return new AnalysedReport(report.with(late), analyses);
  }
}
