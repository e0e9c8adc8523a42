package org.kutta.generator.elaboration;

import static org.kutta.grammar.DiagnosticCode.LIMIT_EXCEEDED;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Real;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.Span;
import org.kutta.grammar.syntax.Expression;

/** Evaluates cells, and pads rows with zeros. */
final class CellReader {

  private final int stages;
  private final ExpressionEvaluator evaluator;
  private final List<Diagnostic> diagnostics;

  /**
   * The values of some cells.
   *
   * @param values a refused cell counts as zero
   * @param sound whether no cell was refused, so that sums mean something
   */
  record Cells(List<Real> values, boolean sound) {}

  CellReader(int stages, ExpressionEvaluator evaluator, List<Diagnostic> diagnostics) {
    this.stages = stages;
    this.evaluator = evaluator;
    this.diagnostics = diagnostics;
  }

  /** Returns the value of one cell. */
  Optional<Real> cell(Expression cell) {
    Optional<Real> value = evaluator.evaluate(cell);
    if (value.filter(x -> Double.isInfinite(x.toDouble())).isPresent()) {
      diagnostics.add(
          Diagnostic.of(LIMIT_EXCEEDED, cell.span(), "the coefficient is larger than any double")
              .withNote("steps are computed in floating point, up to about 1.8e308"));
      return Optional.empty();
    }
    return value;
  }

  /**
   * Returns the values of a row, padded with zeros on the right.
   *
   * @param what the row is called if it is too long
   */
  Cells row(List<Expression> cells, DiagnosticCode tooLong, String what) {
    List<Optional<Real>> values = new ArrayList<>();
    cells.forEach(cell -> values.add(cell(cell)));
    boolean fits = cells.size() <= stages;
    if (!fits) {
      Span excess = cells.get(stages).span().to(cells.get(cells.size() - 1).span());
      diagnostics.add(
          Diagnostic.of(
                  tooLong,
                  excess,
                  "%s has %s cells, but the method has %s"
                      .formatted(what, cells.size(), stages == 1 ? "1 stage" : stages + " stages"))
              .withNote("each row before the line of dashes is a stage"));
    }
    List<Real> padded = new ArrayList<>(Collections.nCopies(stages, Real.ZERO));
    for (int j = 0; j < Math.min(stages, values.size()); j++) {
      padded.set(j, values.get(j).orElse(Real.ZERO));
    }
    return new Cells(padded, fits && values.stream().allMatch(Optional::isPresent));
  }
}
