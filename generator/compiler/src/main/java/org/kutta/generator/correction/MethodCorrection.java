package org.kutta.generator.correction;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.correction.TableEdits.Candidate;
import org.kutta.generator.correction.Trial.Outcome;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Statement;
import org.kutta.grammar.syntax.Table;

/**
 * Looks for what a refused method or family was meant to be. The likelier kinds of edits come
 * first, and the first kind of which an edit makes every claim true ends the search.
 */
final class MethodCorrection {

  /** More than that, and any would be a guess. */
  private static final int MOST_ALTERNATIVES = 3;

  private static final int LONGEST_TEXT = 120;

  private static final Pattern FRACTION = Pattern.compile("-?(\\d+)/(\\d+)");

  private static final Set<DiagnosticCode> OF_SUMS =
      Set.of(DiagnosticCode.ROW_SUM, DiagnosticCode.NOT_CONSISTENT);

  private static final Set<DiagnosticCode> OF_ORDERS =
      Set.of(
          DiagnosticCode.FALSE_ORDER,
          DiagnosticCode.FALSE_EMBEDDED_ORDER,
          DiagnosticCode.ORDER_UNDERSTATED);

  private final Table table;
  private final List<Diagnostic> own;
  private final Trial trial;
  private final int claimed;
  private final TableEdits edits;
  private final Rounding rounding;

  /** Edits that leave only orders to be corrected, of the first kind that has any. */
  private List<Correction> partial = List.of();

  /**
   * What makes a method right.
   *
   * @param alternatives edits of the table of which each will do; none if only claims are false
   * @param claims edits of false claims that are needed besides
   * @param found false claims that show only in the edited table
   */
  record Correction(
      List<SuggestedEdit> alternatives,
      Map<Diagnostic, SuggestedEdit> claims,
      List<Diagnostic> found,
      int order) {}

  MethodCorrection(Written written, Table table, List<Diagnostic> own, Trial trial) {
    this.table = table;
    this.own = own;
    this.trial = trial;
    this.claimed =
        written.body().statements().stream()
            .filter(Statement.OrderClaim.class::isInstance)
            .mapToInt(claim -> ((Statement.OrderClaim) claim).order())
            .findFirst()
            .orElse(0);
    this.edits =
        new TableEdits(written, table, Math.max(2, sumsAreWrong() ? claimed - 1 : claimed));
    this.rounding = new Rounding(written, table, trial);
  }

  private boolean sumsAreWrong() {
    return own.stream().anyMatch(d -> OF_SUMS.contains(d.code()));
  }

  /** Returns the correction, if the search finds one in its time. */
  Optional<Correction> find() {
    // With a lesser claim, or none, nearly every edit would do.
    boolean telling = claimed >= 2 && own.stream().anyMatch(MethodCorrection::isOfTable);
    Optional<Correction> found = telling ? among(edits::slips) : Optional.empty();
    found = found.or(() -> rounding.find(own));
    if (telling) {
      found =
          found
              .or(() -> among(edits::neighbours))
              .or(() -> among(edits::exchanges))
              .or(() -> among(edits::numbers))
              .or(() -> partial.size() == 1 ? Optional.of(partial.get(0)) : Optional.empty());
    }
    return trial.isCut() ? Optional.empty() : found;
  }

  /** Tells whether the table may be to blame; it is not where more holds than is claimed. */
  private static boolean isOfTable(Diagnostic diagnostic) {
    boolean tooModest =
        OF_ORDERS.contains(diagnostic.code())
            && diagnostic.edits().size() == 1
            && isLarger(diagnostic.edits().get(0).replacements().get(0));
    return !tooModest && !isOfFreedom(diagnostic);
  }

  /** {@code c free} is left out where it says nothing, whatever table would need it. */
  private static boolean isOfFreedom(Diagnostic diagnostic) {
    return diagnostic.edits().size() == 1
        && diagnostic.edits().get(0).replacements().get(0).text().isEmpty();
  }

  private static boolean isLarger(SuggestedEdit.Replacement order) {
    return Integer.parseInt(order.text()) > Integer.parseInt(order.span().text());
  }

  private Optional<Correction> among(Supplier<List<Candidate>> kind) {
    if (trial.isCut()) {
      return Optional.empty();
    }
    Map<Tableau<?>, SuggestedEdit> right = new LinkedHashMap<>();
    List<Correction> almost = new ArrayList<>();
    for (Candidate candidate : kind.get()) {
      Optional<Outcome> outcome = trial.of(candidate.edit()).flatMap(o -> typed(candidate, o));
      if (outcome.filter(Outcome::isClean).isPresent()) {
        right.merge(outcome.get().tableau(), outcome.get().edit(), MethodCorrection::simpler);
      } else if (outcome.isPresent() && sumsAreWrong() && partial.isEmpty()) {
        withClaims(outcome.get()).ifPresent(almost::add);
      }
    }
    if (partial.isEmpty()) {
      int best = almost.stream().mapToInt(Correction::order).max().orElse(0);
      partial = almost.stream().filter(c -> c.order() == best && best >= 2).toList();
    }
    List<SuggestedEdit> alternatives =
        right.values().stream().filter(trial::isCleanInFile).sorted(TableEdits.BY_PLACE).toList();
    return alternatives.isEmpty() || alternatives.size() > MOST_ALTERNATIVES
        ? Optional.empty()
        : Optional.of(new Correction(alternatives, Map.of(), List.of(), claimed));
  }

  /** Of two texts for one number the shorter is the likelier: {@code 1/2}, and not {@code 2/4}. */
  private static SuggestedEdit simpler(SuggestedEdit first, SuggestedEdit second) {
    return length(second) < length(first) ? second : first;
  }

  private static int length(SuggestedEdit edit) {
    return edit.replacements().stream()
        .mapToInt(r -> r.text().length() + (isReducible(r.text()) ? 1 : 0))
        .sum();
  }

  private static boolean isReducible(String text) {
    Matcher fraction = FRACTION.matcher(text);
    return fraction.matches()
        && new BigInteger(fraction.group(1))
                .gcd(new BigInteger(fraction.group(2)))
                .compareTo(BigInteger.ONE)
            > 0;
  }

  /** Writes a number for an edit that computes one, and tries the text as it would be typed. */
  private Optional<Outcome> typed(Candidate candidate, Outcome outcome) {
    if (candidate.open().isEmpty() || !outcome.isClean()) {
      return Optional.of(outcome);
    }
    Place place = candidate.open().get();
    return outcome
        .proof()
        .flatMap(Proof::method)
        .map(method -> text(place, method))
        .filter(text -> text.length() <= LONGEST_TEXT)
        .flatMap(text -> trial.of(SuggestedEdit.replace(place.span(), text)));
  }

  private String text(Place place, ProvedMethod method) {
    return FixedEntry.text(
        FixedEntry.at(place, method.tableau(), table), method.method().claims().tolerance());
  }

  /** Completes an edit of the table by edits of the orders that are false even then. */
  private Optional<Correction> withClaims(Outcome outcome) {
    return claims(trial, outcome, own)
        .filter(correction -> correction.order() >= Math.max(2, claimed - 1));
  }

  /**
   * Returns an edit together with those of claims that stay false, if that makes a method right.
   */
  static Optional<Correction> claims(Trial trial, Outcome outcome, List<Diagnostic> own) {
    Map<Diagnostic, SuggestedEdit> claims = new LinkedHashMap<>();
    List<Diagnostic> found = new ArrayList<>();
    SuggestedEdit all = outcome.edit();
    for (Diagnostic left : outcome.diagnostics()) {
      Optional<SuggestedEdit> edit =
          OF_ORDERS.contains(left.code()) && left.edits().size() == 1
              ? trial.inOriginal(outcome.edit(), left.edits().get(0))
              : Optional.empty();
      if (edit.isEmpty()) {
        return Optional.empty();
      }
      Diagnostic here = at(edit.get(), left, own);
      claims.put(here, edit.get());
      if (!own.contains(here)) {
        found.add(here);
      }
      Optional<SuggestedEdit> both = all.and(edit.get());
      if (both.isEmpty()) {
        return Optional.empty();
      }
      all = both.get();
    }
    SuggestedEdit complete = all;
    return trial
        .of(complete)
        .filter(Outcome::isClean)
        .filter(o -> trial.isCleanInFile(complete))
        .map(
            o ->
                new Correction(
                    List.of(outcome.edit()), claims, found, o.proof().orElseThrow().order()));
  }

  /** Returns what is already said of a claim, or what is found of it in the edited text. */
  private static Diagnostic at(SuggestedEdit edit, Diagnostic left, List<Diagnostic> own) {
    Span span = edit.replacements().get(0).span();
    return own.stream()
        .filter(d -> d.span().equals(span) && OF_ORDERS.contains(d.code()))
        .findFirst()
        .orElse(
            new Diagnostic(
                left.code(), span, left.message(), left.notes(), left.help(), List.of(edit)));
  }

  /** For a table that is right: edits of the claims alone. */
  static Optional<Map<Diagnostic, SuggestedEdit>> ofClaims(Trial trial, List<Diagnostic> own) {
    Map<Diagnostic, SuggestedEdit> claims = new LinkedHashMap<>();
    for (Diagnostic diagnostic : own) {
      if (diagnostic.edits().size() != 1) {
        return Optional.empty();
      }
      claims.put(diagnostic, diagnostic.edits().get(0));
    }
    return claims.values().stream()
        .map(Optional::of)
        .reduce((x, y) -> x.flatMap(all -> y.flatMap(all::and)))
        .flatMap(all -> all)
        .filter(trial::isCleanInFile)
        .map(all -> claims);
  }
}
