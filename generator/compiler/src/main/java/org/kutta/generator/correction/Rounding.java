package org.kutta.generator.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.correction.MethodCorrection.Correction;
import org.kutta.generator.correction.Trial.Outcome;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.Statement;
import org.kutta.grammar.syntax.Table;

/** Tells decimals that are rounded from decimals that are wrong: by the digits that are printed. */
final class Rounding {

  private final Written written;
  private final Trial trial;
  private final PrintedDecimals decimals;

  Rounding(Written written, Table table, Trial trial) {
    this.written = written;
    this.trial = trial;
    List<Expression> expressions = new ArrayList<>();
    Place.of(table).forEach(place -> expressions.add(place.expression()));
    for (Statement statement : written.body().statements()) {
      if (statement instanceof Statement.Let let) {
        expressions.add(let.value());
      }
    }
    this.decimals = new PrintedDecimals(expressions);
  }

  /** Returns the fractions that the digits round, or the tolerance that they ask for. */
  Optional<Correction> find(List<Diagnostic> own) {
    List<SuggestedEdit> alternatives = new ArrayList<>();
    decimals
        .fractions()
        .filter(edit -> trial.of(edit).filter(Outcome::isClean).isPresent())
        .filter(trial::isCleanInFile)
        .ifPresent(alternatives::add);
    Optional<Outcome> last = Optional.empty();
    for (int exponent : decimals.exponents()) {
      last = trial.of(tolerance("1e-" + exponent));
      if (last.filter(Outcome::isClean).filter(o -> trial.isCleanInFile(o.edit())).isPresent()) {
        alternatives.add(last.get().edit());
        break;
      }
    }
    if (!alternatives.isEmpty()) {
      return Optional.of(new Correction(alternatives, Map.of(), List.of(), 0));
    }
    // Rounded, and a claim is false besides.
    return last.filter(outcome -> tellsMore(outcome, own))
        .flatMap(outcome -> MethodCorrection.claims(trial, outcome, own));
  }

  /** Where a tolerance changes nothing, nothing is rounded. */
  private static boolean tellsMore(Outcome outcome, List<Diagnostic> own) {
    List<String> before = own.stream().map(Rounding::offer).toList();
    List<String> after = outcome.diagnostics().stream().map(Rounding::offer).toList();
    return !after.isEmpty() && !after.containsAll(before);
  }

  private static String offer(Diagnostic diagnostic) {
    return diagnostic.code()
        + diagnostic.edits().stream().map(e -> e.replacements().get(0).text()).toList().toString();
  }

  private SuggestedEdit tolerance(String text) {
    List<Statement> statements = written.body().statements();
    for (Statement statement : statements) {
      if (statement instanceof Statement.Approximate approximate) {
        return SuggestedEdit.replace(approximate.tolerance().span(), text);
      }
    }
    String line = "approximate " + text;
    return statements.isEmpty()
        ? SuggestedEdit.addLineBefore(
            written.body().table().orElseThrow().rows().get(0).span(), line)
        : SuggestedEdit.addLineAfter(statements.get(statements.size() - 1).span(), line);
  }
}
