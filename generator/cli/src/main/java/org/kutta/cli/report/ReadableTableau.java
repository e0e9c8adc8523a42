package org.kutta.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kutta.cli.format.AlignedTable;
import org.kutta.generator.emit.RecurrenceText;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.RungeKutta;
import org.kutta.generator.tableau.Scheme;
import org.kutta.generator.tableau.StageRecurrence;
import org.kutta.generator.tableau.Tableau;

/** A tableau as a textbook prints it; numbers that would fill the screen are rounded. */
public final class ReadableTableau {

  private static final int LONGEST = 40;
  private static final int DIGITS = 16;

  private ReadableTableau() {}

  /** Returns the rows, and a remark below them if a number is rounded. */
  public static List<String> lines(Tableau<Real> tableau) {
    return tableau
        .scheme()
        .accept(
            new Scheme.Visitor<>() {
              @Override
              public List<String> visitRungeKutta(RungeKutta<Real> rungeKutta) {
                return table(tableau);
              }

              @Override
              public List<String> visitRecurrence(StageRecurrence recurrence) {
                return recurrence.isWritten() ? table(tableau) : RecurrenceText.lines(recurrence);
              }
            });
  }

  private static List<String> table(Tableau<Real> tableau) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < tableau.stages(); i++) {
      rows.add(row(text(tableau.c().get(i)), tableau.a().get(i)));
    }
    rows.add("---");
    rows.add(row("b", tableau.b()));
    for (int k = 0; k < tableau.embedded().size(); k++) {
      String label = tableau.embedded().size() == 1 ? "b^" : "b^" + (k + 1);
      rows.add(row(label, tableau.embedded().get(k)));
    }
    List<String> lines = new ArrayList<>(AlignedTable.of(rows));
    if (tableau.entries().stream().anyMatch(x -> !isShort(x))) {
      lines.add("(numbers of more than %d characters are rounded here)".formatted(LONGEST));
    }
    return lines;
  }

  /** Returns numbers in a row; long ones are rounded. */
  static String cells(List<Real> numbers) {
    return numbers.stream().map(ReadableTableau::text).collect(Collectors.joining(", "));
  }

  private static String row(String label, List<Real> cells) {
    int length = cells.size();
    while (length > 0 && cells.get(length - 1).isZero()) {
      length--;
    }
    return cells.subList(0, length).stream()
        .map(ReadableTableau::text)
        .collect(Collectors.joining(", ", label + " | ", ""));
  }

  private static boolean isShort(Real x) {
    return x.toString().length() <= LONGEST;
  }

  private static String text(Real x) {
    return isShort(x) ? x.toString() : x.toDecimal(DIGITS).toString();
  }
}
