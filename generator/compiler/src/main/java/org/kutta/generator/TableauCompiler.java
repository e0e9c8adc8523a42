package org.kutta.generator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.analysis.ClaimCheck;
import org.kutta.generator.analysis.DoubtfulClaimCheck;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.budget.TimeLimit;
import org.kutta.generator.correction.CorrectionSearch;
import org.kutta.generator.elaboration.FileReader;
import org.kutta.generator.emit.FamilyWriter;
import org.kutta.generator.emit.GeneratedSource;
import org.kutta.generator.emit.OptimizerWriter;
import org.kutta.generator.emit.Provenance;
import org.kutta.generator.family.Family;
import org.kutta.generator.family.FamilyCheck;
import org.kutta.generator.family.ProvedFamily;
import org.kutta.generator.tableau.Method;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.SourceText;
import org.kutta.grammar.TableauParser;
import org.kutta.grammar.syntax.Declaration;
import org.kutta.grammar.syntax.SourceFile;

/**
 * The pipeline: text, syntax tree, methods, proofs, Java. Each station reports all that is wrong
 * with a file; a method with a mistake goes no further, the others do.
 */
public final class TableauCompiler {

  private TableauCompiler() {}

  /**
   * Returns the methods of a text whose claims hold, and what is wrong with the others, with the
   * edits that make a method right where there are any.
   */
  public static Checked<List<ProvedMethod>> prove(SourceText source) {
    Checked<ProvedFile> proved = proveAll(source, Budget.DEFAULT);
    return new Checked<>(proved.value().map(ProvedFile::methods), proved.diagnostics());
  }

  /**
   * Returns the methods and families of a text whose claims hold, and what is wrong with others.
   */
  public static Checked<ProvedFile> proveAll(SourceText source) {
    return proveAll(source, Budget.DEFAULT);
  }

  /** The same, within a budget. */
  public static Checked<ProvedFile> proveAll(SourceText source, Budget budget) {
    return proveAll(source, budget, CorrectionSearch.DEFAULT_LIMIT);
  }

  /**
   * The same.
   *
   * @param corrections how long a search for corrections may take
   */
  public static Checked<ProvedFile> proveAll(
      SourceText source, Budget budget, Duration corrections) {
    Checked<SourceFile> parsed = TableauParser.parse(source);
    Checked<ProvedFile> proved = prove(parsed, budget);
    if (!proved.hasErrors()) {
      return proved;
    }
    boolean shorter = !corrections.isZero() && corrections.compareTo(budget.time()) < 0;
    Budget trial = shorter ? budget.withTime(corrections) : budget;
    CorrectionSearch search = new CorrectionSearch(text -> uncorrected(text, trial), corrections);
    List<Declaration> declarations = parsed.value().map(SourceFile::declarations).orElse(List.of());
    return Checked.of(
        proved.value().orElse(ProvedFile.EMPTY),
        search.improve(declarations, proved.diagnostics()));
  }

  /** What was proved of a file. */
  public record ProvedFile(List<ProvedMethod> methods, List<ProvedFamily> families) {

    static final ProvedFile EMPTY = new ProvedFile(List.of(), List.of());

    public ProvedFile {
      methods = List.copyOf(methods);
      families = List.copyOf(families);
    }
  }

  private static Checked<List<ProvedMethod>> uncorrected(SourceText text, Budget budget) {
    Checked<ProvedFile> proved = prove(TableauParser.parse(text), budget);
    return new Checked<>(proved.value().map(ProvedFile::methods), proved.diagnostics());
  }

  private static Checked<ProvedFile> prove(Checked<SourceFile> parsed, Budget budget) {
    List<Diagnostic> diagnostics = new ArrayList<>(parsed.diagnostics());
    List<ProvedMethod> methods = new ArrayList<>();
    List<ProvedFamily> families = new ArrayList<>();
    if (parsed.value().isPresent()) {
      Checked<FileReader.Contents> contents = FileReader.readAll(parsed.value().get(), budget);
      diagnostics.addAll(contents.diagnostics());
      for (Method method : contents.value().map(FileReader.Contents::methods).orElse(List.of())) {
        Checked<ProvedMethod> checked = ClaimCheck.run(method, budget.deadline());
        diagnostics.addAll(checked.diagnostics());
        checked.value().ifPresent(methods::add);
      }
      contents
          .value()
          .map(FileReader.Contents::doubtful)
          .orElse(List.of())
          .forEach(
              doubtful -> diagnostics.addAll(DoubtfulClaimCheck.run(doubtful, budget.deadline())));
      for (Family family : contents.value().map(FileReader.Contents::families).orElse(List.of())) {
        Checked<ProvedFamily> checked = FamilyCheck.run(family, budget.deadline());
        diagnostics.addAll(checked.diagnostics());
        checked.value().ifPresent(families::add);
      }
    }
    diagnostics.sort(Diagnostic.BY_POSITION);
    return Checked.of(new ProvedFile(methods, families), diagnostics);
  }

  /**
   * Returns the optimizer classes of a text. Nothing is generated from a text with an error.
   *
   * @param file what generated classes call their origin
   * @param annotate whether the platform has {@code javax.annotation.processing.Generated}
   */
  public static Checked<List<CompiledMethod>> compile(
      SourceText source, String file, String packageName, boolean annotate) {
    Checked<CompiledFile> compiled =
        compileAll(source, file, packageName, annotate, Budget.DEFAULT);
    return new Checked<>(compiled.value().map(CompiledFile::methods), compiled.diagnostics());
  }

  /**
   * Returns the optimizer classes of a text, those of families too. Nothing is generated from a
   * text with an error.
   *
   * @param file what generated classes call their origin
   * @param annotate whether the platform has {@code javax.annotation.processing.Generated}
   */
  public static Checked<CompiledFile> compileAll(
      SourceText source, String file, String packageName, boolean annotate) {
    return compileAll(source, file, packageName, annotate, Budget.DEFAULT);
  }

  /** The same, within a budget. */
  public static Checked<CompiledFile> compileAll(
      SourceText source, String file, String packageName, boolean annotate, Budget budget) {
    Checked<ProvedFile> checked = proveAll(source, budget);
    ProvedFile proved = checked.value().orElse(ProvedFile.EMPTY);
    List<Diagnostic> diagnostics = new ArrayList<>(checked.diagnostics());
    if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
      diagnostics.sort(Diagnostic.BY_POSITION);
      return Checked.failed(diagnostics);
    }
    Provenance provenance = Provenance.of(file, source);
    List<CompiledMethod> methods = new ArrayList<>();
    for (ProvedMethod method : proved.methods()) {
      try {
        GeneratedSource written =
            OptimizerWriter.write(method, packageName, provenance, annotate, budget.deadline());
        methods.add(new CompiledMethod(method, written));
      } catch (OutOfTimeException e) {
        diagnostics.add(TimeLimit.exceeded(e, method.method().nameSpan()));
      }
    }
    List<CompiledFamily> families = new ArrayList<>();
    for (ProvedFamily family : proved.families()) {
      try {
        GeneratedSource written =
            FamilyWriter.write(family, packageName, provenance, annotate, budget.deadline());
        families.add(new CompiledFamily(family, written));
      } catch (OutOfTimeException e) {
        diagnostics.add(TimeLimit.exceeded(e, family.family().nameSpan()));
      }
    }
    if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
      return Checked.failed(diagnostics);
    }
    return Checked.of(new CompiledFile(methods, families), diagnostics);
  }

  /** A proved family and its class. */
  public record CompiledFamily(ProvedFamily family, GeneratedSource source) {}

  /** The classes of a file. */
  public record CompiledFile(List<CompiledMethod> methods, List<CompiledFamily> families) {

    public CompiledFile {
      methods = List.copyOf(methods);
      families = List.copyOf(families);
    }

    /** Returns all classes, those of methods first. */
    public List<GeneratedSource> sources() {
      List<GeneratedSource> sources = new ArrayList<>();
      methods.forEach(method -> sources.add(method.source()));
      families.forEach(family -> sources.add(family.source()));
      return sources;
    }
  }

  /** A proved method and its class. */
  public record CompiledMethod(ProvedMethod method, GeneratedSource source) {}
}
