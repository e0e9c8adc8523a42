package org.kutta.generator.elaboration;

import static org.kutta.grammar.DiagnosticCode.LIMIT_EXCEEDED;
import static org.kutta.grammar.DiagnosticCode.NO_MAIN_WEIGHTS;
import static org.kutta.grammar.DiagnosticCode.REPEATED;
import static org.kutta.grammar.DiagnosticCode.ROW_TOO_LONG;
import static org.kutta.grammar.DiagnosticCode.WEIGHTS_LENGTH;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kutta.generator.budget.Limit;
import org.kutta.generator.elaboration.CellReader.Cells;
import org.kutta.generator.number.QuadraticField;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Doubts;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.syntax.Abscissa;
import org.kutta.grammar.syntax.StageRow;
import org.kutta.grammar.syntax.Table;
import org.kutta.grammar.syntax.WeightLabel.Kind;
import org.kutta.grammar.syntax.WeightRow;
import org.kutta.grammar.syntax.Weights;

/**
 * Turns a written table into a tableau: pads short rows, checks lengths, row sums and weights. Each
 * row is checked whatever is wrong with the others, so that all mistakes come out at once.
 */
final class TableReader {

  private final Table table;
  private final int stages;
  private final ExpressionEvaluator evaluator;
  private final CellReader cells;
  private final SumCheck sums;
  private final List<Diagnostic> diagnostics;

  private final List<List<Real>> a = new ArrayList<>();
  private final List<Real> c = new ArrayList<>();
  private boolean lastRowIsSound = true;
  private final Set<Integer> doubtfulStages = new HashSet<>();
  private final Set<WeightRow> doubtfulWeights = new HashSet<>();
  private int wrongSums;
  private Optional<DoubtfulTable> doubtful = Optional.empty();

  /** A table of which nothing is wrong but sums. */
  record DoubtfulTable(Tableau<Real> tableau, Doubts doubts) {}

  TableReader(
      Table table, ExpressionEvaluator evaluator, SumCheck sums, List<Diagnostic> diagnostics) {
    this.table = table;
    this.stages = table.rows().size();
    this.evaluator = evaluator;
    this.cells = new CellReader(stages, evaluator, diagnostics);
    this.sums = sums;
    this.diagnostics = diagnostics;
  }

  Optional<Tableau<Real>> read() {
    int limit = evaluator.budget().stages();
    if (stages > limit) {
      diagnostics.add(
          Diagnostic.of(
                  LIMIT_EXCEEDED,
                  table.rows().get(limit).span(),
                  "the table has %s stages, at most %s are allowed".formatted(stages, limit))
              .withHelp(Limit.STAGES.help(stages)));
      return Optional.empty();
    }
    int errorsBefore = diagnostics.size();
    table.rows().forEach(this::readStage);
    List<Real> b = mainWeights();
    List<List<Real>> embedded = embeddedWeights(b);
    int errors = diagnostics.size() - errorsBefore;
    if (errors > wrongSums) {
      return Optional.empty();
    }
    Tableau<Real> tableau = new Tableau<>(Real.FIELD, a, b, embedded, c);
    if (!QuadraticField.isWithin(ExpressionEvaluator.MAX_DEGREE, tableau.entries())) {
      diagnostics.add(ExpressionEvaluator.tooManyRoots(table.span()));
      return Optional.empty();
    }
    if (errors > 0) {
      doubtful = Optional.of(new DoubtfulTable(tableau, doubts()));
      NystroemTable.of(table, tableau, doubtfulStages)
          .ifPresent(
              message -> {
                diagnostics.subList(errorsBefore, diagnostics.size()).clear();
                diagnostics.add(message);
                doubtful = Optional.empty();
              });
      return Optional.empty();
    }
    return Optional.of(tableau);
  }

  /** Returns the table if only sums of it are wrong; {@link #read} returns nothing then. */
  Optional<DoubtfulTable> doubtful() {
    return doubtful;
  }

  private Doubts doubts() {
    List<WeightRow> embedded = embeddedRows();
    Set<Integer> rows = new HashSet<>();
    for (int k = 0; k < embedded.size(); k++) {
      boolean difference = embedded.get(k).label().kind() == Kind.DIFFERENCE;
      if (doubtfulWeights.contains(embedded.get(k)) || (difference && isMainDoubtful())) {
        rows.add(k);
      }
    }
    return new Doubts(doubtfulStages, isMainDoubtful(), rows);
  }

  private boolean isMainDoubtful() {
    return rowsOf(Kind.MAIN).stream().anyMatch(doubtfulWeights::contains);
  }

  private void readStage(StageRow row) {
    int stage = a.size() + 1;
    Cells read = cells.row(row.cells(), ROW_TOO_LONG, "row " + stage);
    List<Real> values = read.values();
    Optional<Real> abscissa = abscissa(row.abscissa(), values);
    boolean readable = read.sound() && abscissa.isPresent();
    lastRowIsSound = readable && sums.row(stage, row, abscissa.get(), values);
    if (readable && !lastRowIsSound) {
      wrongSums++;
      doubtfulStages.add(stage - 1);
    }
    a.add(values);
    c.add(abscissa.orElse(Real.ZERO));
  }

  private Optional<Real> abscissa(Abscissa abscissa, List<Real> row) {
    return abscissa.accept(
        new Abscissa.Visitor<Optional<Real>>() {
          @Override
          public Optional<Real> visitGiven(Abscissa.Given given) {
            return cells.cell(given.value());
          }

          @Override
          public Optional<Real> visitRowSum(Abscissa.RowSum rowSum) {
            return Optional.of(Real.FIELD.sum(row));
          }
        });
  }

  private List<Real> mainWeights() {
    Optional<WeightRow> main = rowsOf(Kind.MAIN).stream().findFirst();
    if (main.isEmpty()) {
      diagnostics.add(
          Diagnostic.of(NO_MAIN_WEIGHTS, table.span(), "the table has no main weights")
              .withNote("the weights of the method stand in a row without a label, or labelled `b`")
              .withHelp("add a row such as `b | 1/2, 1/2` after the line of dashes"));
    }
    return main.map(this::weights).orElse(Collections.nCopies(stages, Real.ZERO));
  }

  private List<List<Real>> embeddedWeights(List<Real> b) {
    List<List<Real>> embedded = new ArrayList<>();
    for (WeightRow row : embeddedRows()) {
      List<Real> written = weights(row);
      boolean difference = row.label().kind() == Kind.DIFFERENCE;
      embedded.add(difference ? Real.FIELD.difference(b, written) : written);
      if (embedded.get(embedded.size() - 1).equals(b)) {
        diagnostics.add(
            Diagnostic.of(
                    REPEATED, row.weights().span(), "the embedded weights are those of the method")
                .withNote("their difference, which estimates the error, would be zero"));
      }
    }
    return embedded;
  }

  private List<WeightRow> embeddedRows() {
    List<WeightRow> rows = new ArrayList<>(rowsOf(Kind.EMBEDDED));
    rows.addAll(rowsOf(Kind.DIFFERENCE));
    rows.sort(Comparator.comparingInt(row -> row.label().index()));
    return rows;
  }

  private List<WeightRow> rowsOf(Kind kind) {
    return table.weights().stream().filter(row -> row.label().kind() == kind).toList();
  }

  /** Returns weights as they are written, and checks their sum unless they are wrong anyway. */
  private List<Real> weights(WeightRow row) {
    Cells written =
        row.weights()
            .accept(
                new Weights.Visitor<Cells>() {
                  @Override
                  public Cells visitCells(Weights.Cells weights) {
                    return cells.row(weights.cells(), WEIGHTS_LENGTH, "the row of weights");
                  }

                  @Override
                  public Cells visitLastRow(Weights.LastRow lastRow) {
                    return new Cells(a.get(stages - 1), lastRowIsSound);
                  }
                });
    if (!written.sound()) {
      doubtfulWeights.add(row);
    } else if (!sums.weights(row, written.values())) {
      wrongSums++;
      doubtfulWeights.add(row);
    }
    return written.values();
  }
}
