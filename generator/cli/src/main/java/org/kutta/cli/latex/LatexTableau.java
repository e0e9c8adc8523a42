package org.kutta.cli.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Method;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.PrintableText;

/** A Butcher tableau as a LaTeX array. */
public final class LatexTableau {

  private LatexTableau() {}

  /** Returns the lines of the array, with the method's title in a comment above it. */
  public static List<String> lines(Method method) {
    Tableau<Real> tableau = method.tableau();
    List<String> lines = new ArrayList<>();
    lines.add("% " + method.name() + ": " + PrintableText.of(method.title()));
    lines.add("\\[");
    lines.add("\\begin{array}{c|" + "c".repeat(tableau.stages()) + "}");
    for (int i = 0; i < tableau.stages(); i++) {
      String end = i == tableau.stages() - 1 ? " \\\\ \\hline" : " \\\\";
      lines.add(row(LatexNumber.of(tableau.c().get(i)), tableau.a().get(i)) + end);
    }
    lines.add(row("", tableau.b()) + (tableau.embedded().isEmpty() ? "" : " \\\\"));
    for (int k = 0; k < tableau.embedded().size(); k++) {
      boolean last = k == tableau.embedded().size() - 1;
      lines.add(row("", tableau.embedded().get(k)) + (last ? "" : " \\\\"));
    }
    lines.add("\\end{array}");
    lines.add("\\]");
    return lines;
  }

  /** Returns a row; zeros at its end stay blank, as they are printed. */
  private static String row(String label, List<Real> cells) {
    int length = cells.size();
    while (length > 0 && cells.get(length - 1).isZero()) {
      length--;
    }
    String entries =
        cells.subList(0, length).stream().map(LatexNumber::of).collect(Collectors.joining(" & "));
    return (label + " & " + entries).strip();
  }
}
