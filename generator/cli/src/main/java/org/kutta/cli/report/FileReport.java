package org.kutta.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.kutta.cli.input.TextFile;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.TableauCompiler.JudgedFile;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.family.ProvedFamily;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.source.SourceText;

/**
 * What was found out about a file.
 *
 * @param name of the file
 * @param findings about the methods that can be read, in their order
 * @param families those that are proved, in their order
 * @param diagnostics what is wrong, by place
 */
public record FileReport(
    String name,
    List<Finding> findings,
    List<ProvedFamily> families,
    List<Diagnostic> diagnostics) {

  public FileReport {
    findings = List.copyOf(findings);
    families = List.copyOf(families);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Proves what a file claims, within the budget that users have who say nothing. */
  public static FileReport of(TextFile file) {
    return of(file, Budget.DEFAULT);
  }

  /** Proves what a file claims, within a budget. */
  public static FileReport of(TextFile file, Budget budget) {
    if (file.text().value().isEmpty()) {
      return new FileReport(file.name(), List.of(), List.of(), file.text().diagnostics());
    }
    SourceText source = file.text().value().get();
    Checked<JudgedFile> judged = TableauCompiler.judge(source, budget);
    List<Finding> findings =
        judged.value().map(JudgedFile::judgements).orElse(List.of()).stream()
            .map(method -> new Finding(method, budget))
            .toList();
    List<ProvedFamily> families = judged.value().map(JudgedFile::families).orElse(List.of());
    List<Diagnostic> diagnostics = new ArrayList<>(file.text().diagnostics());
    diagnostics.addAll(judged.diagnostics());
    return new FileReport(file.name(), findings, families, diagnostics);
  }

  /** Returns what the report tells of, for the compiler to go on with. */
  public JudgedFile judged() {
    return new JudgedFile(findings.stream().map(Finding::judged).toList(), families);
  }

  /** Returns whether anything of the file is wrong. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** Returns this report with more that is wrong. */
  public FileReport with(List<Diagnostic> more) {
    List<Diagnostic> all = new ArrayList<>(diagnostics);
    all.addAll(more);
    all.sort(Diagnostic.BY_POSITION);
    return new FileReport(name, findings, families, all);
  }

  /** Returns this report with one method or family only, and what is wrong with it. */
  public FileReport only(String method) {
    return new FileReport(
        name,
        findings.stream().filter(finding -> finding.method().name().equals(method)).toList(),
        families.stream().filter(family -> family.name().equals(method)).toList(),
        diagnostics);
  }
}
