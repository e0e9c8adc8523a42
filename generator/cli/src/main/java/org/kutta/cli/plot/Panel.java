package org.kutta.cli.plot;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;

/** One picture: axes of the complex plane, and regions of it. */
final class Panel {

  private static final int WIDTH = 480;
  private static final double FLATTEST = 0.25;
  private static final double TALLEST = 1.25;
  private static final int MARGIN = 34;
  private static final int CELLS = 240;
  private static final int TICKS = 8;

  private final Window window;
  private final int height;
  private final Xml svg;

  private Panel(String title, Window window) {
    // Circles stay round: both axes have one scale.
    this.window = window.shaped(FLATTEST, TALLEST);
    this.height = (int) Math.round(WIDTH * this.window.height() / this.window.width());
    this.svg =
        new Xml("svg")
            .with("xmlns", "http://www.w3.org/2000/svg")
            .with("width", fullWidth())
            .with("height", fullHeight())
            .with("viewBox", "0 0 " + fullWidth() + " " + fullHeight())
            .with("font-family", "sans-serif")
            .with("font-size", 11)
            .with("role", "img");
    svg.add(new Xml("title").text(title));
    svg.add(
        new Xml("text").with("x", MARGIN).with("y", 16).with("font-weight", "bold").text(title));
  }

  /** Returns an empty picture of a window. */
  static Panel of(String title, Window window) {
    Panel panel = new Panel(title, window);
    panel.svg.add(
        new Xml("rect")
            .with("x", MARGIN)
            .with("y", MARGIN)
            .with("width", WIDTH)
            .with("height", panel.height)
            .with("class", "ground")
            .with("fill", "#fcfcfc")
            .with("stroke", "#bbbbbb"));
    return panel;
  }

  /** Fills the region in which a function is negative. */
  Panel region(DoubleBinaryOperator function, String colour, double opacity) {
    int rows = Math.max(24, CELLS * height / WIDTH);
    String path =
        Contour.of(function, window, CELLS, rows).stream()
            .map(this::closed)
            .collect(Collectors.joining());
    svg.add(
        new Xml("path")
            .with("d", path)
            .with("fill", colour)
            .with("fill-rule", "evenodd")
            .with("fill-opacity", opacity)
            .with("stroke", colour)
            .with("stroke-width", "1.4"));
    return this;
  }

  private String closed(List<Contour.Point> polygon) {
    return polygon.stream()
        .map(p -> decimal(MARGIN + WIDTH * p.x()) + " " + decimal(MARGIN + height * p.y()))
        .collect(Collectors.joining("L", "M", "Z"));
  }

  /** Adds the axes and their numbers. */
  Panel axes() {
    double step = step(window.width());
    for (double k = Math.ceil(window.left() / step); k * step <= window.right(); k++) {
      double x = MARGIN + WIDTH * (k * step - window.left()) / window.width();
      line(x, MARGIN, x, MARGIN + height, k == 0);
      label(x, MARGIN + height + 14, "middle", number(k * step));
    }
    for (double k = Math.ceil(window.bottom() / step); k * step <= window.top(); k++) {
      double y = MARGIN + height * (window.top() - k * step) / window.height();
      line(MARGIN, y, MARGIN + WIDTH, y, k == 0);
      label(MARGIN - 4, y + 4, "end", number(k * step));
    }
    return this;
  }

  /** Names a colour below the picture's upper edge. */
  Panel legend(int line, String name, String colour) {
    int y = MARGIN + 16 + 15 * line;
    svg.add(
        new Xml("rect")
            .with("x", MARGIN + 8)
            .with("y", y - 9)
            .with("width", 10)
            .with("height", 10)
            .with("fill", colour));
    label(MARGIN + 23, y, "start", name);
    return this;
  }

  private void line(double x1, double y1, double x2, double y2, boolean axis) {
    svg.add(
        new Xml("line")
            .with("x1", decimal(x1))
            .with("y1", decimal(y1))
            .with("x2", decimal(x2))
            .with("y2", decimal(y2))
            .with("class", axis ? "axis" : "grid")
            .with("stroke", axis ? "#444444" : "#dddddd")
            .with("stroke-width", axis ? "1" : "0.5"));
  }

  private void label(double x, double y, String anchor, String text) {
    svg.add(
        new Xml("text")
            .with("x", decimal(x))
            .with("y", decimal(y))
            .with("text-anchor", anchor)
            .text(text));
  }

  /** Returns 1, 2 or 5 times a power of ten, so that there are a few ticks. */
  private static double step(double length) {
    double step = 1e-6;
    double[] factors = {2, 2.5, 2};
    for (int k = 0; length / step > TICKS; k++) {
      step *= factors[k % factors.length];
    }
    return step;
  }

  private static String number(double x) {
    String text = decimal(x);
    return text.equals("-0") ? "0" : text;
  }

  /** Returns two decimals at most. */
  private static String decimal(double x) {
    String text = String.format(Locale.ROOT, "%.2f", x);
    return text.replaceFirst("\\.?0+$", "");
  }

  int fullWidth() {
    return WIDTH + 2 * MARGIN;
  }

  int fullHeight() {
    return height + 2 * MARGIN;
  }

  Xml svg() {
    return svg;
  }
}
