package org.kutta.generator;

import static org.kutta.grammar.DiagnosticCode.NOT_YET_SUPPORTED;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.analysis.ClaimCheck;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.correction.CorrectionSearch;
import org.kutta.generator.elaboration.FileReader;
import org.kutta.generator.emit.GeneratedSource;
import org.kutta.generator.emit.OptimizerWriter;
import org.kutta.generator.emit.Provenance;
import org.kutta.generator.tableau.Method;
import org.kutta.generator.tableau.Structure;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.SourceText;
import org.kutta.grammar.TableauParser;
import org.kutta.grammar.syntax.Declaration;
import org.kutta.grammar.syntax.MethodDeclaration;
import org.kutta.grammar.syntax.SourceFile;

/**
 * The pipeline: text, syntax tree, methods, proofs, Java. Each station reports all that is wrong
 * with a file; a method with a mistake goes no further, the others do.
 */
public final class TableauCompiler {

  private TableauCompiler() {}

  /**
   * Returns the methods of a text whose claims hold, and what is wrong with the others, with the
   * edit that mends a method where there is just one.
   */
  public static Checked<List<ProvedMethod>> prove(SourceText source) {
    Checked<SourceFile> parsed = TableauParser.parse(source);
    Checked<List<ProvedMethod>> proved = prove(parsed);
    return proved.hasErrors() && parsed.value().isPresent()
        ? Checked.of(
            proved.value().orElse(List.of()), corrected(parsed.value().get(), proved.diagnostics()))
        : proved;
  }

  private static List<Diagnostic> corrected(SourceFile file, List<Diagnostic> diagnostics) {
    CorrectionSearch search = new CorrectionSearch(text -> prove(TableauParser.parse(text)));
    List<Diagnostic> corrected = new ArrayList<>(diagnostics);
    for (Declaration declaration : file.declarations()) {
      if (declaration instanceof MethodDeclaration method) {
        List<Diagnostic> own = diagnostics.stream().filter(d -> lies(d, method)).toList();
        corrected.removeAll(own);
        corrected.addAll(search.improve(method, own));
      }
    }
    corrected.sort(Diagnostic.BY_POSITION);
    return corrected;
  }

  private static boolean lies(Diagnostic diagnostic, Declaration declaration) {
    return diagnostic.span().start() >= declaration.span().start()
        && diagnostic.span().end() <= declaration.span().end();
  }

  private static Checked<List<ProvedMethod>> prove(Checked<SourceFile> parsed) {
    List<Diagnostic> diagnostics = new ArrayList<>(parsed.diagnostics());
    List<ProvedMethod> proved = new ArrayList<>();
    if (parsed.value().isPresent()) {
      Checked<List<Method>> methods = FileReader.read(parsed.value().get());
      diagnostics.addAll(methods.diagnostics());
      for (Method method : methods.value().orElse(List.of())) {
        Checked<ProvedMethod> checked = ClaimCheck.run(method);
        diagnostics.addAll(checked.diagnostics());
        checked.value().ifPresent(proved::add);
      }
    }
    diagnostics.sort(Diagnostic.BY_POSITION);
    return Checked.of(List.copyOf(proved), diagnostics);
  }

  /**
   * Returns the optimizer classes of a text. Nothing is generated from a text with an error.
   *
   * @param file what generated classes call their origin
   * @param annotate whether the platform has {@code javax.annotation.processing.Generated}
   */
  public static Checked<List<CompiledMethod>> compile(
      SourceText source, String file, String packageName, boolean annotate) {
    Checked<List<ProvedMethod>> proved = prove(source);
    List<Diagnostic> diagnostics = new ArrayList<>(proved.diagnostics());
    for (ProvedMethod method : proved.value().orElse(List.of())) {
      if (method.tableau().structure() != Structure.EXPLICIT) {
        diagnostics.add(notExplicit(method));
      }
    }
    if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
      diagnostics.sort(Diagnostic.BY_POSITION);
      return Checked.failed(diagnostics);
    }
    Provenance provenance = Provenance.of(file, source);
    List<CompiledMethod> classes =
        proved.value().orElse(List.of()).stream()
            .map(
                method ->
                    new CompiledMethod(
                        method, OptimizerWriter.write(method, packageName, provenance, annotate)))
            .toList();
    return Checked.of(classes, diagnostics);
  }

  /** A proved method and its class. */
  public record CompiledMethod(ProvedMethod method, GeneratedSource source) {}

  private static Diagnostic notExplicit(ProvedMethod method) {
    return Diagnostic.of(
            NOT_YET_SUPPORTED,
            method.method().nameSpan(),
            "`%s` is implicit, and implicit methods are not yet compiled by this version of kutta"
                .formatted(method.name()))
        .withNote("A has entries on or above its diagonal, so stages are equations");
  }
}
