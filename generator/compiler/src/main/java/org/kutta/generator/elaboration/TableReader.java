package org.kutta.generator.elaboration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Abscissa;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.StageRow;
import org.kutta.grammar.syntax.Table;
import org.kutta.grammar.syntax.WeightLabel.Kind;
import org.kutta.grammar.syntax.WeightRow;
import org.kutta.grammar.syntax.Weights;

/**
 * Reads the rows of a written table: pads short ones, checks lengths, row sums and weights. Each
 * row is checked whatever is wrong with the others, so that all mistakes come out at once. What a
 * cell is, and what sums must be, is the business of subclasses.
 *
 * @param <V> what a cell stands for
 */
abstract class TableReader<V> {

  private final Table table;
  private final String owner;
  private final V zero;
  private final List<Diagnostic> diagnostics;

  private final List<List<V>> a = new ArrayList<>();
  private final List<V> c = new ArrayList<>();
  private List<V> b = List.of();
  private final List<List<V>> embedded = new ArrayList<>();
  private final List<List<V>> differences = new ArrayList<>();
  private boolean lastRowIsSound = true;

  /**
   * The values of some cells.
   *
   * @param values a refused cell counts as zero
   * @param sound whether no cell was refused, so that sums mean something
   */
  private record Cells<V>(List<V> values, boolean sound) {}

  /**
   * @param owner what the table is of: a method, or a family
   */
  TableReader(Table table, String owner, V zero, List<Diagnostic> diagnostics) {
    this.table = table;
    this.owner = owner;
    this.zero = zero;
    this.diagnostics = diagnostics;
  }

  /** Returns the value of one cell. */
  abstract Optional<V> cell(Expression cell);

  /** Returns what an abscissa is that is written as the sum of its row. */
  abstract V sum(List<V> row);

  /** Returns x − y, entry by entry. */
  abstract List<V> difference(List<V> x, List<V> y);

  /** Returns whether rows have the same values. */
  abstract boolean areEqual(List<V> x, List<V> y);

  /** Returns whether the abscissa of a stage, from 1, is what its row allows, or says why not. */
  abstract boolean isRowSound(int stage, StageRow row, V abscissa, List<V> values);

  /** Returns whether weights have the sum that they must have, or says which they have. */
  abstract boolean areWeightsSound(WeightRow row, List<V> values);

  /** Is told of weights of which a cell or the sum is wrong. */
  void doubt(WeightRow row) {}

  final Table table() {
    return table;
  }

  final int stages() {
    return table.rows().size();
  }

  final List<List<V>> a() {
    return a;
  }

  final List<V> b() {
    return b;
  }

  /** Returns the rows b̂. */
  final List<List<V>> embedded() {
    return embedded;
  }

  /** Returns the rows b − b̂. */
  final List<List<V>> differences() {
    return differences;
  }

  final List<V> c() {
    return c;
  }

  final void readRows() {
    table.rows().forEach(this::readStage);
    b = mainWeights();
    embeddedRows().forEach(this::readEmbedded);
  }

  private void readStage(StageRow row) {
    int stage = a.size() + 1;
    Cells<V> read =
        row(
            row.cells(),
            excess ->
                Diagnostic.of(
                    Message.ROW_TOO_LONG, excess, stage, row.cells().size(), owner, length()));
    List<V> values = read.values();
    Optional<V> abscissa = abscissa(row.abscissa(), values);
    lastRowIsSound =
        read.sound() && abscissa.isPresent() && isRowSound(stage, row, abscissa.get(), values);
    a.add(values);
    c.add(abscissa.orElse(zero));
  }

  private Optional<V> abscissa(Abscissa abscissa, List<V> row) {
    return abscissa.accept(
        new Abscissa.Visitor<Optional<V>>() {
          @Override
          public Optional<V> visitGiven(Abscissa.Given given) {
            return cell(given.value());
          }

          @Override
          public Optional<V> visitRowSum(Abscissa.RowSum rowSum) {
            return Optional.of(sum(row));
          }
        });
  }

  private String length() {
    return stages() == 1 ? "1 stage" : stages() + " stages";
  }

  /** Returns the values of a row, padded with zeros on the right. */
  private Cells<V> row(List<Expression> cells, Function<Span, Diagnostic> tooLong) {
    List<Optional<V>> values = new ArrayList<>();
    cells.forEach(cell -> values.add(cell(cell)));
    boolean fits = cells.size() <= stages();
    if (!fits) {
      Span excess = cells.get(stages()).span().to(cells.get(cells.size() - 1).span());
      diagnostics.add(
          tooLong.apply(excess).withNote("each row before the line of dashes is a stage"));
    }
    List<V> padded = new ArrayList<>(Collections.nCopies(stages(), zero));
    for (int j = 0; j < Math.min(stages(), values.size()); j++) {
      padded.set(j, values.get(j).orElse(zero));
    }
    return new Cells<>(padded, fits && values.stream().allMatch(Optional::isPresent));
  }

  private List<V> mainWeights() {
    Optional<WeightRow> main = rowsOf(Kind.MAIN).stream().findFirst();
    if (main.isEmpty()) {
      diagnostics.add(
          Diagnostic.of(Message.NO_MAIN_WEIGHTS, table.span())
              .withNote("the weights of the method stand in a row without a label, or labelled `b`")
              .withHelp("add a row such as `b | 1/2, 1/2` after the line of dashes"));
    }
    return main.map(this::weights).orElse(Collections.nCopies(stages(), zero));
  }

  private void readEmbedded(WeightRow row) {
    List<V> written = weights(row);
    List<V> other = difference(b, written);
    boolean difference = row.label().kind() == Kind.DIFFERENCE;
    embedded.add(difference ? other : written);
    differences.add(difference ? written : other);
    if (areEqual(embedded.get(embedded.size() - 1), b)) {
      diagnostics.add(
          Diagnostic.of(Message.EMBEDDED_ARE_MAIN_WEIGHTS, row.weights().span())
              .withNote("their difference, which estimates the error, would be zero"));
    }
  }

  final List<WeightRow> embeddedRows() {
    List<WeightRow> rows = new ArrayList<>(rowsOf(Kind.EMBEDDED));
    rows.addAll(rowsOf(Kind.DIFFERENCE));
    rows.sort(Comparator.comparingInt(row -> row.label().index()));
    return rows;
  }

  final List<WeightRow> rowsOf(Kind kind) {
    return table.weights().stream().filter(row -> row.label().kind() == kind).toList();
  }

  /** Returns weights as they are written, and checks their sum unless they are wrong anyway. */
  private List<V> weights(WeightRow row) {
    Cells<V> written =
        row.weights()
            .accept(
                new Weights.Visitor<Cells<V>>() {
                  @Override
                  public Cells<V> visitCells(Weights.Cells weights) {
                    return row(
                        weights.cells(),
                        excess ->
                            Diagnostic.of(
                                Message.TOO_MANY_WEIGHTS,
                                excess,
                                weights.cells().size(),
                                owner,
                                length()));
                  }

                  @Override
                  public Cells<V> visitLastRow(Weights.LastRow lastRow) {
                    return new Cells<>(a.get(stages() - 1), lastRowIsSound);
                  }
                });
    if (!written.sound() || !areWeightsSound(row, written.values())) {
      doubt(row);
    }
    return written.values();
  }
}
