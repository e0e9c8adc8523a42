package org.kutta.cli.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of words, printed with their columns aligned. */
public final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; rows may differ in length. */
  public TextTable add(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** Returns one line for each row, without blanks at its end. */
  public List<String> lines() {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int k = 0; k < row.size(); k++) {
        if (k == widths.size()) {
          widths.add(0);
        }
        widths.set(k, Math.max(widths.get(k), width(row.get(k))));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int k = 0; k < row.size(); k++) {
      line.append(row.get(k)).append(" ".repeat(widths.get(k) - width(row.get(k)))).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
