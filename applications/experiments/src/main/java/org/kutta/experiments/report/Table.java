package org.kutta.experiments.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of text.
 *
 * @param title over it
 * @param columns their names
 * @param rows each as long as the columns
 */
public record Table(String title, List<String> columns, List<List<String>> rows) {

  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "%s: a row of %d cells under %d columns: %s"
                .formatted(title, row.size(), columns.size(), row));
      }
    }
  }

  /** Returns the table as CSV (RFC 4180), headed by the names of the columns. */
  public String csv() {
    StringBuilder csv = new StringBuilder(line(columns));
    rows.forEach(row -> csv.append(line(row)));
    return csv.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Table::quoted).collect(Collectors.joining(",", "", "\n"));
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
