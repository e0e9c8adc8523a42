package org.kutta.generator.emit;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.family.Family;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.tableau.Tableau;

/** Prints the tableau of a family the way a textbook does. */
public final class FamilyText {

  /** Longer entries are called by their symbols, as textbooks do. */
  private static final int LONGEST = 40;

  private final Family family;

  private FamilyText(Family family) {
    this.family = family;
  }

  /** Returns the lines of the tableau, its columns aligned. */
  public static List<String> lines(Family family) {
    return lines(family, Integer.MAX_VALUE);
  }

  /** Returns the lines of the tableau; rows of more columns go on in the next line. */
  static List<String> lines(Family family, int columns) {
    return new FamilyText(family).lines(columns);
  }

  private List<String> lines(int columns) {
    Tableau<RationalFunction> tableau = family.tableau();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < tableau.stages(); i++) {
      String abscissa = text(tableau.c().get(i), "c" + (i + 1));
      rows.add(row(abscissa, tableau.a().get(i), "a" + (i + 1)));
    }
    List<List<String>> weights = new ArrayList<>();
    weights.add(row("b", tableau.b(), "b"));
    for (int k = 0; k < tableau.embedded().size(); k++) {
      String label = tableau.embedded().size() == 1 ? "b^" : "b^" + (k + 1);
      weights.add(row(label, tableau.embedded().get(k), "b^"));
    }
    return TableauText.lines(rows, weights, columns);
  }

  private List<String> row(String label, List<RationalFunction> cells, String symbol) {
    int length = cells.size();
    while (length > 0 && cells.get(length - 1).isZero()) {
      length--;
    }
    List<String> row = new ArrayList<>(List.of(label));
    for (int j = 0; j < length; j++) {
      row.add(text(cells.get(j), symbol + (j + 1)));
    }
    return row;
  }

  private String text(RationalFunction entry, String symbol) {
    String text = family.write(entry);
    return text.length() <= LONGEST ? text : symbol;
  }
}
