package org.kutta.train.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** Lays out a table as text: one line for each row, columns aligned. */
public final class TextTable {

  private static final String GAP = "  ";

  private TextTable() {}

  /**
   * Returns the lines, the first of them bold.
   *
   * @param rows all as long as the first, the names of the columns
   */
  public static List<String> lines(List<List<String>> rows, Ansi colours) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(line(row, widths)));
    lines.set(0, colours.string("@|bold " + lines.get(0) + "|@"));
    return lines;
  }

  /** The first column is text and flush left, the others are numbers and flush right. */
  private static String line(List<String> cells, int[] widths) {
    List<String> padded = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      padded.add(("%" + (i == 0 ? "-" : "") + widths[i] + "s").formatted(cells.get(i)));
    }
    return padded.stream().collect(Collectors.joining(GAP)).stripTrailing();
  }
}
