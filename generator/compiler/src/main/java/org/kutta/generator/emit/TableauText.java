package org.kutta.generator.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/** Prints a tableau the way a textbook does, in the syntax of the language. */
public final class TableauText {

  private TableauText() {}

  /** Returns the lines of the tableau, its columns aligned: its text, exactly. */
  public static List<String> lines(Tableau<Real> tableau) {
    return lines(tableau, Real::toString, Integer.MAX_VALUE);
  }

  /** Returns the lines for readers: of long numbers, the first digits; of long rows, two lines. */
  static List<String> readableLines(Tableau<Real> tableau) {
    return lines(tableau, Real::toShortString, Text.JAVADOC_COLUMNS);
  }

  private static List<String> lines(
      Tableau<Real> tableau, Function<Real, String> text, int columns) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < tableau.stages(); i++) {
      rows.add(row(text.apply(tableau.c().get(i)), tableau.a().get(i), text));
    }
    List<List<String>> weights = new ArrayList<>();
    weights.add(row("b", tableau.b(), text));
    for (int k = 0; k < tableau.embedded().size(); k++) {
      String label = tableau.embedded().size() == 1 ? "b^" : "b^" + (k + 1);
      weights.add(row(label, tableau.embedded().get(k), text));
    }
    return lines(rows, weights, columns);
  }

  /**
   * Returns the lines of a tableau, each row with its label first. Rows that are too long go on in
   * the next line.
   */
  static List<String> lines(List<List<String>> rows, List<List<String>> weights, int columns) {
    List<List<String>> all = new ArrayList<>(rows);
    all.addAll(weights);
    int[] widths = widths(all, rows.size() + 1);
    List<String> lines = new ArrayList<>();
    rows.forEach(row -> lines.addAll(wrapped(row, widths, columns)));
    int first = lines.size();
    weights.forEach(row -> lines.addAll(wrapped(row, widths, columns)));
    int longest = lines.stream().mapToInt(String::length).max().orElse(0);
    lines.add(first, "-".repeat(widths[0] + 1) + "+" + "-".repeat(longest - widths[0] - 2));
    return lines;
  }

  /** Returns the lines of one row, broken where all rows are. */
  private static List<String> wrapped(List<String> row, int[] widths, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = start(row.get(0), widths[0]);
    int used = widths[0] + 2;
    for (int j = 1; j < row.size(); j++) {
      boolean last = j == row.size() - 1;
      used += widths[j] + 2;
      if (used > columns && j > 1) {
        lines.add(line.toString().stripTrailing());
        line = start("", widths[0]);
        used = widths[0] + 2 + widths[j] + 2;
      }
      line.append(' ').append(row.get(j)).append(last ? "" : ",");
      line.append(last ? "" : " ".repeat(widths[j] - row.get(j).length()));
    }
    lines.add(line.toString());
    return lines;
  }

  private static StringBuilder start(String label, int width) {
    return new StringBuilder(" ".repeat(width - label.length())).append(label).append(" |");
  }

  private static List<String> row(String label, List<Real> cells, Function<Real, String> text) {
    int length = cells.size();
    while (length > 0 && cells.get(length - 1).isZero()) {
      length--;
    }
    List<String> row = new ArrayList<>(List.of(label));
    cells.subList(0, length).forEach(cell -> row.add(text.apply(cell)));
    return row;
  }

  private static int[] widths(List<List<String>> rows, int columns) {
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int j = 0; j < row.size(); j++) {
        widths[j] = Math.max(widths[j], row.get(j).length());
      }
    }
    return widths;
  }
}
