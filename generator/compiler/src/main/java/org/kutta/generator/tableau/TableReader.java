package org.kutta.generator.tableau;

import static org.kutta.grammar.DiagnosticCode.NOT_CONSISTENT;
import static org.kutta.grammar.DiagnosticCode.NO_MAIN_WEIGHTS;
import static org.kutta.grammar.DiagnosticCode.ROW_SUM;
import static org.kutta.grammar.DiagnosticCode.ROW_TOO_LONG;
import static org.kutta.grammar.DiagnosticCode.WEIGHTS_LENGTH;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Surd;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.syntax.Abscissa;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.StageRow;
import org.kutta.grammar.syntax.Table;
import org.kutta.grammar.syntax.WeightLabel.Kind;
import org.kutta.grammar.syntax.WeightRow;
import org.kutta.grammar.syntax.Weights;

/** Turns a written table into a tableau: pads short rows, checks lengths, row sums and weights. */
final class TableReader {

  private final Table table;
  private final int stages;
  private final ExpressionEvaluator evaluator;
  private final Surd tolerance;
  private final List<Diagnostic> diagnostics;
  private final int errorsBefore;

  /**
   * @param tolerance up to which sums must agree; zero for exact tables
   */
  TableReader(
      Table table, ExpressionEvaluator evaluator, Surd tolerance, List<Diagnostic> diagnostics) {
    this.tolerance = tolerance;
    this.table = table;
    this.stages = table.rows().size();
    this.evaluator = evaluator;
    this.diagnostics = diagnostics;
    this.errorsBefore = diagnostics.size();
  }

  Optional<Tableau> read() {
    List<List<Surd>> a = new ArrayList<>();
    List<Surd> c = new ArrayList<>();
    for (StageRow row : table.rows()) {
      a.add(cells(row.cells(), ROW_TOO_LONG, "row " + (a.size() + 1)));
      c.add(abscissa(row.abscissa(), a.get(a.size() - 1)));
    }
    if (hasNewErrors()) {
      // Weights may have their own mistakes; they are looked at, but nothing is derived from them.
      table.weights().forEach(row -> weights(row, a));
      return Optional.empty();
    }
    checkRowSums(a, c);
    return readWeights(a, c);
  }

  private Optional<Tableau> readWeights(List<List<Surd>> a, List<Surd> c) {
    Optional<WeightRow> main = rowsOf(Kind.MAIN).stream().findFirst();
    if (main.isEmpty()) {
      diagnostics.add(
          Diagnostic.of(NO_MAIN_WEIGHTS, table.span(), "the table has no main weights")
              .withNote("the weights of the method stand in a row without a label, or labelled `b`")
              .withHelp("add a row such as `b | 1/2, 1/2` after the line of dashes"));
      return Optional.empty();
    }
    List<Surd> b = weights(main.get(), a);
    List<WeightRow> embeddedRows = new ArrayList<>(rowsOf(Kind.EMBEDDED));
    embeddedRows.addAll(rowsOf(Kind.DIFFERENCE));
    embeddedRows.sort(Comparator.comparingInt(row -> row.label().index()));
    List<List<Surd>> embedded = new ArrayList<>();
    for (WeightRow row : embeddedRows) {
      List<Surd> written = weights(row, a);
      boolean difference = row.label().kind() == Kind.DIFFERENCE;
      embedded.add(difference ? Tableau.difference(b, written) : written);
    }
    if (hasNewErrors()) {
      return Optional.empty();
    }
    checkConsistent(main.get(), b);
    for (int k = 0; k < embeddedRows.size(); k++) {
      checkConsistent(embeddedRows.get(k), embedded.get(k));
    }
    return hasNewErrors() ? Optional.empty() : Optional.of(new Tableau(a, b, embedded, c));
  }

  private boolean hasNewErrors() {
    return diagnostics.size() > errorsBefore;
  }

  private List<WeightRow> rowsOf(Kind kind) {
    return table.weights().stream().filter(row -> row.label().kind() == kind).toList();
  }

  /** Evaluates cells and pads them with zeros on the right; a refused cell counts as zero. */
  private List<Surd> cells(List<Expression> cells, DiagnosticCode tooLong, String what) {
    List<Surd> values = new ArrayList<>();
    for (Expression cell : cells) {
      values.add(evaluator.evaluate(cell).orElse(Surd.ZERO));
    }
    if (values.size() > stages) {
      Expression first = cells.get(stages);
      diagnostics.add(
          Diagnostic.of(
                  tooLong,
                  first.span().to(cells.get(cells.size() - 1).span()),
                  "%s has %d cells, but the method has %s"
                      .formatted(what, values.size(), count(stages)))
              .withNote("each row before the line of dashes is a stage"));
      return values.subList(0, stages);
    }
    while (values.size() < stages) {
      values.add(Surd.ZERO);
    }
    return values;
  }

  private static String count(int stages) {
    return stages == 1 ? "1 stage" : stages + " stages";
  }

  private Surd abscissa(Abscissa abscissa, List<Surd> row) {
    return abscissa.accept(
        new Abscissa.Visitor<Surd>() {
          @Override
          public Surd visitGiven(Abscissa.Given given) {
            return evaluator.evaluate(given.value()).orElse(Surd.ZERO);
          }

          @Override
          public Surd visitRowSum(Abscissa.RowSum rowSum) {
            return Tableau.sum(row);
          }
        });
  }

  private List<Surd> weights(WeightRow row, List<List<Surd>> a) {
    return row.weights()
        .accept(
            new Weights.Visitor<List<Surd>>() {
              @Override
              public List<Surd> visitCells(Weights.Cells cells) {
                return cells(cells.cells(), WEIGHTS_LENGTH, "the row of weights");
              }

              @Override
              public List<Surd> visitLastRow(Weights.LastRow lastRow) {
                return a.get(stages - 1);
              }
            });
  }

  private void checkRowSums(List<List<Surd>> a, List<Surd> c) {
    for (int i = 0; i < stages; i++) {
      Surd sum = Tableau.sum(a.get(i));
      if (!agree(sum, c.get(i))) {
        diagnostics.add(
            Diagnostic.of(
                    ROW_SUM,
                    table.rows().get(i).abscissa().span(),
                    "c_%d is %s but row %d sums to %s".formatted(i + 1, c.get(i), i + 1, sum))
                .withNote("they differ by " + c.get(i).minus(sum))
                .withHelp("mend the entry that is wrong; if it is this one, write `" + sum + "`"));
      }
    }
  }

  private boolean agree(Surd x, Surd y) {
    return x.minus(y).abs().compareTo(tolerance) <= 0;
  }

  private void checkConsistent(WeightRow row, List<Surd> weights) {
    Surd sum = Tableau.sum(weights);
    if (agree(sum, Surd.ONE)) {
      return;
    }
    boolean embedded = row.label().kind() != Kind.MAIN;
    Diagnostic wrong =
        Diagnostic.of(
                NOT_CONSISTENT,
                row.weights().span(),
                "the %sweights sum to %s, required 1".formatted(embedded ? "embedded " : "", sum))
            .withNote("otherwise not even a constant gradient is followed");
    boolean looksLikeDifference = row.label().kind() == Kind.EMBEDDED && sum.isZero();
    diagnostics.add(
        looksLikeDifference
            ? wrong.withHelp("a row that sums to 0 is a difference: label it `b-b^`")
            : wrong);
  }
}
