package org.kutta.console;

import java.util.ArrayList;
import java.util.List;

/** Rows of text, printed with their columns aligned. Not safe for use by several threads. */
public final class TextTable {

  private static final String GAP = "  ";

  private final boolean numeric;
  private final List<List<String>> rows = new ArrayList<>();

  private TextTable(boolean numeric) {
    this.numeric = numeric;
  }

  /** Returns an empty table whose columns are all flush left. */
  public static TextTable ofText() {
    return new TextTable(false);
  }

  /** Returns an empty table whose first column is flush left, and all others flush right. */
  public static TextTable ofNumbers() {
    return new TextTable(true);
  }

  /** Adds a row; rows may differ in length. */
  public TextTable add(String... cells) {
    return add(List.of(cells));
  }

  /** Adds a row; rows may differ in length. */
  public TextTable add(List<String> cells) {
    rows.add(List.copyOf(cells));
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

  private String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int k = 0; k < row.size(); k++) {
      String cell = row.get(k);
      String blanks = " ".repeat(widths.get(k) - width(cell));
      line.append(numeric && k > 0 ? blanks + cell : cell + blanks).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
