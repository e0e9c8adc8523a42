package org.kutta.generator.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.number.ExactText;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.SourceText;
import org.kutta.grammar.Span;
import org.kutta.grammar.syntax.MethodDeclaration;
import org.kutta.grammar.syntax.Statement;
import org.kutta.grammar.syntax.Table;

/** Tries the edits that a refused method invites, and puts the one that mends it into the help. */
public final class CorrectionSearch {

  /** What a single edit of the table can mend. */
  private static final Set<DiagnosticCode> CURABLE =
      Set.of(
          DiagnosticCode.ROW_SUM,
          DiagnosticCode.NOT_CONSISTENT,
          DiagnosticCode.FALSE_ORDER,
          DiagnosticCode.FALSE_EMBEDDED_ORDER,
          DiagnosticCode.FALSE_PROPERTY);

  /** Beyond this many edits the search would take longer than an author waits. */
  private static final int MAX_EDITS = 200;

  private final Function<SourceText, Checked<List<ProvedMethod>>> prove;

  /**
   * @param prove the compiler up to proofs, without corrections
   */
  public CorrectionSearch(Function<SourceText, Checked<List<ProvedMethod>>> prove) {
    this.prove = prove;
  }

  /**
   * Returns the diagnostics of a method, with the edit that mends it as their help if there is one.
   */
  public List<Diagnostic> improve(MethodDeclaration method, List<Diagnostic> diagnostics) {
    Optional<Table> table = method.body().table();
    boolean curable =
        !diagnostics.isEmpty()
            && table.isPresent()
            && claimsSecondOrder(method)
            && diagnostics.stream().allMatch(d -> CURABLE.contains(d.code()));
    Optional<String> help = curable ? onlyCure(method, table.get(), diagnostics) : Optional.empty();
    return help.map(text -> diagnostics.stream().map(d -> d.withHelp(text)).toList())
        .orElse(diagnostics);
  }

  /** With a lesser claim, or none, nearly every edit would do. */
  private static boolean claimsSecondOrder(MethodDeclaration method) {
    return method.body().statements().stream()
        .anyMatch(s -> s instanceof Statement.OrderClaim claim && claim.order() >= 2);
  }

  private static boolean hasFreeAbscissae(MethodDeclaration method) {
    return method.body().statements().stream().anyMatch(Statement.FreeAbscissae.class::isInstance);
  }

  private Optional<String> onlyCure(
      MethodDeclaration method, Table table, List<Diagnostic> diagnostics) {
    List<Edit> candidates = CandidateEdits.of(table, hasFreeAbscissae(method), diagnostics);
    if (candidates.size() > MAX_EDITS) {
      return Optional.empty();
    }
    List<Edit> cures = new ArrayList<>();
    List<Tableau> cured = new ArrayList<>();
    for (Edit edit : candidates) {
      Optional<Tableau> tableau = proved(edit.applyTo(method.span()));
      if (tableau.isPresent() && !cured.contains(tableau.get())) {
        cures.add(edit);
        cured.add(tableau.get());
      }
    }
    return cures.size() == 1
        ? Optional.of(words(cures.get(0), cured.get(0), table))
        : Optional.empty();
  }

  private Optional<Tableau> proved(String text) {
    Checked<List<ProvedMethod>> checked = prove.apply(SourceText.of("edited", text));
    return checked.hasErrors()
        ? Optional.empty()
        : checked
            .value()
            .flatMap(methods -> methods.stream().findFirst())
            .map(ProvedMethod::tableau);
  }

  private static String words(Edit edit, Tableau cured, Table table) {
    Span first = edit.replacements().get(0).span();
    if (edit.isSwap()) {
      Span second = edit.replacements().get(1).span();
      return "exchange `%s` (line %s) and `%s` (line %s); then every claim is proved"
          .formatted(shown(first.text()), line(first), shown(second.text()), line(second));
    }
    return "write `%s` for `%s` (line %s); then every claim is proved"
        .formatted(mended(edit, cured, table), shown(first.text()), line(first));
  }

  private static String shown(String text) {
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }

  private static int line(Span span) {
    return span.startPosition().line();
  }

  /** Returns what the edited place must hold: a label as it is, a number in its simplest form. */
  private static String mended(Edit edit, Tableau cured, Table table) {
    Span place = edit.replacements().get(0).span();
    for (int i = 0; i < table.rows().size(); i++) {
      if (table.rows().get(i).abscissa().span().equals(place)) {
        return exact(cured.c().get(i));
      }
      for (int j = 0; j < table.rows().get(i).cells().size(); j++) {
        if (table.rows().get(i).cells().get(j).span().equals(place)) {
          return exact(cured.a(i, j));
        }
      }
    }
    return MendedWeight.at(place, cured, table)
        .map(CorrectionSearch::exact)
        .orElse(edit.replacements().get(0).text());
  }

  private static String exact(Real value) {
    return ExactText.isShort(value) ? value.toString() : ExactText.of(value);
  }
}
