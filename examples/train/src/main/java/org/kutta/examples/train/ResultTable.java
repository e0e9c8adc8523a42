package org.kutta.examples.train;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kutta.examples.train.result.Training;
import org.kutta.examples.train.result.TrainingFormat;
import picocli.CommandLine.Help.Ansi;

/** Prints trainings as a table of text: one line each, columns aligned. */
final class ResultTable {

  private static final String GAP = "  ";

  private ResultTable() {}

  /** Returns the lines, headed by the names of the columns. */
  static List<String> lines(List<Training> trainings, Ansi colours) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(TrainingFormat.COLUMNS);
    trainings.forEach(training -> rows.add(TrainingFormat.cells(training)));
    int[] widths = new int[TrainingFormat.COLUMNS.size()];
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
