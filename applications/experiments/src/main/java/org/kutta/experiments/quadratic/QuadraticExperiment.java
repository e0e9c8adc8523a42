package org.kutta.experiments.quadratic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.experiments.definition.Experiment;
import org.kutta.experiments.definition.Options;
import org.kutta.experiments.report.Figure;
import org.kutta.experiments.report.Findings;
import org.kutta.experiments.report.Table;
import org.kutta.experiments.trial.Laboratory;
import org.kutta.experiments.trial.Sample;
import org.kutta.experiments.trial.Trial;
import org.kutta.experiments.trial.TrialRecord;
import org.kutta.train.report.Plot;
import org.kutta.train.result.TrainingFormat;

/**
 * Gradient evaluations to a loss of 1e-6 of the first, on quadratics of three condition numbers.
 */
public final class QuadraticExperiment implements Experiment {

  static final int MODES = 400;
  static final double TARGET = 1e-6;

  /** More gradients than the slowest method needs at the largest condition number. */
  static final long MOST = 10_000_000;

  private static final List<Double> CONDITIONS = List.of(1e2, 1e4, 1e6);
  private static final List<Double> QUICK = List.of(1e2, 1e3);

  @Override
  public String name() {
    return "quadratic";
  }

  @Override
  public String summary() {
    return "gradient evaluations to a relative loss of 1e-6 on ill-conditioned quadratics, against"
        + " conjugate gradients";
  }

  @Override
  public Findings run(Options options, Laboratory laboratory) {
    List<Double> conditions = options.quick() ? QUICK : CONDITIONS;
    Map<String, List<String>> rows = new LinkedHashMap<>();
    List<List<String>> data = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    conditions.forEach(
        kappa -> laboratory.progress().expect(Solver.all(kappa, TARGET).size() * units(kappa)));
    for (double kappa : conditions) {
      Figure.Builder figure = figure(kappa);
      for (Solver solver : Solver.all(kappa, TARGET)) {
        TrialRecord record = measure(laboratory, kappa, solver);
        rows.computeIfAbsent(solver.name(), name -> new ArrayList<>(List.of(name)))
            .add(cell(record));
        data.add(line(kappa, solver, record));
        figure.line(solver.name(), points(record));
      }
      figures.add(figure.build());
    }
    List<String> columns = new ArrayList<>(List.of("method"));
    conditions.forEach(kappa -> columns.add("κ = " + TrainingFormat.number(kappa)));
    return new Findings(
        List.of(new Table("Gradient evaluations", columns, List.copyOf(rows.values()))),
        new Table(
            "quadratic",
            List.of(
                "kappa",
                "method",
                "learning rate",
                "gradients a step",
                "steps",
                "gradients",
                "relative loss",
                "seconds",
                "failure"),
            data),
        figures,
        settings(conditions),
        notes());
  }

  /** Slow methods take long at large condition numbers; most do not. */
  private static long units(double kappa) {
    return (long) Math.sqrt(kappa);
  }

  private static TrialRecord measure(Laboratory laboratory, double kappa, Solver solver) {
    Trial trial =
        Trial.deterministic(
            "quadratic, %d modes, condition number %s".formatted(MODES, kappa),
            solver.name() + ", " + solver.stages() + " gradients a step",
            Double.isNaN(solver.learningRate()) ? 0 : solver.learningRate(),
            "relative loss %s, at most %d gradients".formatted(TARGET, MOST));
    return laboratory.measure(
        trial,
        solver.name() + ", κ = " + TrainingFormat.number(kappa),
        units(kappa),
        progress -> {
          List<Sample> course = solver.course().on(new Quadratic(MODES, kappa), TARGET, MOST);
          double end = course.get(course.size() - 1).loss();
          Optional<String> failure =
              end <= TARGET
                  ? Optional.empty()
                  : Optional.of("relative loss " + end + " at the end");
          return new TrialRecord(trial, course, failure);
        });
  }

  private static String cell(TrialRecord record) {
    return record.failure().isPresent()
        ? "more than " + record.end().evaluations()
        : String.valueOf(record.end().evaluations());
  }

  private static List<String> line(double kappa, Solver solver, TrialRecord record) {
    Sample end = record.end();
    return List.of(
        TrainingFormat.number(kappa),
        solver.name(),
        String.valueOf(solver.learningRate()),
        String.valueOf(solver.stages()),
        String.valueOf(end.steps()),
        String.valueOf(end.evaluations()),
        String.valueOf(end.loss()),
        "%.3f".formatted(end.seconds()),
        record.failure().orElse(""));
  }

  private static Figure.Builder figure(double kappa) {
    String title = "κ = " + TrainingFormat.number(kappa);
    return new Figure.Builder(
        title,
        new Figure.Frame(
            "loss-" + (long) kappa,
            "Relative loss, " + title,
            Plot.Axis.logarithmic("gradient evaluations"),
            Plot.Axis.logarithmic("relative loss").from(TARGET / 10)));
  }

  private static List<Plot.Point> points(TrialRecord record) {
    return record.samples().stream()
        .map(sample -> new Plot.Point(sample.evaluations(), sample.loss()))
        .toList();
  }

  private static Map<String, List<String>> settings(List<Double> conditions) {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    settings.put("condition numbers", conditions.stream().map(TrainingFormat::number).toList());
    settings.put(
        "quadratic",
        List.of(
            MODES + " modes, curvatures from 1/κ to 1 evenly spaced by their logarithms",
            "from a start where every mode has the same share of the loss; double precision"));
    settings.put(
        "target", List.of("loss ≤ " + TARGET + " of the first, looked at after each step"));
    settings.put("seeds", List.of("none: nothing is drawn"));
    settings.put(
        "learning rates",
        List.of(
            "by theory from the curvatures' range, not tuned: Euler 2/(L + ℓ); RK4 where the"
                + " largest curvature is damped as the smallest",
            "Nesterov 1/L with β = (√κ − 1)/(√κ + 1); heavy ball 4/(√L + √ℓ)² with β²",
            "Chebyshev with damping η: s = ⌈√(η(κ − 1)/2)⌉ stages, h·L at the end of the stable"
                + " interval"));
    return settings;
  }

  private static List<String> notes() {
    return List.of(
        "Everything is counted in gradient evaluations. Chebyshev steps are counted whole, so that"
            + " their figures are multiples of the stages.",
        "Conjugate gradients choose their steps by scalar products and are a bound for quadratics;"
            + " the others use fixed coefficients and the curvatures' range alone.",
        "The one Chebyshev step whose size is fitted to the target is Chebyshev's own iteration,"
            + " optimal among methods that know the range alone.");
  }
}
