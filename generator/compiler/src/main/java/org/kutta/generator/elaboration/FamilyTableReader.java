package org.kutta.generator.elaboration;

import static org.kutta.grammar.DiagnosticCode.LIMIT_EXCEEDED;
import static org.kutta.grammar.DiagnosticCode.NOT_CONSISTENT;
import static org.kutta.grammar.DiagnosticCode.NO_MAIN_WEIGHTS;
import static org.kutta.grammar.DiagnosticCode.REPEATED;
import static org.kutta.grammar.DiagnosticCode.ROW_SUM;
import static org.kutta.grammar.DiagnosticCode.ROW_TOO_LONG;
import static org.kutta.grammar.DiagnosticCode.WEIGHTS_LENGTH;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.elaboration.SymbolicEvaluator.Value;
import org.kutta.generator.family.Formula;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.syntax.Abscissa;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.StageRow;
import org.kutta.grammar.syntax.Table;
import org.kutta.grammar.syntax.WeightLabel.Kind;
import org.kutta.grammar.syntax.WeightRow;
import org.kutta.grammar.syntax.Weights;

/**
 * Turns the written table of a family into a tableau of rational functions. Sums are checked as
 * identities: for all values of the parameters.
 */
final class FamilyTableReader {

  /** The published families have at most seven; the work grows fast. */
  private static final int MAX_STAGES = 16;

  private final Table table;
  private final int stages;
  private final SymbolicEvaluator evaluator;
  private final List<String> parameters;
  private final List<Diagnostic> diagnostics;

  private final List<List<Value>> a = new ArrayList<>();
  private final List<Value> c = new ArrayList<>();
  private List<Value> b = List.of();
  private final List<List<Value>> embedded = new ArrayList<>();
  private final List<List<Value>> differences = new ArrayList<>();

  FamilyTableReader(
      Table table,
      SymbolicEvaluator evaluator,
      List<String> parameters,
      List<Diagnostic> diagnostics) {
    this.table = table;
    this.stages = table.rows().size();
    this.evaluator = evaluator;
    this.parameters = parameters;
    this.diagnostics = diagnostics;
  }

  /** Reads the table, and returns whether it is sound. */
  boolean read() {
    int before = diagnostics.size();
    if (stages > MAX_STAGES) {
      diagnostics.add(
          Diagnostic.of(
              LIMIT_EXCEEDED,
              table.rows().get(MAX_STAGES).span(),
              "the table has %s stages, a family may have %s".formatted(stages, MAX_STAGES)));
      return false;
    }
    table.rows().forEach(this::readStage);
    readWeights();
    return diagnostics.size() == before;
  }

  Tableau<RationalFunction> tableau() {
    return new Tableau<>(
        RationalFunction.FIELD,
        a.stream().map(FamilyTableReader::functions).toList(),
        functions(b),
        embedded.stream().map(FamilyTableReader::functions).toList(),
        functions(c));
  }

  List<List<Formula>> a() {
    return a.stream().map(FamilyTableReader::formulas).toList();
  }

  List<Formula> b() {
    return formulas(b);
  }

  List<List<Formula>> differences() {
    return differences.stream().map(FamilyTableReader::formulas).toList();
  }

  private static List<RationalFunction> functions(List<Value> values) {
    return values.stream().map(Value::function).toList();
  }

  private static List<Formula> formulas(List<Value> values) {
    return values.stream().map(Value::formula).toList();
  }

  private void readStage(StageRow row) {
    int stage = a.size() + 1;
    int before = diagnostics.size();
    List<Value> values = row(row.cells(), ROW_TOO_LONG, "row " + stage);
    RationalFunction sum = RationalFunction.FIELD.sum(functions(values));
    Optional<Value> abscissa =
        row.abscissa()
            .accept(
                new Abscissa.Visitor<Optional<Value>>() {
                  @Override
                  public Optional<Value> visitGiven(Abscissa.Given given) {
                    return evaluator.evaluate(given.value());
                  }

                  @Override
                  public Optional<Value> visitRowSum(Abscissa.RowSum rowSum) {
                    return Optional.of(new Value(sum, Formula.ZERO));
                  }
                });
    if (diagnostics.size() == before) {
      checkSum(stage, row, abscissa.map(Value::function).orElse(sum), sum);
    }
    a.add(values);
    c.add(abscissa.orElse(Value.ZERO));
  }

  private void checkSum(int stage, StageRow row, RationalFunction abscissa, RationalFunction sum) {
    RationalFunction difference = abscissa.minus(sum);
    if (!difference.isZero()) {
      diagnostics.add(
          Diagnostic.of(
                  ROW_SUM,
                  row.abscissa().span(),
                  "c_%s is %s but row %s sums to %s"
                      .formatted(stage, write(abscissa), stage, write(sum)))
              .withNote("they differ by " + write(difference))
              .withHelp("fix the entry that is wrong; if it is this one, write `_`"));
    }
  }

  private String write(RationalFunction f) {
    return f.toString(parameters);
  }

  /** Returns the values of a row, padded with zeros; a refused cell counts as zero. */
  private List<Value> row(List<Expression> cells, DiagnosticCode tooLong, String what) {
    List<Value> values = new ArrayList<>();
    cells.forEach(cell -> values.add(evaluator.evaluate(cell).orElse(Value.ZERO)));
    if (cells.size() > stages) {
      diagnostics.add(
          Diagnostic.of(
                  tooLong,
                  cells.get(stages).span().to(cells.get(cells.size() - 1).span()),
                  "%s has %s cells, but the family has %s"
                      .formatted(what, cells.size(), stages == 1 ? "1 stage" : stages + " stages"))
              .withNote("each row before the line of dashes is a stage"));
    }
    List<Value> padded = new ArrayList<>(Collections.nCopies(stages, Value.ZERO));
    for (int j = 0; j < Math.min(stages, values.size()); j++) {
      padded.set(j, values.get(j));
    }
    return padded;
  }

  private void readWeights() {
    Optional<WeightRow> main =
        table.weights().stream().filter(row -> row.label().kind() == Kind.MAIN).findFirst();
    if (main.isEmpty()) {
      diagnostics.add(
          Diagnostic.of(NO_MAIN_WEIGHTS, table.span(), "the table has no main weights")
              .withNote("the weights of the method stand in a row without a label, or labelled `b`")
              .withHelp("add a row such as `b | 1/2, 1/2` after the line of dashes"));
      return;
    }
    b = weights(main.get());
    table.weights().stream()
        .filter(row -> row.label().kind() != Kind.MAIN)
        .sorted(
            Comparator.comparingInt((WeightRow row) -> row.label().index())
                .thenComparing(row -> row.label().kind()))
        .forEach(this::readEmbedded);
  }

  private void readEmbedded(WeightRow row) {
    List<Value> written = weights(row);
    boolean difference = row.label().kind() == Kind.DIFFERENCE;
    List<Value> other = minus(b, written);
    embedded.add(difference ? other : written);
    differences.add(difference ? written : other);
    if (functions(embedded.get(embedded.size() - 1)).equals(functions(b))) {
      diagnostics.add(
          Diagnostic.of(
                  REPEATED, row.weights().span(), "the embedded weights are those of the method")
              .withNote("their difference, which estimates the error, would be zero"));
    }
  }

  private static List<Value> minus(List<Value> x, List<Value> y) {
    List<Value> difference = new ArrayList<>();
    for (int j = 0; j < x.size(); j++) {
      difference.add(x.get(j).minus(y.get(j)));
    }
    return difference;
  }

  private List<Value> weights(WeightRow row) {
    int before = diagnostics.size();
    List<Value> values =
        row.weights()
            .accept(
                new Weights.Visitor<List<Value>>() {
                  @Override
                  public List<Value> visitCells(Weights.Cells weights) {
                    return row(weights.cells(), WEIGHTS_LENGTH, "the row of weights");
                  }

                  @Override
                  public List<Value> visitLastRow(Weights.LastRow lastRow) {
                    return a.get(stages - 1);
                  }
                });
    RationalFunction sum = RationalFunction.FIELD.sum(functions(values));
    boolean difference = row.label().kind() == Kind.DIFFERENCE;
    RationalFunction required = difference ? RationalFunction.ZERO : RationalFunction.ONE;
    if (diagnostics.size() == before && !sum.equals(required)) {
      diagnostics.add(
          Diagnostic.of(
                  NOT_CONSISTENT,
                  row.weights().span(),
                  "the %s sum to %s, required %s"
                      .formatted(
                          difference ? "differences b-b^" : "weights",
                          write(sum),
                          difference ? 0 : 1))
              .withNote("the sum must not depend on a parameter"));
    }
    return values;
  }
}
