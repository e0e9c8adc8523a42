package org.kutta.cli.format;

import java.util.List;

/** Aligns rows that were just put together. */
public final class AlignedTable {

  private AlignedTable() {}

  /** Returns rows such as {@code 1/2 | 1/2, 0} and lines of dashes, their columns aligned. */
  public static List<String> of(List<String> rows) {
    List<Line> lines = LineScanner.scan(String.join("\n", rows));
    TableLayout layout = TableLayout.of(lines);
    return lines.stream().map(line -> line.isRow() ? layout.row(line) : layout.rule()).toList();
  }
}
