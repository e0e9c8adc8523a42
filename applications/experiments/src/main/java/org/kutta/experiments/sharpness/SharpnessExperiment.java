package org.kutta.experiments.sharpness;

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
import org.kutta.experiments.trial.ProcessorTime;
import org.kutta.experiments.trial.Progress;
import org.kutta.experiments.trial.Sample;
import org.kutta.experiments.trial.Trial;
import org.kutta.experiments.trial.TrialRecord;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StepFailedException;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.stabilised.ChebyshevDescent;
import org.kutta.tableaus.ClassicalRk4;
import org.kutta.tableaus.Euler;
import org.kutta.train.data.DataException;
import org.kutta.train.data.ImageData;
import org.kutta.train.data.ImageFiles;
import org.kutta.train.data.LabelledImages;
import org.kutta.train.network.Architecture;
import org.kutta.train.network.Precision;
import org.kutta.train.report.Plot;
import org.kutta.train.result.TrainingFormat;

/**
 * The edge of stability (Cohen et al. 2021) for Runge–Kutta methods: along full-batch training the
 * sharpness rises until h·λ meets the method's own limit of stability, and stays about there.
 *
 * <p>Every method takes the learning rate that puts its limit at the same sharpness, and trains for
 * the same time of the gradient flow.
 */
public final class SharpnessExperiment implements Experiment {

  /** The sharpness at which each method's limit of stability lies. */
  private static final List<Double> LIMITS = List.of(20.0, 40.0);

  private static final double FLOW_TIME = 100;
  private static final double QUICK_FLOW_TIME = 2;
  private static final int IMAGES = 1000;
  private static final int QUICK_IMAGES = 50;
  private static final int SAMPLES = 50;
  private static final int QUICK_SAMPLES = 4;
  private static final long SEED = 1;
  private static final double LAST = 0.25;

  private static final double DAMPING = 0.05;

  /** A method, as a fresh builder. */
  private record Method(String name, Making making) {
    MethodFacts facts() {
      return making.builder().learningRate(1).build().facts();
    }
  }

  /** Makes a fresh builder. */
  @FunctionalInterface
  private interface Making {
    OptimizerBuilder builder();
  }

  private static final List<Method> METHODS =
      List.of(
          new Method("Euler", Euler::builder),
          new Method("ClassicalRk4", ClassicalRk4::builder),
          new Method("Chebyshev, 5 stages", () -> ChebyshevDescent.builder(5, DAMPING)),
          new Method("Chebyshev, 10 stages", () -> ChebyshevDescent.builder(10, DAMPING)));

  /** What all trials share. */
  private record Task(LabelledImages images, Architecture architecture, double time, int samples) {
    String problem() {
      return "%s %s on %d images %s, full batch"
          .formatted(architecture, architecture.precision(), images.count(), images.fingerprint());
    }
  }

  @Override
  public String name() {
    return "sharpness";
  }

  @Override
  public String summary() {
    return "sharpness times learning rate along full-batch training, against each method's limit of"
        + " stability";
  }

  @Override
  public Findings run(Options options, Laboratory laboratory) throws DataException {
    ImageData data =
        options.data().isEmpty() ? ImageFiles.embedded() : ImageFiles.in(options.data().get());
    Task task = task(options, data);
    List<List<String>> rows = new ArrayList<>();
    List<List<String>> lines = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    laboratory.progress().expect((long) METHODS.size() * LIMITS.size() * task.samples);
    for (double limit : LIMITS) {
      Figure.Builder figure = figure(limit);
      for (Method method : METHODS) {
        TrialRecord record = measure(laboratory, task, method, limit);
        double h = method.facts().realStability() / limit;
        rows.add(row(method, limit, h, record));
        record.samples().forEach(sample -> lines.add(line(method, limit, h, sample)));
        figure.line(
            method.name(),
            record.samples().stream()
                .map(s -> new Plot.Point(h * s.steps(), s.measure() / limit))
                .toList(),
            record.samples().stream().map(s -> new Plot.Point(h * s.steps(), s.loss())).toList(),
            record.samples().stream().map(s -> new Plot.Point(s.evaluations(), s.loss())).toList());
      }
      figures.add(figure.build());
    }
    return new Findings(
        List.of(
            new Table(
                "Sharpness λ and the limit of stability; last quarter of the training",
                List.of(
                    "method",
                    "limit at λ",
                    "h",
                    "limit of h·λ",
                    "mean h·λ",
                    "largest h·λ",
                    "mean / limit",
                    "loss",
                    "gradients"),
                rows)),
        new Table(
            "sharpness",
            List.of(
                "method",
                "limit at sharpness",
                "learning rate",
                "steps",
                "gradients",
                "flow time",
                "loss",
                "sharpness",
                "h lambda"),
            lines),
        figures,
        settings(task, data),
        notes());
  }

  private static Task task(Options options, ImageData data) {
    int count = Math.min(options.quick() ? QUICK_IMAGES : IMAGES, data.training().count());
    LabelledImages images = data.training().range(0, count);
    Architecture architecture =
        Architecture.of(images.inputs(), List.of(32, 32), LabelledImages.CLASSES, Precision.DOUBLE);
    return new Task(
        images,
        architecture,
        options.quick() ? QUICK_FLOW_TIME : FLOW_TIME,
        options.quick() ? QUICK_SAMPLES : SAMPLES);
  }

  private static TrialRecord measure(
      Laboratory laboratory, Task task, Method method, double limit) {
    double h = method.facts().realStability() / limit;
    Trial trial = new Trial(task.problem(), method.name(), h, "flow time " + task.time, SEED);
    return laboratory.measure(
        trial,
        "%s, limit at sharpness %s".formatted(method.name(), TrainingFormat.number(limit)),
        task.samples,
        progress -> course(trial, task, method, progress));
  }

  private static TrialRecord course(Trial trial, Task task, Method method, Progress progress) {
    double h = trial.learningRate();
    FullBatch batch = new FullBatch(task.architecture, task.images, trial.seed());
    RungeKuttaOptimizer optimizer = method.making.builder().learningRate(h).build();
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample(0, 0, 0, batch.loss(), batch.sharpness()));
    long steps = Math.max(1, Math.round(task.time / h));
    long nanos = 0;
    for (long step = 1; step <= steps; step++) {
      long start = ProcessorTime.nanos();
      try {
        optimizer.step(batch.objective());
      } catch (StepFailedException e) {
        return new TrialRecord(trial, samples, Optional.of("diverged: " + e.getMessage()));
      }
      batch.objective().finishStep();
      nanos += ProcessorTime.nanos() - start;
      long due = step * task.samples / steps - (step - 1) * task.samples / steps;
      if (due > 0) {
        samples.add(
            new Sample(
                step,
                optimizer.report().totalEvaluations(),
                nanos / 1e9,
                batch.loss(),
                batch.sharpness()));
        optimizer.parametersChanged();
        progress.advance(due);
      }
    }
    return new TrialRecord(trial, samples, Optional.empty());
  }

  private static List<String> row(Method method, double limit, double h, TrialRecord record) {
    int from = (int) (record.samples().size() * (1 - LAST));
    List<Sample> last = record.samples().subList(from, record.samples().size());
    double mean = last.stream().mapToDouble(Sample::measure).average().orElseThrow();
    double most = last.stream().mapToDouble(Sample::measure).max().orElseThrow();
    return List.of(
        method.name(),
        TrainingFormat.number(limit),
        "%.4f".formatted(h),
        "%.3f".formatted(method.facts().realStability()),
        "%.3f".formatted(h * mean),
        "%.3f".formatted(h * most),
        "%.2f".formatted(mean / limit),
        record.failure().isPresent() ? "diverged" : "%.4g".formatted(record.end().loss()),
        String.valueOf(record.end().evaluations()));
  }

  private static List<String> line(Method method, double limit, double h, Sample sample) {
    return List.of(
        method.name(),
        TrainingFormat.number(limit),
        String.valueOf(h),
        String.valueOf(sample.steps()),
        String.valueOf(sample.evaluations()),
        "%.4f".formatted(h * sample.steps()),
        "%.6g".formatted(sample.loss()),
        "%.5g".formatted(sample.measure()),
        "%.5g".formatted(h * sample.measure()));
  }

  private static Figure.Builder figure(double limit) {
    String at = TrainingFormat.number(limit);
    return new Figure.Builder(
        "Learning rates whose limit of stability lies at sharpness " + at,
        new Figure.Frame(
            "sharpness-" + at,
            "Sharpness, relative to the limit",
            Plot.Axis.linear("time of the flow, h · steps"),
            Plot.Axis.linear("h·λ / limit of stability").upTo(2.5)),
        new Figure.Frame(
            "loss-by-time-" + at,
            "Loss by time of the flow",
            Plot.Axis.linear("time of the flow, h · steps"),
            Plot.Axis.logarithmic("loss")),
        new Figure.Frame(
            "loss-by-gradients-" + at,
            "Loss by gradient evaluations",
            Plot.Axis.logarithmic("gradient evaluations"),
            Plot.Axis.logarithmic("loss")));
  }

  private static Map<String, List<String>> settings(Task task, ImageData data) {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    settings.put(
        "network",
        List.of(
            "%s, ReLU, softmax and cross-entropy; %,d parameters of type %s; He initialisation"
                .formatted(
                    task.architecture,
                    task.architecture.parameters(),
                    task.architecture.precision())));
    settings.put("batch", List.of("all %,d images at every step".formatted(task.images.count())));
    settings.put(
        "learning rates",
        List.of(
            "constant, the limit of stability divided by "
                + String.join(", ", LIMITS.stream().map(TrainingFormat::number).toList())));
    settings.put("time of the flow", List.of(TrainingFormat.number(task.time)));
    settings.put("seed", List.of(String.valueOf(SEED)));
    settings.put("data", data.provenance());
    return settings;
  }

  private static List<String> notes() {
    return List.of(
        "Sharpness is the largest eigenvalue of the Hessian, by power iteration with central"
            + " differences; its gradients are not counted.",
        "On a quadratic, a step is stable while h·λ stays below the method's limit: 2 for Euler,"
            + " 2.785 for RK4, nearly 2s² for a Chebyshev step of s stages.",
        "A limit that is the same sharpness for all methods lets those of more stages take longer"
            + " steps: the curve over gradient evaluations shows what that is worth.");
  }
}
