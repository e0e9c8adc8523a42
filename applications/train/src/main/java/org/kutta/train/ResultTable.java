package org.kutta.train;

import java.util.ArrayList;
import java.util.List;
import org.kutta.console.TextTable;
import org.kutta.train.result.Training;
import org.kutta.train.result.TrainingFormat;
import picocli.CommandLine.Help.Ansi;

/** Prints trainings as a table of text. */
final class ResultTable {

  private ResultTable() {}

  /** Returns the lines, headed by the names of the columns. */
  static List<String> lines(List<Training> trainings, Ansi colours) {
    TextTable table = TextTable.ofNumbers().add(TrainingFormat.COLUMNS);
    trainings.forEach(training -> table.add(TrainingFormat.cells(training)));
    List<String> lines = new ArrayList<>(table.lines());
    lines.set(0, colours.string("@|bold " + lines.get(0) + "|@"));
    return lines;
  }
}
