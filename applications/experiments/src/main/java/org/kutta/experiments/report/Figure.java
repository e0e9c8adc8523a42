package org.kutta.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kutta.train.report.LineStyle;
import org.kutta.train.report.Plot;

/**
 * A group of plots that share their lines' names and styles.
 *
 * @param title over the group
 * @param names of the lines, in the order of their styles
 * @param plots of the group
 */
public record Figure(String title, List<String> names, List<Plot> plots) {

  public Figure {
    names = List.copyOf(names);
    plots = List.copyOf(plots);
  }

  /** A plot, but for its lines. */
  public record Frame(String id, String title, Plot.Axis across, Plot.Axis up) {}

  /** Collects the lines of a figure. */
  public static final class Builder {
    private final String title;
    private final List<Frame> frames;
    private final Map<String, List<List<Plot.Point>>> lines = new LinkedHashMap<>();

    /** Begins a figure of some plots. */
    public Builder(String title, Frame... frames) {
      this.title = title;
      this.frames = List.of(frames);
    }

    /** Adds a line to all plots: its points in the first plot, in the second, and so on. */
    @SafeVarargs
    public final Builder line(String name, List<Plot.Point>... points) {
      if (points.length != frames.size()) {
        throw new IllegalArgumentException("a line for each of " + frames);
      }
      lines.put(name, List.of(points));
      return this;
    }

    /** Returns the figure. */
    public Figure build() {
      List<Plot> plots = new ArrayList<>();
      for (int i = 0; i < frames.size(); i++) {
        List<Plot.Line> drawn = new ArrayList<>();
        for (List<List<Plot.Point>> points : lines.values()) {
          drawn.add(new Plot.Line(LineStyle.number(drawn.size()), points.get(i)));
        }
        Frame frame = frames.get(i);
        plots.add(new Plot(frame.id(), frame.title(), frame.across(), frame.up(), drawn));
      }
      return new Figure(title, List.copyOf(lines.keySet()), plots);
    }
  }
}
