package org.kutta.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.source.SourceText;

/**
 * A step as those take it who interpret a tableau in doubles: for each row θ ← θ_n − h Σ_j c_j k_j,
 * and but for the last row k_stage ← ∇L(θ).
 *
 * @param stages how many k there are
 * @param rows the last one are the weights
 */
record Rows(int stages, List<Row> rows) {

  /** Returns whether a stage gradient is there when a row is computed, for the first time. */
  boolean isUsed(Row row, int j) {
    return isImplicit() || row.stage() < 0 || j < row.stage();
  }

  boolean isImplicit() {
    return rows.size() > stages + 1;
  }

  /** How often an implicit method's equations are swept over. */
  static final int SWEEPS = 5;

  /**
   * @param c shape {@code [s]}
   * @param stage whose gradient is taken there
   */
  record Row(double[] c, int stage) {}

  /** Reads a method of the standard library from the text next to its class. */
  static Rows of(String method) {
    Tableau<Real> tableau = read(method);
    double[][] a = tableau.a().stream().map(Rows::doubles).toArray(double[][]::new);
    int s = a.length;
    List<Row> rows = new ArrayList<>();
    for (int sweep = 0; sweep < (isExplicit(a) ? 1 : SWEEPS); sweep++) {
      for (int i = 0; i < s; i++) {
        rows.add(new Row(a[i], i));
      }
    }
    rows.add(new Row(doubles(tableau.b()), -1));
    return new Rows(s, rows);
  }

  private static Tableau<Real> read(String method) {
    String file = "/org/kutta/tableaus/" + method + ".tableau";
    try (InputStream in = Rows.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("no " + file + " on the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return TableauCompiler.judge(SourceText.of(file, text))
          .value()
          .orElseThrow()
          .methods()
          .get(0)
          .tableau();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isExplicit(double[][] a) {
    for (int i = 0; i < a.length; i++) {
      for (int j = i; j < a.length; j++) {
        if (a[i][j] != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static double[] doubles(List<Real> row) {
    return row.stream().mapToDouble(Real::toDouble).toArray();
  }
}
