package org.kutta.generator.correction;

import static org.kutta.grammar.DiagnosticCode.NOT_CONSISTENT;
import static org.kutta.grammar.DiagnosticCode.ROW_SUM;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Span;
import org.kutta.grammar.syntax.Abscissa;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.StageRow;
import org.kutta.grammar.syntax.Table;
import org.kutta.grammar.syntax.WeightLabel.Kind;
import org.kutta.grammar.syntax.WeightRow;
import org.kutta.grammar.syntax.Weights;

/**
 * Lists the edits that a table invites. An entry is replaced by what the other entries of its row
 * ask for, written as an expression, so that the compiler itself computes it.
 */
final class CandidateEdits {

  private final Table table;
  private final List<Span> guilty;
  private final List<Edit> edits = new ArrayList<>();

  private CandidateEdits(Table table, List<Diagnostic> diagnostics) {
    this.table = table;
    this.guilty = diagnostics.stream().map(Diagnostic::span).toList();
  }

  /**
   * Returns the edits that diagnostics of a table call for; where sums are wrong, only their rows.
   *
   * @param freeAbscissae whether no sum tells a wrong abscissa
   */
  static List<Edit> of(Table table, boolean freeAbscissae, List<Diagnostic> diagnostics) {
    CandidateEdits candidates = new CandidateEdits(table, diagnostics);
    boolean sumsAreRight =
        diagnostics.stream().noneMatch(d -> d.code() == ROW_SUM || d.code() == NOT_CONSISTENT);
    candidates.labels();
    candidates.rowsOfWeights();
    if (freeAbscissae) {
      candidates.abscissaeBySum();
    }
    if (sumsAreRight) {
      candidates.entriesBySecondOrder();
      candidates.swapsInRows();
    } else {
      candidates.abscissae();
      candidates.entriesBySum();
    }
    return List.copyOf(candidates.edits);
  }

  /** {@code b^} for {@code b-b^}, and the other way round. */
  private void labels() {
    for (WeightRow row : table.weights()) {
      String index = row.label().index() == 0 ? "" : String.valueOf(row.label().index());
      if (row.label().kind() == Kind.EMBEDDED) {
        edits.add(Edit.replace(row.label().span(), "b-b^" + index));
      } else if (row.label().kind() == Kind.DIFFERENCE) {
        edits.add(Edit.replace(row.label().span(), "b^" + index));
      }
    }
  }

  /** The embedded weights where the main ones should be. */
  private void rowsOfWeights() {
    for (WeightRow row : table.weights()) {
      if (row.label().kind() == Kind.EMBEDDED) {
        main().ifPresent(b -> edits.add(Edit.swap(b.weights().span(), row.weights().span())));
      }
    }
  }

  private Optional<WeightRow> main() {
    return table.weights().stream().filter(row -> row.label().kind() == Kind.MAIN).findFirst();
  }

  /** An abscissa that is not its row's sum, or two that are exchanged. */
  private void abscissae() {
    List<Span> given =
        table.rows().stream().map(row -> row.abscissa().span()).filter(guilty::contains).toList();
    for (int i = 0; i < given.size(); i++) {
      edits.add(Edit.replace(given.get(i), "_"));
      for (int k = i + 1; k < given.size(); k++) {
        swap(given.get(i), given.get(k));
      }
    }
  }

  /** Where abscissae are free, most are row sums all the same. */
  private void abscissaeBySum() {
    table.rows().stream()
        .filter(row -> isGiven(row.abscissa()))
        .forEach(row -> edits.add(Edit.replace(row.abscissa().span(), "_")));
  }

  private static boolean isGiven(Abscissa abscissa) {
    return abscissa instanceof Abscissa.Given;
  }

  private void swap(Span first, Span second) {
    if (!first.text().equals(second.text())) {
      edits.add(Edit.swap(first, second));
    }
  }

  /** An entry that is what its row lacks: to the abscissa, or to one. */
  private void entriesBySum() {
    for (StageRow row : table.rows()) {
      if (guilty.contains(row.abscissa().span())) {
        completions(row.cells(), row.abscissa().span().text());
      }
    }
    for (WeightRow row : table.weights()) {
      if (guilty.contains(row.weights().span())) {
        completions(cells(row), row.label().kind() == Kind.DIFFERENCE ? "0" : "1");
      }
    }
  }

  private void completions(List<Expression> cells, String total) {
    for (int j = 0; j < cells.size(); j++) {
      edits.add(Edit.replace(cells.get(j).span(), "(" + total + ") - " + sumWithout(cells, j)));
    }
  }

  /** Where the abscissa is the sum of its row, the condition Σ b_i c_i = 1/2 tells the entry. */
  private void entriesBySecondOrder() {
    List<Expression> b = main().map(CandidateEdits::cells).orElse(List.of());
    for (int i = 0; i < Math.min(table.rows().size(), b.size()); i++) {
      StageRow row = table.rows().get(i);
      if (!isGiven(row.abscissa())) {
        String abscissa = "(1/2 - " + momentWithout(b, i) + ")/(" + b.get(i).span().text() + ")";
        completions(row.cells(), abscissa);
      }
    }
  }

  private String momentWithout(List<Expression> b, int without) {
    List<String> terms = new ArrayList<>(List.of("0"));
    for (int k = 0; k < Math.min(table.rows().size(), b.size()); k++) {
      if (k != without) {
        String sum = sumWithout(table.rows().get(k).cells(), -1);
        terms.add("(" + b.get(k).span().text() + ")*" + sum);
      }
    }
    return "(" + String.join(" + ", terms) + ")";
  }

  private static String sumWithout(List<Expression> cells, int without) {
    List<String> terms = new ArrayList<>(List.of("0"));
    for (int j = 0; j < cells.size(); j++) {
      if (j != without) {
        terms.add("(" + cells.get(j).span().text() + ")");
      }
    }
    return terms.stream().collect(Collectors.joining(" + ", "(", ")"));
  }

  /** Two entries of one row exchanged: no sum betrays them. */
  private void swapsInRows() {
    table.rows().forEach(row -> swapsIn(row.cells()));
    table.weights().forEach(row -> swapsIn(cells(row)));
  }

  private void swapsIn(List<Expression> cells) {
    for (int j = 0; j < cells.size(); j++) {
      for (int k = j + 1; k < cells.size(); k++) {
        swap(cells.get(j).span(), cells.get(k).span());
      }
    }
  }

  private static List<Expression> cells(WeightRow row) {
    return row.weights()
        .accept(
            new Weights.Visitor<List<Expression>>() {
              @Override
              public List<Expression> visitCells(Weights.Cells cells) {
                return cells.cells();
              }

              @Override
              public List<Expression> visitLastRow(Weights.LastRow lastRow) {
                return List.of();
              }
            });
  }
}
