package org.kutta.train.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Draws a plot as an SVG element for a page of either brightness. */
final class PlotDrawing {

  static final int WIDTH = 560;
  static final int HEIGHT = 340;

  private static final Color CLEAR = new Color(0, 0, 0, 0);
  private static final int FAINT = 48;
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  private PlotDrawing() {}

  /** Returns the SVG element. */
  static String svg(Plot plot) {
    XYSeriesCollection points = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    for (int i = 0; i < plot.lines().size(); i++) {
      Plot.Line line = plot.lines().get(i);
      points.addSeries(series(plot, line, i));
      renderer.setSeriesPaint(i, line.style().colour());
      renderer.setSeriesStroke(i, line.style().stroke());
    }
    renderer.setDrawSeriesLineAsPath(true);
    ValueAxis up = axis(plot.up());
    ValueAxis across = axis(plot.across());
    XYPlot drawn = new XYPlot(points, across, up, renderer);
    limit(up, plot.up());
    limit(across, plot.across());
    style(drawn);
    JFreeChart drawing = new JFreeChart(plot.title(), TITLE, drawn, false);
    drawing.setBackgroundPaint(CLEAR);
    drawing.getTitle().setPaint(SvgCanvas.INK);
    drawing.setPadding(new RectangleInsets(4, 4, 4, 12));
    SvgCanvas canvas = new SvgCanvas(plot.id(), WIDTH, HEIGHT);
    drawing.draw(canvas.graphics(), new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    return canvas.element(plot.title());
  }

  private static XYSeries series(Plot plot, Plot.Line line, int key) {
    XYSeries series = new XYSeries(key, false);
    for (Plot.Point point : line.points()) {
      if (plot.across().shows(point.x()) && plot.up().shows(point.y())) {
        series.add(point.x(), point.y());
      }
    }
    return series;
  }

  private static ValueAxis axis(Plot.Axis described) {
    ValueAxis axis;
    if (described.logarithmic()) {
      axis = new LogAxis(described.label());
    } else {
      NumberAxis linear = new NumberAxis(described.label());
      linear.setAutoRangeIncludesZero(false);
      axis = linear;
    }
    axis.setLabelFont(LABEL);
    axis.setTickLabelFont(LABEL);
    axis.setLabelPaint(SvgCanvas.INK);
    axis.setTickLabelPaint(SvgCanvas.INK);
    axis.setAxisLinePaint(SvgCanvas.INK);
    axis.setTickMarkPaint(SvgCanvas.INK);
    return axis;
  }

  /** Cuts off the first, bad values, which are all alike and would flatten the rest. */
  private static void limit(ValueAxis axis, Plot.Axis described) {
    Range found = axis.getRange();
    double low = Math.max(found.getLowerBound(), orElse(described.floor(), found.getLowerBound()));
    double high =
        Math.min(found.getUpperBound(), orElse(described.ceiling(), found.getUpperBound()));
    if (low < high) {
      axis.setRange(low, high);
    }
  }

  private static double orElse(double bound, double otherwise) {
    return Double.isNaN(bound) ? otherwise : bound;
  }

  private static void style(XYPlot plot) {
    Color faint =
        new Color(SvgCanvas.INK.getRed(), SvgCanvas.INK.getGreen(), SvgCanvas.INK.getBlue(), FAINT);
    plot.setBackgroundPaint(CLEAR);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(faint);
    plot.setRangeGridlinePaint(faint);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
  }
}
