package org.kutta.experiments.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.kutta.experiments.report.Figure;
import org.kutta.experiments.report.Table;
import org.kutta.experiments.trial.Sample;
import org.kutta.experiments.tuning.Statistic;
import org.kutta.train.report.Plot;
import org.kutta.train.result.TrainingFormat;

/** Puts comparisons into tables and curves. */
final class ComparisonReport {

  private static final double LOWEST_ACCURACY = 60;

  private final List<Standing> standings;

  ComparisonReport(List<Standing> standings) {
    this.standings = List.copyOf(standings);
  }

  /** Returns a table for each problem and budget, the best first. */
  List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    groups().forEach((title, group) -> tables.add(table(title, group)));
    return tables;
  }

  private Map<String, List<Standing>> groups() {
    Map<String, List<Standing>> groups = new LinkedHashMap<>();
    for (Standing standing : standings) {
      String title =
          "%s, batch %d, at equal budgets of %s"
              .formatted(
                  standing.problem().name(), standing.problem().batchSize(), standing.budget());
      groups.computeIfAbsent(title, t -> new ArrayList<>()).add(standing);
    }
    return groups;
  }

  private static Table table(String title, List<Standing> group) {
    List<Standing> sorted = new ArrayList<>(group);
    sorted.sort((a, b) -> Double.compare(b.accuracy().mean(), a.accuracy().mean()));
    return new Table(
        title,
        List.of(
            "optimizer",
            "test accuracy, %",
            "train loss",
            "rate",
            "validation, %",
            "steps",
            "gradients",
            "seconds"),
        sorted.stream().map(ComparisonReport::row).toList());
  }

  private static List<String> row(Standing standing) {
    Sample end = standing.finals().get(0).end();
    double rate = standing.choice().rate();
    return List.of(
        standing.contender().name(),
        standing.accuracy().text(100, 2)
            + (standing.diverged() > 0 ? " (%d diverged)".formatted(standing.diverged()) : ""),
        standing.loss().text(1, 4),
        TrainingFormat.number(rate) + (standing.choice().atEdge() ? " (edge)" : ""),
        "%.2f".formatted(100 * standing.choice().score()),
        String.valueOf(end.steps()),
        String.valueOf(end.evaluations()),
        "%.1f".formatted(standing.seconds()));
  }

  /** Returns all figures, one line for each contender and budget. */
  Table data(String name) {
    List<List<String>> lines = new ArrayList<>();
    for (Standing standing : standings) {
      Statistic accuracy = standing.accuracy();
      Sample end = standing.finals().get(0).end();
      lines.add(
          List.of(
              standing.problem().name(),
              String.valueOf(standing.problem().batchSize()),
              standing.contender().name(),
              standing.contender().description(),
              standing.budget().kind().name().toLowerCase(Locale.ROOT),
              String.valueOf(standing.budget().amount()),
              String.valueOf(standing.choice().rate()),
              String.valueOf(
                  standing.choice().scores().getOrDefault(standing.choice().rate(), Double.NaN)),
              String.valueOf(standing.choice().scores().size()),
              String.valueOf(accuracy.count()),
              "%.6f".formatted(accuracy.mean()),
              "%.6f".formatted(accuracy.deviation()),
              "%.6f".formatted(standing.loss().mean()),
              String.valueOf(standing.diverged()),
              String.valueOf(end.steps()),
              String.valueOf(end.evaluations()),
              "%.3f".formatted(standing.seconds())));
    }
    return new Table(
        name,
        List.of(
            "data",
            "batch size",
            "optimizer",
            "settings",
            "budget",
            "amount",
            "learning rate",
            "validation accuracy",
            "rates measured",
            "seeds",
            "mean test accuracy",
            "standard deviation",
            "mean train loss",
            "diverged",
            "steps",
            "gradients",
            "seconds"),
        lines);
  }

  /** Returns curves of the first seed, a figure for each problem and budget. */
  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    groups().forEach((title, group) -> figures.add(figure(title, group, figures.size())));
    return figures;
  }

  private static Figure figure(String title, Collection<Standing> group, int number) {
    Plot.Axis loss = Plot.Axis.logarithmic("train loss");
    Plot.Axis accuracy = Plot.Axis.linear("test accuracy, %").from(LOWEST_ACCURACY);
    Figure.Builder figure =
        new Figure.Builder(
            title + ": the first seed",
            frame("gradients-accuracy-" + number, "gradient evaluations", accuracy),
            frame("steps-accuracy-" + number, "steps", accuracy),
            frame("seconds-accuracy-" + number, "seconds", accuracy),
            frame("gradients-loss-" + number, "gradient evaluations", loss));
    for (Standing standing : group) {
      figure.line(
          standing.contender().name(),
          points(standing, Sample::evaluations, sample -> 100 * sample.measure()),
          points(standing, Sample::steps, sample -> 100 * sample.measure()),
          points(standing, Sample::seconds, sample -> 100 * sample.measure()),
          points(standing, Sample::evaluations, Sample::loss));
    }
    return figure.build();
  }

  private static Figure.Frame frame(String id, String across, Plot.Axis up) {
    String what = up.label().replaceFirst(",.*", "");
    return new Figure.Frame(
        id,
        what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + " by " + across,
        Plot.Axis.linear(across),
        up);
  }

  private static List<Plot.Point> points(
      Standing standing, ToDoubleFunction<Sample> x, ToDoubleFunction<Sample> y) {
    return standing.finals().get(0).samples().stream()
        .map(sample -> new Plot.Point(x.applyAsDouble(sample), y.applyAsDouble(sample)))
        .toList();
  }
}
