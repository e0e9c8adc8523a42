package org.kutta.generator.correction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.correction.MethodCorrection.Correction;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.syntax.Declaration;
import org.kutta.grammar.syntax.DerivedDeclaration;
import org.kutta.grammar.syntax.Table;

/**
 * Puts into diagnostics the edits that make a file right. Whatever is offered has been compiled in
 * the place where it is to be typed; an edit that a diagnostic brings along and that does not
 * compile is taken away.
 */
public final class CorrectionSearch {

  /** How long an author waits for a help that may not exist. */
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(2);

  /** What edits of a method can correct. */
  static final Set<DiagnosticCode> CURABLE =
      Set.of(
          DiagnosticCode.ROW_SUM,
          DiagnosticCode.NOT_CONSISTENT,
          DiagnosticCode.FALSE_ORDER,
          DiagnosticCode.ORDER_UNDERSTATED,
          DiagnosticCode.FALSE_EMBEDDED_ORDER,
          DiagnosticCode.FALSE_PROPERTY);

  private final Function<SourceText, Checked<List<Proof>>> prove;
  private final Duration limit;
  private final LongSupplier nanoTime;

  /**
   * @param prove the compiler up to proofs, without corrections
   * @param limit after which the search begins no further proof
   */
  public CorrectionSearch(Function<SourceText, Checked<List<Proof>>> prove, Duration limit) {
    this(prove, limit, Budget.COMPUTING_TIME);
  }

  /**
   * @param prove the compiler up to proofs, without corrections
   * @param limit after which the search begins no further proof
   * @param nanoTime a clock in nanoseconds
   */
  public CorrectionSearch(
      Function<SourceText, Checked<List<Proof>>> prove, Duration limit, LongSupplier nanoTime) {
    this.prove = prove;
    this.limit = limit;
    this.nanoTime = nanoTime;
  }

  /**
   * Returns the diagnostics of a file, with edits that make it right where there are any.
   *
   * @param declarations those without a syntax error
   */
  public List<Diagnostic> improve(List<Declaration> declarations, List<Diagnostic> diagnostics) {
    Deadline deadline = Deadline.in(limit, nanoTime);
    List<Diagnostic> improved = new ArrayList<>(diagnostics);
    boolean single = declarations.size() == 1;
    for (Declaration declaration : declarations) {
      List<Diagnostic> own = diagnostics.stream().filter(d -> lies(d, declaration)).toList();
      if (own.isEmpty()) {
        continue;
      }
      List<Diagnostic> elsewhere = new ArrayList<>(diagnostics);
      elsewhere.removeAll(own);
      boolean alone = !single && Written.of(declaration).isPresent();
      Trial trial = new Trial(prove, deadline, declaration.span(), alone, elsewhere);
      improved.removeAll(own);
      improved.addAll(improve(declaration, own, trial));
    }
    improved.replaceAll(d -> isDeclared(d, declarations) ? d : ofText(d, deadline, diagnostics));
    improved.sort(Diagnostic.BY_POSITION);
    return improved;
  }

  private static boolean isDeclared(Diagnostic diagnostic, List<Declaration> declarations) {
    return declarations.stream().anyMatch(declaration -> lies(diagnostic, declaration));
  }

  /** Checks what is offered for a mistake of the syntax. */
  private Diagnostic ofText(Diagnostic diagnostic, Deadline deadline, List<Diagnostic> all) {
    List<Diagnostic> elsewhere = new ArrayList<>(all);
    elsewhere.remove(diagnostic);
    Trial trial = new Trial(prove, deadline, diagnostic.span(), false, elsewhere);
    return checked(diagnostic, List.of(diagnostic), trial);
  }

  private static boolean lies(Diagnostic diagnostic, Declaration declaration) {
    return diagnostic.span().start() >= declaration.span().start()
        && diagnostic.span().end() <= declaration.span().end();
  }

  private List<Diagnostic> improve(Declaration declaration, List<Diagnostic> own, Trial trial) {
    Optional<Correction> correction = Optional.empty();
    boolean curable = own.stream().allMatch(d -> CURABLE.contains(d.code()));
    Optional<Written> written = Written.of(declaration);
    if (written.isPresent() && curable) {
      Table table = written.get().body().table().orElseThrow();
      correction = new MethodCorrection(written.get(), table, own, trial).find();
    } else if (declaration instanceof DerivedDeclaration derived) {
      correction = new DerivedCorrection(derived, own, trial).find();
    }
    if (correction.isPresent()) {
      return offered(correction.get(), own);
    }
    List<Diagnostic> checked =
        curable && MethodCorrection.ofClaims(trial, own).isPresent()
            ? own
            : own.stream().map(d -> checked(d, own, trial)).toList();
    return trial.isCut() ? ended(checked) : checked;
  }

  private List<Diagnostic> ended(List<Diagnostic> own) {
    List<Diagnostic> noted = new ArrayList<>(own);
    noted.set(
        0,
        own.get(0)
            .withNote(
                "the search for a correction ended after %s s, its limit"
                    .formatted(limit.toMillis() / 1000.0)));
    return noted;
  }

  private static List<Diagnostic> offered(Correction correction, List<Diagnostic> own) {
    List<Diagnostic> all = new ArrayList<>(own);
    all.addAll(correction.found());
    List<Diagnostic> offered = new ArrayList<>();
    Map<Diagnostic, SuggestedEdit> claims = correction.claims();
    for (Diagnostic diagnostic : all) {
      SuggestedEdit claim = claims.get(diagnostic);
      offered.add(
          claim == null
              ? diagnostic.withEdits(
                  correction.alternatives(),
                  claims.isEmpty()
                      ? "; then every claim holds"
                      : "; then the other claims can be corrected, as is offered there")
              : diagnostic.withEdit(claim));
    }
    return offered;
  }

  /** Keeps the edits that a diagnostic brings along as far as they compile. */
  private static Diagnostic checked(Diagnostic diagnostic, List<Diagnostic> own, Trial trial) {
    return diagnostic.edits().isEmpty()
            || diagnostic.edits().stream().allMatch(edit -> trial.resolves(edit, diagnostic, own))
        ? diagnostic
        : diagnostic.withoutHelp();
  }
}
