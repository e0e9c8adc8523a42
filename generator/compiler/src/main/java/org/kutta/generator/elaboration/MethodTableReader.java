package org.kutta.generator.elaboration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kutta.generator.budget.Limit;
import org.kutta.generator.number.QuadraticField;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Doubts;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.StageRow;
import org.kutta.grammar.syntax.Table;
import org.kutta.grammar.syntax.WeightLabel.Kind;
import org.kutta.grammar.syntax.WeightRow;

/** Turns the written table of a method into a tableau of numbers. */
final class MethodTableReader extends TableReader<Real> {

  private final ExpressionEvaluator evaluator;
  private final SumCheck sums;
  private final List<Diagnostic> diagnostics;

  /** What is wrong with sums alone; with nothing else wrong, the table is doubtful. */
  private final List<Diagnostic> wrongSums = new ArrayList<>();

  private final Set<Integer> doubtfulStages = new HashSet<>();
  private final Set<WeightRow> doubtfulWeights = new HashSet<>();
  private Optional<DoubtfulTable> doubtful = Optional.empty();

  /** A table of which nothing is wrong but sums. */
  record DoubtfulTable(Tableau<Real> tableau, Doubts doubts) {}

  /**
   * @param tolerance up to which sums must agree
   * @param freeAbscissae whether an abscissa may differ from its row's sum
   * @param diagnostics where what is wrong with this table, and nothing else, is added; that of the
   *     evaluator, too
   */
  MethodTableReader(
      Table table,
      ExpressionEvaluator evaluator,
      Real tolerance,
      boolean freeAbscissae,
      List<Diagnostic> diagnostics) {
    super(table, "method", Real.ZERO, diagnostics);
    this.evaluator = evaluator;
    this.sums = new SumCheck(tolerance, freeAbscissae, wrongSums);
    this.diagnostics = diagnostics;
  }

  Optional<Tableau<Real>> read() {
    int limit = evaluator.budget().stages();
    if (stages() > limit) {
      diagnostics.add(
          Diagnostic.of(Message.TOO_MANY_STAGES, table().rows().get(limit).span(), stages(), limit)
              .withHelp(Limit.STAGES.help(stages())));
      return Optional.empty();
    }
    if (!nothingElseIsWrong()) {
      return Optional.empty();
    }
    Tableau<Real> tableau = new Tableau<>(Real.FIELD, a(), b(), embedded(), c());
    if (!QuadraticField.isWithin(ExpressionEvaluator.MAX_DEGREE, tableau.entries())) {
      diagnostics.add(ExpressionEvaluator.tooManyRoots(table().span()));
      return Optional.empty();
    }
    if (wrongSums.isEmpty()) {
      return Optional.of(tableau);
    }
    Optional<Diagnostic> nystroem = NystroemTable.of(table(), tableau, doubtfulStages);
    if (nystroem.isPresent()) {
      diagnostics.clear();
      diagnostics.add(nystroem.get());
    } else {
      doubtful = Optional.of(new DoubtfulTable(tableau, doubts()));
    }
    return Optional.empty();
  }

  private boolean nothingElseIsWrong() {
    try {
      readRows();
      return diagnostics.isEmpty();
    } finally {
      diagnostics.addAll(wrongSums);
    }
  }

  /** Returns the table if only sums of it are wrong; {@link #read} returns nothing then. */
  Optional<DoubtfulTable> doubtful() {
    return doubtful;
  }

  private Doubts doubts() {
    List<WeightRow> embedded = embeddedRows();
    boolean main = rowsOf(Kind.MAIN).stream().anyMatch(doubtfulWeights::contains);
    Set<Integer> rows = new HashSet<>();
    for (int k = 0; k < embedded.size(); k++) {
      boolean difference = embedded.get(k).label().kind() == Kind.DIFFERENCE;
      if (doubtfulWeights.contains(embedded.get(k)) || (difference && main)) {
        rows.add(k);
      }
    }
    return new Doubts(doubtfulStages, main, rows);
  }

  @Override
  Optional<Real> cell(Expression cell) {
    Optional<Real> value = evaluator.evaluate(cell);
    if (value.filter(x -> Double.isInfinite(x.toDouble())).isPresent()) {
      diagnostics.add(
          Diagnostic.of(Message.COEFFICIENT_TOO_LARGE, cell.span())
              .withNote("steps are computed in floating point, up to about 1.8e308"));
      return Optional.empty();
    }
    return value;
  }

  @Override
  Real sum(List<Real> row) {
    return Real.FIELD.sum(row);
  }

  @Override
  List<Real> difference(List<Real> x, List<Real> y) {
    return Real.FIELD.difference(x, y);
  }

  @Override
  boolean areEqual(List<Real> x, List<Real> y) {
    return x.equals(y);
  }

  @Override
  boolean isRowSound(int stage, StageRow row, Real abscissa, List<Real> values) {
    boolean sound = sums.row(stage, row, abscissa, values);
    if (!sound) {
      doubtfulStages.add(stage - 1);
    }
    return sound;
  }

  @Override
  boolean areWeightsSound(WeightRow row, List<Real> values) {
    return sums.weights(row, values);
  }

  @Override
  void doubt(WeightRow row) {
    doubtfulWeights.add(row);
  }
}
