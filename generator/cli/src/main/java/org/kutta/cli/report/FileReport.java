package org.kutta.cli.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.cli.input.TextFile;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.TableauCompiler.ProvedFile;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.elaboration.FileReader;
import org.kutta.generator.family.ProvedFamily;
import org.kutta.generator.tableau.Method;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.SourceText;
import org.kutta.grammar.Span;
import org.kutta.grammar.TableauParser;
import org.kutta.grammar.syntax.SourceFile;

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
    Checked<ProvedFile> proved = TableauCompiler.proveAll(source, budget);
    List<ProvedMethod> sound = proved.value().map(ProvedFile::methods).orElse(List.of());
    List<ProvedFamily> families = proved.value().map(ProvedFile::families).orElse(List.of());
    List<Finding> findings =
        proved.hasErrors()
            ? withRefuted(source, sound, budget)
            : sound.stream().map(method -> Finding.of(method, budget)).toList();
    List<Diagnostic> diagnostics = new ArrayList<>(file.text().diagnostics());
    diagnostics.addAll(proved.diagnostics());
    return new FileReport(file.name(), findings, families, diagnostics);
  }

  /** Reads the file once more, for the methods that the compiler leaves out: their claims fail. */
  private static List<Finding> withRefuted(
      SourceText source, List<ProvedMethod> sound, Budget budget) {
    Map<Span, ProvedMethod> bySpan = new HashMap<>();
    sound.forEach(method -> bySpan.put(method.method().nameSpan(), method));
    Optional<SourceFile> syntax = TableauParser.parse(source).value();
    List<Finding> findings = new ArrayList<>();
    for (Method method :
        syntax
            .flatMap(tree -> FileReader.readAll(tree, budget).value())
            .map(FileReader.Contents::methods)
            .orElse(List.of())) {
      ProvedMethod proved = bySpan.get(method.nameSpan());
      if (proved == null) {
        Finding.refuted(method, budget).ifPresent(findings::add);
      } else {
        findings.add(Finding.of(proved, budget));
      }
    }
    return findings;
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
