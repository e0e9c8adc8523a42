package org.kutta.experiments.logistic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
import org.kutta.experiments.trial.ProcessorTime;
import org.kutta.experiments.trial.Sample;
import org.kutta.experiments.trial.Trial;
import org.kutta.experiments.trial.TrialRecord;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StepFailedException;
import org.kutta.train.data.DataException;
import org.kutta.train.data.ImageData;
import org.kutta.train.data.ImageFiles;
import org.kutta.train.data.LabelledImages;
import org.kutta.train.report.Plot;
import org.kutta.train.result.TrainingFormat;

/** Gradient evaluations to a gradient of 1e-6 of the first, on logistic regression of real data. */
public final class LogisticExperiment implements Experiment {

  private static final double TARGET = 1e-6;
  private static final double QUICK_TARGET = 1e-2;
  private static final double PENALTY = 0.01;
  private static final int IMAGES = 1000;
  private static final int QUICK_IMAGES = 50;
  private static final long MOST = 10_000;

  /** How many times smaller than its bound the largest curvature is taken to be. */
  private static final List<Double> FACTORS = List.of(1.0, 2.0, 4.0, 8.0);

  /** The gradient is looked at each time this many more evaluations are spent. */
  private static final double SPACING = 1.01;

  @Override
  public String name() {
    return "logistic";
  }

  @Override
  public String summary() {
    return "gradient evaluations to a relative gradient norm of 1e-6, on l2-regularised logistic"
        + " regression of images (convex)";
  }

  /** What all trials share. */
  private record Task(LabelledImages images, double largest, double target) {
    String problem() {
      return "softmax regression, %d images %s, penalty %s"
          .formatted(images.count(), images.fingerprint(), PENALTY);
    }
  }

  @Override
  public Findings run(Options options, Laboratory laboratory) throws DataException {
    ImageData data =
        options.data().isEmpty() ? ImageFiles.embedded() : ImageFiles.in(options.data().get());
    int count = Math.min(options.quick() ? QUICK_IMAGES : IMAGES, data.training().count());
    LabelledImages images = data.training().range(0, count);
    double largest = new SoftmaxRegression(images, PENALTY).largestCurvature();
    Task task = new Task(images, largest, options.quick() ? QUICK_TARGET : TARGET);
    List<List<String>> rows = new ArrayList<>();
    List<List<String>> lines = new ArrayList<>();
    Figure.Builder figure =
        new Figure.Builder(
            "Curves",
            new Figure.Frame(
                "gradient",
                "Relative gradient norm",
                Plot.Axis.logarithmic("gradient evaluations"),
                Plot.Axis.logarithmic("relative gradient norm").from(task.target / 10)));
    laboratory.progress().expect((long) Method.all().size() * FACTORS.size());
    for (Method method : Method.all()) {
      List<String> row = new ArrayList<>(List.of(method.name()));
      List<TrialRecord> records = new ArrayList<>();
      for (double factor : FACTORS) {
        TrialRecord record = measure(laboratory, task, method, factor);
        records.add(record);
        row.add(cell(record));
        lines.add(line(method, factor, record));
      }
      TrialRecord best =
          Collections.min(records, Comparator.comparingDouble(record -> cost(record)));
      row.add(cell(best));
      row.add(TrainingFormat.number(FACTORS.get(records.indexOf(best))));
      row.add(best.failure().isEmpty() ? "%.1f".formatted(best.end().seconds()) : "-");
      rows.add(row);
      figure.line(
          method.name(),
          best.samples().stream()
              .map(sample -> new Plot.Point(sample.evaluations(), sample.measure()))
              .toList());
    }
    return new Findings(
        List.of(new Table("Gradient evaluations, by the curvature assumed", columns(), rows)),
        new Table(
            "logistic",
            List.of(
                "method",
                "assumed curvature: bound divided by",
                "steps",
                "gradients",
                "loss",
                "relative gradient norm",
                "seconds",
                "failure"),
            lines),
        List.of(figure.build()),
        settings(task, data),
        notes());
  }

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("method"));
    FACTORS.forEach(
        factor -> columns.add(factor == 1 ? "L" : "L/" + TrainingFormat.number(factor)));
    columns.addAll(List.of("best", "at L/", "seconds"));
    return columns;
  }

  private static double cost(TrialRecord record) {
    return record.failure().isPresent() ? Double.POSITIVE_INFINITY : record.end().evaluations();
  }

  private static String cell(TrialRecord record) {
    if (record.failure().isEmpty()) {
      return String.valueOf(record.end().evaluations());
    }
    return record.end().evaluations() >= MOST ? "more than " + MOST : "diverged";
  }

  private static TrialRecord measure(
      Laboratory laboratory, Task task, Method method, double factor) {
    RungeKuttaOptimizer optimizer = method.setting().of(PENALTY, task.largest / factor);
    Trial trial =
        Trial.deterministic(
            task.problem(),
            method.name() + " for curvatures up to L/" + TrainingFormat.number(factor),
            factor,
            "relative gradient norm %s, at most %d gradients".formatted(task.target, MOST));
    return laboratory.measure(
        trial,
        method.name() + ", L/" + TrainingFormat.number(factor),
        1,
        progress -> course(trial, task, optimizer));
  }

  private static TrialRecord course(Trial trial, Task task, RungeKuttaOptimizer optimizer) {
    SoftmaxRegression regression = new SoftmaxRegression(task.images, PENALTY);
    double loss = regression.evaluate();
    double first = regression.gradientNorm();
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample(0, 0, 0, loss, 1));
    double relative = 1;
    long due = 1;
    long nanos = 0;
    while (relative > task.target && optimizer.report().totalEvaluations() < MOST) {
      long start = ProcessorTime.nanos();
      try {
        optimizer.step(regression);
      } catch (StepFailedException e) {
        return new TrialRecord(trial, samples, Optional.of(String.valueOf(e.getMessage())));
      }
      nanos += ProcessorTime.nanos() - start;
      long evaluations = optimizer.report().totalEvaluations();
      if (evaluations >= due || evaluations >= MOST) {
        loss = regression.evaluate();
        relative = regression.gradientNorm() / first;
        samples.add(
            new Sample(optimizer.report().step(), evaluations, nanos / 1e9, loss, relative));
        due = (long) Math.max(evaluations + 1, evaluations * SPACING);
        if (!(relative < 1e3)) {
          return new TrialRecord(trial, samples, Optional.of("the gradient grows"));
        }
      }
    }
    return new TrialRecord(
        trial,
        samples,
        relative <= task.target
            ? Optional.empty()
            : Optional.of("relative gradient norm %.3g at the end".formatted(relative)));
  }

  private static List<String> line(Method method, double factor, TrialRecord record) {
    Sample end = record.end();
    return List.of(
        method.name(),
        TrainingFormat.number(factor),
        String.valueOf(end.steps()),
        String.valueOf(end.evaluations()),
        String.valueOf(end.loss()),
        String.valueOf(end.measure()),
        "%.3f".formatted(end.seconds()),
        record.failure().orElse(""));
  }

  private static Map<String, List<String>> settings(Task task, ImageData data) {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    settings.put(
        "problem",
        List.of(
            "softmax regression of %,d images with biases, l2 penalty μ = %s, from zero; double precision"
                .formatted(task.images.count(), PENALTY),
            "smallest curvature ℓ = μ; bound of the largest L = λmax(XᵀX)/(2N) + μ = %.2f"
                .formatted(task.largest)));
    settings.put("target", List.of("‖∇L‖ ≤ %s of the first".formatted(task.target)));
    settings.put("most gradients", List.of("%,d".formatted(MOST)));
    settings.put(
        "grid",
        List.of(
            "the same for every method: set by theory for curvatures up to L, L/2, L/4 and L/8"));
    settings.put("seeds", List.of("none: nothing is drawn"));
    settings.put("data", data.provenance());
    return settings;
  }

  private static List<String> notes() {
    return List.of(
        "All methods know ℓ and L and nothing else. L is a bound that the true curvature stays below,"
            + " so that assuming less may pay; a method that assumes too little diverges.",
        "The gradient norm is looked at after steps, whenever the evaluations have grown by a"
            + " hundredth; these looks are not counted.",
        "Chebyshev steps are counted whole.");
  }
}
