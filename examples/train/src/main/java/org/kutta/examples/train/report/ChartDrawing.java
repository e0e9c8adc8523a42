package org.kutta.examples.train.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.kutta.examples.train.result.Checkpoint;

/** Draws a chart as an SVG element for a page of either brightness. */
final class ChartDrawing {

  static final int WIDTH = 560;
  static final int HEIGHT = 340;

  private static final Color CLEAR = new Color(0, 0, 0, 0);
  private static final int FAINT = 48;
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  /** How far above the lowest loss and below the best accuracy a chart looks. */
  private static final double WORST_LOSS = 1.2;

  private static final double LOWEST_ACCURACY = 40;

  private ChartDrawing() {}

  /** Returns the SVG element. */
  static String svg(Chart chart, List<Curve> curves) {
    XYSeriesCollection points = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    for (int i = 0; i < curves.size(); i++) {
      points.addSeries(series(chart, curves.get(i), i));
      renderer.setSeriesPaint(i, curves.get(i).colour());
      renderer.setSeriesStroke(i, curves.get(i).stroke());
    }
    renderer.setDrawSeriesLineAsPath(true);
    NumberAxis up = axis(chart.up().label());
    up.setAutoRangeIncludesZero(false);
    NumberAxis across = axis(chart.across().label());
    XYPlot plot = new XYPlot(points, across, up, renderer);
    limit(up, chart.showsLoss());
    style(plot);
    JFreeChart drawing = new JFreeChart(chart.title(), TITLE, plot, false);
    drawing.setBackgroundPaint(CLEAR);
    drawing.getTitle().setPaint(SvgCanvas.INK);
    drawing.setPadding(new RectangleInsets(4, 4, 4, 12));
    SvgCanvas canvas = new SvgCanvas(chart.id(), WIDTH, HEIGHT);
    drawing.draw(canvas.graphics(), new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    return canvas.element(chart.title());
  }

  private static XYSeries series(Chart chart, Curve curve, int key) {
    XYSeries series = new XYSeries(key);
    for (Checkpoint checkpoint : curve.training().checkpoints()) {
      double y = chart.up().value().applyAsDouble(checkpoint);
      if (Double.isFinite(y)) {
        series.add(chart.across().value().applyAsDouble(checkpoint), y);
      }
    }
    return series;
  }

  private static NumberAxis axis(String label) {
    NumberAxis axis = new NumberAxis(label);
    axis.setLabelFont(LABEL);
    axis.setTickLabelFont(LABEL);
    axis.setLabelPaint(SvgCanvas.INK);
    axis.setTickLabelPaint(SvgCanvas.INK);
    axis.setAxisLinePaint(SvgCanvas.INK);
    axis.setTickMarkPaint(SvgCanvas.INK);
    return axis;
  }

  /** Cuts off the first, bad values, which are all alike and would flatten the rest. */
  private static void limit(NumberAxis axis, boolean loss) {
    Range found = axis.getRange();
    if (loss) {
      axis.setRange(0, Math.min(found.getUpperBound(), WORST_LOSS));
    } else if (found.getUpperBound() > LOWEST_ACCURACY + 1) {
      axis.setRange(Math.max(found.getLowerBound(), LOWEST_ACCURACY), found.getUpperBound());
    }
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
