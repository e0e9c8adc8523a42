package org.kutta.train.report;

import java.util.List;

/**
 * Lines over two axes.
 *
 * @param id begins the ids of its elements, so that several can stand in one page
 * @param title over the plot
 * @param across the horizontal axis
 * @param up the vertical axis
 * @param lines drawn, first to last
 */
public record Plot(String id, String title, Axis across, Axis up, List<Line> lines) {

  public Plot {
    lines = List.copyOf(lines);
  }

  /** Returns the plot as an SVG element for a page of either brightness. */
  public String svg() {
    return PlotDrawing.svg(this);
  }

  /**
   * One line.
   *
   * @param style of it
   * @param points in the order in which they are joined; what is not finite, or not positive on a
   *     logarithmic axis, is left out
   */
  public record Line(LineStyle style, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /** A point of a line. */
  public record Point(double x, double y) {}

  /**
   * An axis.
   *
   * @param label of it
   * @param logarithmic whether it is, to the base of ten
   * @param floor the least value shown, at most; NaN for all there is
   * @param ceiling the largest value shown, at most; NaN for all there is
   */
  public record Axis(String label, boolean logarithmic, double floor, double ceiling) {

    /** Returns an axis that shows all there is. */
    public static Axis linear(String label) {
      return new Axis(label, false, Double.NaN, Double.NaN);
    }

    /** Returns a logarithmic axis that shows all there is. */
    public static Axis logarithmic(String label) {
      return new Axis(label, true, Double.NaN, Double.NaN);
    }

    /** Returns this axis, showing nothing below {@code value}. */
    public Axis from(double value) {
      return new Axis(label, logarithmic, value, ceiling);
    }

    /** Returns this axis, showing nothing above {@code value}. */
    public Axis upTo(double value) {
      return new Axis(label, logarithmic, floor, value);
    }

    boolean shows(double value) {
      return Double.isFinite(value) && (!logarithmic || value > 0);
    }
  }
}
