package org.kutta.generator.elaboration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.elaboration.SymbolicEvaluator.Value;
import org.kutta.generator.family.Family.Formulas;
import org.kutta.generator.family.Formula;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.StageRow;
import org.kutta.grammar.syntax.Table;
import org.kutta.grammar.syntax.WeightLabel.Kind;
import org.kutta.grammar.syntax.WeightRow;

/**
 * Turns the written table of a family into a tableau of rational functions. Sums are checked as
 * identities: for all values of the parameters.
 */
final class FamilyTableReader extends TableReader<Value> {

  /** The published families have at most seven; the work grows fast. */
  private static final int MAX_STAGES = 16;

  private final SymbolicEvaluator evaluator;
  private final List<String> parameters;
  private final List<Diagnostic> diagnostics;

  FamilyTableReader(
      Table table,
      SymbolicEvaluator evaluator,
      List<String> parameters,
      List<Diagnostic> diagnostics) {
    super(table, "family", Value.ZERO, diagnostics);
    this.evaluator = evaluator;
    this.parameters = parameters;
    this.diagnostics = diagnostics;
  }

  /** Reads the table; it is sound if that adds no diagnostic. */
  void read() {
    if (stages() > MAX_STAGES) {
      diagnostics.add(
          Diagnostic.of(
              Message.TOO_MANY_STAGES_OF_FAMILY,
              table().rows().get(MAX_STAGES).span(),
              stages(),
              MAX_STAGES));
      return;
    }
    readRows();
  }

  Tableau<RationalFunction> tableau() {
    return new Tableau<>(
        RationalFunction.FIELD,
        a().stream().map(FamilyTableReader::functions).toList(),
        functions(b()),
        embedded().stream().map(FamilyTableReader::functions).toList(),
        functions(c()));
  }

  /** Returns the coefficients as they are written. */
  Formulas formulas(Map<String, Formula> lets) {
    return new Formulas(
        lets,
        a().stream().map(FamilyTableReader::formulas).toList(),
        formulas(b()),
        differences().stream().map(FamilyTableReader::formulas).toList());
  }

  private static List<RationalFunction> functions(List<Value> values) {
    return values.stream().map(Value::function).toList();
  }

  private static List<Formula> formulas(List<Value> values) {
    return values.stream().map(Value::formula).toList();
  }

  @Override
  Optional<Value> cell(Expression cell) {
    return evaluator.evaluate(cell);
  }

  @Override
  Value sum(List<Value> row) {
    return new Value(RationalFunction.FIELD.sum(functions(row)), Formula.ZERO);
  }

  @Override
  List<Value> difference(List<Value> x, List<Value> y) {
    List<Value> difference = new ArrayList<>();
    for (int j = 0; j < x.size(); j++) {
      difference.add(x.get(j).minus(y.get(j)));
    }
    return difference;
  }

  @Override
  boolean areEqual(List<Value> x, List<Value> y) {
    return functions(x).equals(functions(y));
  }

  @Override
  boolean isRowSound(int stage, StageRow row, Value abscissa, List<Value> values) {
    RationalFunction sum = sum(values).function();
    RationalFunction difference = abscissa.function().minus(sum);
    if (!difference.isZero()) {
      diagnostics.add(
          Diagnostic.of(
                  Message.ROW_SUM,
                  row.abscissa().span(),
                  stage,
                  write(abscissa.function()),
                  stage,
                  write(sum))
              .withNote("they differ by " + write(difference))
              .withHelp("fix the entry that is wrong; if it is this one, write `_`"));
    }
    return difference.isZero();
  }

  private String write(RationalFunction f) {
    return f.toString(parameters);
  }

  @Override
  boolean areWeightsSound(WeightRow row, List<Value> values) {
    RationalFunction sum = sum(values).function();
    boolean difference = row.label().kind() == Kind.DIFFERENCE;
    RationalFunction required = difference ? RationalFunction.ZERO : RationalFunction.ONE;
    if (!sum.equals(required)) {
      diagnostics.add(
          Diagnostic.of(
                  Message.WEIGHT_SUM,
                  row.weights().span(),
                  difference ? "differences b-b^" : "weights",
                  write(sum),
                  difference ? 0 : 1)
              .withNote("the sum must not depend on a parameter"));
    }
    return sum.equals(required);
  }
}
