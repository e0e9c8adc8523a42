package org.kutta.cli.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/**
 * Where a function of the plane is negative, as closed polygons: marching squares on a grid whose
 * rim counts as positive, so that every line closes. Holes are polygons of their own.
 *
 * <p>Design note: chart libraries for Java draw lines, not contours, or bring a whole toolkit.
 */
final class Contour {

  /** A place in a {@link Window}, both coordinates from 0 to 1, y downward. */
  record Point(double x, double y) {}

  private final int columns;
  private final int rows;
  private final double[][] values;

  /** From the edge on which a segment begins to the one on which it ends. */
  private final Map<Integer, Integer> segments = new LinkedHashMap<>();

  private Contour(int columns, int rows, double[][] values) {
    this.columns = columns;
    this.rows = rows;
    this.values = values;
  }

  /** Returns the polygons of a function in a window; both numbers of cells are at least 1. */
  static List<List<Point>> of(DoubleBinaryOperator function, Window window, int columns, int rows) {
    double[][] values = new double[rows + 1][columns + 1];
    for (int j = 0; j <= rows; j++) {
      for (int i = 0; i <= columns; i++) {
        boolean rim = i == 0 || j == 0 || i == columns || j == rows;
        double x = window.left() + window.width() * i / columns;
        double y = window.top() - window.height() * j / rows;
        double value = function.applyAsDouble(x, y);
        // Near a pole a value may be infinite or NaN.
        double finite = Double.isNaN(value) ? 1e6 : Math.max(-1e6, Math.min(1e6, value));
        values[j][i] = rim ? Math.max(finite, 1e-6) : finite;
      }
    }
    return new Contour(columns, rows, values).trace();
  }

  private List<List<Point>> trace() {
    for (int j = 0; j < rows; j++) {
      for (int i = 0; i < columns; i++) {
        march(i, j);
      }
    }
    List<List<Point>> polygons = new ArrayList<>();
    while (!segments.isEmpty()) {
      polygons.add(polygon(segments.keySet().iterator().next()));
    }
    return polygons;
  }

  private List<Point> polygon(int start) {
    List<Point> points = new ArrayList<>();
    Integer edge = start;
    while (edge != null) {
      points.add(crossing(edge));
      edge = segments.remove(edge);
    }
    // The last point is the first.
    return points.subList(0, points.size() - 1);
  }

  /** Adds the segments of a cell, with the negative side on their left. */
  private void march(int i, int j) {
    int top = horizontal(i, j);
    int bottom = horizontal(i, j + 1);
    int left = vertical(i, j);
    int right = vertical(i + 1, j);
    int signs =
        (isNegative(i, j) ? 8 : 0)
            + (isNegative(i + 1, j) ? 4 : 0)
            + (isNegative(i + 1, j + 1) ? 2 : 0)
            + (isNegative(i, j + 1) ? 1 : 0);
    switch (signs) {
      case 1 -> segments.put(bottom, left);
      case 2 -> segments.put(right, bottom);
      case 3 -> segments.put(right, left);
      case 4 -> segments.put(top, right);
      case 5 -> saddle(top, right, bottom, left);
      case 6 -> segments.put(top, bottom);
      case 7 -> segments.put(top, left);
      case 8 -> segments.put(left, top);
      case 9 -> segments.put(bottom, top);
      case 10 -> saddle(left, top, right, bottom);
      case 11 -> segments.put(right, top);
      case 12 -> segments.put(left, right);
      case 13 -> segments.put(bottom, right);
      case 14 -> segments.put(left, bottom);
      default -> {}
    }
  }

  /** Two negative corners face each other: they are kept apart. */
  private void saddle(int from, int to, int otherFrom, int otherTo) {
    segments.put(from, to);
    segments.put(otherFrom, otherTo);
  }

  private boolean isNegative(int i, int j) {
    return values[j][i] < 0;
  }

  /** Returns the number of the edge from (i, j) to (i + 1, j). */
  private int horizontal(int i, int j) {
    return 2 * (j * (columns + 1) + i);
  }

  /** Returns the number of the edge from (i, j) to (i, j + 1). */
  private int vertical(int i, int j) {
    return 2 * (j * (columns + 1) + i) + 1;
  }

  private Point crossing(int edge) {
    int i = edge / 2 % (columns + 1);
    int j = edge / 2 / (columns + 1);
    boolean down = edge % 2 == 1;
    double start = values[j][i];
    double end = down ? values[j + 1][i] : values[j][i + 1];
    double share = start / (start - end);
    double x = i + (down ? 0 : share);
    double y = j + (down ? share : 0);
    return new Point(x / columns, y / rows);
  }
}
