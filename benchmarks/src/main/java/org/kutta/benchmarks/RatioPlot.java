package org.kutta.benchmarks;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.kutta.benchmarks.Measurements.Row;

/** Ratios of generated steps to the fused loop in C over the length, one curve for each method. */
final class RatioPlot {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 540;

  private final Measurements measurements;

  RatioPlot(Measurements measurements) {
    this.measurements = measurements;
  }

  void write(Path file) throws IOException {
    Map<String, XYSeries> curves = new LinkedHashMap<>();
    for (Row row : measurements.rows()) {
      measurements
          .ratioToLimit(row, Measurements.GENERATED)
          .ifPresent(
              ratio ->
                  curves
                      .computeIfAbsent(row.method() + ", " + row.type(), XYSeries::new)
                      .add(row.n(), ratio));
    }
    XYSeriesCollection data = new XYSeriesCollection();
    curves.values().forEach(data::addSeries);
    JFreeChart chart =
        ChartFactory.createXYLineChart(
            "Time of a generated step ÷ time of a fused loop in C", "", "", data);
    XYPlot plot = chart.getXYPlot();
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
    plot.setDomainAxis(new LogAxis("entries of the parameter vector"));
    plot.setRangeAxis(new LogAxis("ratio"));
    plot.setRenderer(new XYLineAndShapeRenderer(true, true));
    ChartUtils.saveChartAsPNG(file.toFile(), chart, WIDTH, HEIGHT);
  }
}
