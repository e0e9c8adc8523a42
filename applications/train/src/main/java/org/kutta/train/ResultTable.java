package org.kutta.train;

import java.util.ArrayList;
import java.util.List;
import org.kutta.train.console.TextTable;
import org.kutta.train.result.Training;
import org.kutta.train.result.TrainingFormat;
import picocli.CommandLine.Help.Ansi;

/** Prints trainings as a table of text. */
final class ResultTable {

  private ResultTable() {}

  /** Returns the lines, headed by the names of the columns. */
  static List<String> lines(List<Training> trainings, Ansi colours) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(TrainingFormat.COLUMNS);
    trainings.forEach(training -> rows.add(TrainingFormat.cells(training)));
    return TextTable.lines(rows, colours);
  }
}
