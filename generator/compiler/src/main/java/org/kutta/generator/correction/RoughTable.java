package org.kutta.generator.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.grammar.syntax.Abscissa;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.StageRow;
import org.kutta.grammar.syntax.Statement;
import org.kutta.grammar.syntax.Table;
import org.kutta.grammar.syntax.WeightLabel.Kind;
import org.kutta.grammar.syntax.WeightRow;
import org.kutta.grammar.syntax.Weights;

/**
 * A table in floating point, with one place changed at a time: it tells within microseconds that an
 * edit makes no claim true. An edit that it lets pass is left to exact arithmetic.
 */
final class RoughTable {

  private static final int HIGHEST_ORDER = 4;
  private static final double ROUNDING = 1e-9;

  private final double[][] a;

  /** Not a number where the abscissa is the sum of its row. */
  private final double[] c;

  private final List<WeightRow> rows;
  private final double[][] weights;
  private final int[] claims;
  private final double tolerance;
  private final boolean freeAbscissae;

  /** The row of A that failed last; edits of other rows do not help it. */
  private int failed;

  private RoughTable(Written written, Table table, Approximation values) {
    int s = table.rows().size();
    this.rows = table.weights();
    this.a = new double[s][s];
    this.c = new double[s];
    this.weights = new double[rows.size()][];
    this.claims = new int[rows.size()];
    for (int i = 0; i < s; i++) {
      StageRow row = table.rows().get(i);
      fill(a[i], row.cells(), values);
      c[i] =
          row.abscissa() instanceof Abscissa.Given given
              ? given.value().accept(values)
              : Double.NaN;
    }
    for (int k = 0; k < rows.size(); k++) {
      weights[k] = a[s - 1];
      if (rows.get(k).weights() instanceof Weights.Cells cells) {
        weights[k] = new double[s];
        fill(weights[k], cells.cells(), values);
      }
    }
    double allowed = 0;
    boolean free = false;
    int embedded = 0;
    for (Statement statement : written.body().statements()) {
      if (statement instanceof Statement.OrderClaim claim) {
        claim(0, Kind.MAIN, claim.order());
      } else if (statement instanceof Statement.EmbeddedClaim claim) {
        for (var order : claim.orders()) {
          claim(embedded++, Kind.EMBEDDED, order.value());
        }
      } else if (statement instanceof Statement.Approximate approximate) {
        allowed = approximate.tolerance().accept(values);
      }
      free |= statement instanceof Statement.FreeAbscissae;
    }
    this.tolerance = allowed;
    this.freeAbscissae = free;
  }

  static Optional<RoughTable> of(
      Written written, Map<String, Double> names, Approximation.Variant variant) {
    Approximation values = Approximation.over(names, variant);
    return written
        .body()
        .table()
        .filter(table -> isRectangular(table))
        .map(table -> new RoughTable(written, table, values));
  }

  private static boolean isRectangular(Table table) {
    int s = table.rows().size();
    return table.rows().stream().allMatch(row -> row.cells().size() <= s)
        && table.weights().stream()
            .allMatch(
                row ->
                    !(row.weights() instanceof Weights.Cells cells) || cells.cells().size() <= s);
  }

  private static void fill(double[] row, List<Expression> cells, Approximation values) {
    for (int j = 0; j < cells.size(); j++) {
      row[j] = cells.get(j).accept(values);
    }
  }

  /** Notes a claim of the n-th row that is the main one, or that is none. */
  private void claim(int n, Kind kind, int order) {
    List<Integer> those = new ArrayList<>();
    for (int k = 0; k < rows.size(); k++) {
      if ((rows.get(k).label().kind() == Kind.MAIN) == (kind == Kind.MAIN)) {
        those.add(k);
      }
    }
    if (n < those.size()) {
      claims[those.get(n)] = order;
    }
  }

  /** Returns the value at a place. */
  double at(Place place) {
    return switch (place.kind()) {
      case ABSCISSA -> c[place.row()];
      case STAGE -> a[place.row()][place.column()];
      case WEIGHT -> weights[place.row()][place.column()];
    };
  }

  /** Changes the value at a place. */
  void set(Place place, double value) {
    switch (place.kind()) {
      case ABSCISSA -> c[place.row()] = value;
      case STAGE -> a[place.row()][place.column()] = value;
      case WEIGHT -> weights[place.row()][place.column()] = value;
    }
  }

  /** Returns what stands at a place if the sum of its row is what it must be. */
  double completion(Place place) {
    double total = 1;
    double[] row;
    if (place.kind() == Place.Kind.WEIGHT) {
      row = weights[place.row()];
      total = rows.get(place.row()).label().kind() == Kind.DIFFERENCE ? 0 : 1;
    } else {
      row = a[place.row()];
      total = c[place.row()];
    }
    return place.kind() == Place.Kind.ABSCISSA ? sum(row) : total - sum(row) + at(place);
  }

  /** Returns the abscissa of a stage with which the condition Σ b_i c_i = 1/2 holds. */
  double abscissaOfSecondOrder(int stage) {
    double[] b = main();
    double rest = 0.5;
    for (int k = 0; k < a.length; k++) {
      rest -= k == stage ? 0 : b[k] * abscissa(k);
    }
    return rest / b[stage];
  }

  /** Returns whether nothing speaks against the table: sums, and conditions up to an order. */
  boolean isPlausible(int order) {
    return holds(failed) && stagesHold() && weightsHold(order);
  }

  private boolean stagesHold() {
    for (int i = 0; i < a.length; i++) {
      if (!holds(i)) {
        failed = i;
        return false;
      }
    }
    return true;
  }

  private boolean holds(int stage) {
    double miss = Math.abs(c[stage] - sum(a[stage]));
    return freeAbscissae || !(miss > tolerance + ROUNDING * (1 + size(a[stage])));
  }

  private double abscissa(int stage) {
    return Double.isNaN(c[stage]) ? sum(a[stage]) : c[stage];
  }

  private double[] main() {
    for (int k = 0; k < weights.length; k++) {
      if (rows.get(k).label().kind() == Kind.MAIN) {
        return weights[k];
      }
    }
    return new double[a.length];
  }

  private boolean weightsHold(int order) {
    for (int k = 0; k < weights.length; k++) {
      boolean difference = rows.get(k).label().kind() == Kind.DIFFERENCE;
      double[] b = difference ? difference(main(), weights[k]) : weights[k];
      if (!conditionsHold(b, Math.max(1, Math.min(order, claims[k])))) {
        return false;
      }
    }
    return true;
  }

  private static double[] difference(double[] b, double[] row) {
    double[] result = new double[b.length];
    for (int i = 0; i < b.length; i++) {
      result[i] = b[i] - row[i];
    }
    return result;
  }

  private boolean conditionsHold(double[] b, int order) {
    double[] ones = new double[b.length];
    double[] abscissae = new double[b.length];
    double largest = 1;
    for (int i = 0; i < b.length; i++) {
      ones[i] = 1;
      abscissae[i] = abscissa(i);
      largest = Math.max(largest, size(a[i]));
    }
    double allowed =
        10 * tolerance + ROUNDING * (1 + size(b) * Math.pow(largest, Math.min(order, 4) - 1));
    double[] ac = times(abscissae);
    double[] c2 = product(abscissae, abscissae);
    return misses(b, ones, 1) <= allowed
        && (order < 2 || misses(b, abscissae, 2) <= allowed)
        && (order < 3 || (misses(b, c2, 3) <= allowed && misses(b, ac, 6) <= allowed))
        && (order < HIGHEST_ORDER
            || (misses(b, product(c2, abscissae), 4) <= allowed
                && misses(b, product(abscissae, ac), 8) <= allowed
                && misses(b, times(c2), 12) <= allowed
                && misses(b, times(ac), 24) <= allowed));
  }

  /** Returns |Σ b_i x_i − 1/density|; zero where that is not known. */
  private static double misses(double[] b, double[] x, double density) {
    double miss = Math.abs(sum(product(b, x)) - 1 / density);
    return Double.isNaN(miss) ? 0 : miss;
  }

  private double[] times(double[] x) {
    double[] result = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      result[i] = sum(product(a[i], x));
    }
    return result;
  }

  private static double[] product(double[] x, double[] y) {
    double[] result = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      result[i] = x[i] * y[i];
    }
    return result;
  }

  private static double sum(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v;
    }
    return sum;
  }

  private static double size(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += Math.abs(v);
    }
    return sum;
  }
}
