package org.kutta.cli.format;

import java.util.ArrayList;
import java.util.List;
import org.kutta.cli.format.Token.Kind;

/** The rows of a table, their columns aligned: abscissae to the right, cells to the left. */
final class TableLayout {

  /**
   * A row.
   *
   * @param label what stands left of the bar
   * @param bar the bar, or the equals sign of {@code = last row}
   */
  private record Row(String label, String bar, List<String> cells) {

    static Row of(Line line) {
      List<Token> words = line.body();
      Kind kind = line.has(Kind.BAR) ? Kind.BAR : Kind.EQUALS;
      int bar = 0;
      while (!words.get(bar).is(kind)) {
        bar++;
      }
      return new Row(
          Line.join(words.subList(0, bar)),
          words.get(bar).text(),
          cells(words.subList(bar + 1, words.size())));
    }

    private static List<String> cells(List<Token> words) {
      List<String> cells = new ArrayList<>();
      int depth = 0;
      int start = 0;
      for (int k = 0; k < words.size(); k++) {
        depth += words.get(k).is(Kind.OPEN) ? 1 : words.get(k).is(Kind.CLOSE) ? -1 : 0;
        if (depth == 0 && words.get(k).is(Kind.COMMA)) {
          cells.add(Line.join(words.subList(start, k)));
          start = k + 1;
        }
      }
      if (start < words.size()) {
        cells.add(Line.join(words.subList(start, words.size())));
      }
      return cells;
    }
  }

  private final List<Integer> widths = new ArrayList<>();
  private int labelWidth;
  private int longest;

  /** Measures the rows of a table. */
  static TableLayout of(List<Line> lines) {
    TableLayout layout = new TableLayout();
    List<Row> rows =
        lines.stream().filter(line -> line.isRow() && !line.isTall()).map(Row::of).toList();
    rows.forEach(layout::measure);
    for (Row row : rows) {
      layout.longest = Math.max(layout.longest, width(layout.text(row)));
    }
    return layout;
  }

  private void measure(Row row) {
    labelWidth = Math.max(labelWidth, width(row.label()));
    for (int k = 0; k < row.cells().size(); k++) {
      if (k == widths.size()) {
        widths.add(0);
      }
      widths.set(k, Math.max(widths.get(k), width(row.cells().get(k))));
    }
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Returns a row, aligned, without its comment. */
  String row(Line line) {
    // What goes on over the line's end has no column.
    return line.isTall() ? Line.join(line.body()) : text(Row.of(line));
  }

  private String text(Row row) {
    StringBuilder text = new StringBuilder();
    text.append(" ".repeat(labelWidth - width(row.label()))).append(row.label());
    text.append(' ').append(row.bar());
    for (int k = 0; k < row.cells().size(); k++) {
      String cell = row.cells().get(k);
      boolean last = k == row.cells().size() - 1;
      text.append(' ').append(cell);
      text.append(last ? "" : "," + " ".repeat(widths.get(k) - width(cell)));
    }
    return text.toString();
  }

  /** Returns the line of dashes, as long as the longest row. */
  String rule() {
    return "-".repeat(Math.max(2, labelWidth + 1))
        + "+"
        + "-".repeat(Math.max(1, longest - labelWidth - 2));
  }
}
