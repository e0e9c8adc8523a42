package org.kutta.generator.correction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.correction.MethodCorrection.Correction;
import org.kutta.generator.correction.Trial.Outcome;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Argument;
import org.kutta.grammar.syntax.DerivedDeclaration;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.UsedNames;

/** Looks for what a refused construction was meant to be: of its steps, and of its tolerance. */
final class DerivedCorrection {

  private static final String TOLERANCE = "approximate";

  private static final double ROUNDING = 1e-12;

  private final DerivedDeclaration declaration;
  private final List<Diagnostic> own;
  private final Trial trial;

  DerivedCorrection(DerivedDeclaration declaration, List<Diagnostic> own, Trial trial) {
    this.declaration = declaration;
    this.own = own;
    this.trial = trial;
  }

  Optional<Correction> find() {
    boolean ofSum =
        own.stream()
            .allMatch(
                d ->
                    d.code() == DiagnosticCode.NOT_CONSISTENT
                        || (d.code() == DiagnosticCode.WRONG_ARGUMENTS
                            && d.span().equals(declaration.span())));
    if (!ofSum) {
      return Optional.empty();
    }
    // What rounding explains is no slip: any digit could be blamed.
    List<SuggestedEdit> edits = tolerance().map(List::of).orElseGet(this::slipsInSteps);
    return edits.isEmpty() || edits.size() > 3 || trial.isCut()
        ? Optional.empty()
        : Optional.of(new Correction(edits, Map.of(), List.of(), 0));
  }

  /** Digits and signs with which the steps sum to one. */
  private List<SuggestedEdit> slipsInSteps() {
    List<SuggestedEdit> edits = new ArrayList<>();
    for (Expression operand : declaration.operands()) {
      for (Typos.Typo typo : Typos.of(operand)) {
        if (Math.abs(sum(typo.variant()) - 1) < ROUNDING) {
          SuggestedEdit edit = typo.in(operand.span());
          if (trial.of(edit).filter(Outcome::isClean).isPresent() && trial.isCleanInFile(edit)) {
            edits.add(edit);
          }
        }
      }
    }
    return edits;
  }

  private double sum(Approximation.Variant variant) {
    double sum = 0;
    for (Expression operand : declaration.operands()) {
      Map<String, Double> methods = new HashMap<>();
      UsedNames.of(operand).forEach(name -> methods.put(name, 1.0));
      sum += operand.accept(Approximation.over(methods, variant));
    }
    return sum;
  }

  /** The tightest tolerance with which the method has as many orders as with any. */
  private Optional<SuggestedEdit> tolerance() {
    List<Expression> expressions = new ArrayList<>(declaration.operands());
    declaration.lists().forEach(list -> expressions.addAll(list.values()));
    Optional<SuggestedEdit> best = Optional.empty();
    int order = -1;
    for (int exponent : new PrintedDecimals(expressions).exponents()) {
      SuggestedEdit edit = tolerance("1e-" + exponent);
      Optional<Outcome> outcome = trial.of(edit).filter(Outcome::isClean);
      int found = outcome.map(o -> o.proof().orElseThrow().order()).orElse(-1);
      if (found > order && trial.isCleanInFile(edit)) {
        order = found;
        best = Optional.of(edit);
      }
    }
    return best;
  }

  private SuggestedEdit tolerance(String text) {
    for (Argument argument : declaration.arguments()) {
      if (argument.name().text().equals(TOLERANCE)) {
        return SuggestedEdit.replace(argument.value().span(), text);
      }
    }
    int end = declaration.span().start() + declaration.span().text().lastIndexOf(')');
    Span parenthesis = new Span(declaration.span().source(), end, end + 1);
    return SuggestedEdit.replace(parenthesis, ", " + TOLERANCE + " = " + text + ")");
  }
}
