package org.kutta.experiments.network;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kutta.console.UsageException;
import org.kutta.experiments.definition.Options;
import org.kutta.experiments.tuning.RateGrid;
import org.kutta.train.data.DataException;
import org.kutta.train.data.ImageData;
import org.kutta.train.data.ImageFiles;
import org.kutta.train.data.LabelledImages;
import org.kutta.train.network.Architecture;
import org.kutta.train.network.Precision;
import org.kutta.train.result.TrainingFormat;

/** The problem that the comparisons of networks share: one network, on data that the user names. */
final class Problems {

  private static final List<Integer> HIDDEN = List.of(128, 128);
  private static final List<Integer> QUICK_HIDDEN = List.of(16);
  private static final int MOST_HELD_OUT = 5000;
  private static final int HELD_OUT = 5;

  /** Rates from far too small to far too large, whatever the optimizer. */
  static final RateGrid GRID = RateGrid.decades(-4, 1);

  private Problems() {}

  /** Returns the problem. */
  static Problem of(Options options, int batchSize, RateShape shape)
      throws UsageException, DataException {
    ImageData data =
        options.data().isEmpty() ? ImageFiles.embedded() : ImageFiles.in(options.data().get());
    int heldOut = Math.min(MOST_HELD_OUT, data.training().count() / HELD_OUT);
    if (heldOut == 0 || data.training().count() - heldOut < batchSize) {
      throw new UsageException(
          "--data: %d training images are too few for batches of %d and images held out"
              .formatted(data.training().count(), batchSize),
          "give more training images");
    }
    Architecture architecture =
        Architecture.of(
            data.training().inputs(),
            options.quick() ? QUICK_HIDDEN : HIDDEN,
            LabelledImages.CLASSES,
            Precision.FLOAT);
    return new Problem(name(options), data, heldOut, architecture, batchSize, shape);
  }

  private static String name(Options options) {
    Path file = options.data().map(Path::getFileName).orElse(null);
    return file == null ? "Fashion-MNIST sample" : file.toString();
  }

  /** Returns the settings for the report. */
  static Map<String, List<String>> settings(
      Problem problem, List<Budget> budgets, List<Contender> contenders, int seeds) {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    settings.put(
        "network",
        List.of(
            "%s, ReLU, softmax and cross-entropy; %,d parameters of type %s; He initialisation"
                .formatted(
                    problem.architecture(),
                    problem.architecture().parameters(),
                    problem.architecture().precision())));
    settings.put("batch size", List.of(String.valueOf(problem.batchSize())));
    settings.put("budgets", budgets.stream().map(Budget::toString).toList());
    settings.put(
        "learning rates",
        List.of(
            problem.shape() + ", chosen for each optimizer and budget from the same grid",
            "1, 2 and 5 times the powers of ten: " + GRID,
            "by the accuracy on the last %,d training images with seed 1; from a first rate up and"
                    .formatted(problem.heldOut())
                + " down the grid until the accuracy falls"));
    settings.put(
        "seeds",
        List.of(
            "1 to %d of first weights and batches; trained again on all training images"
                .formatted(seeds)));
    settings.put(
        "optimizers",
        contenders.stream()
            .map(
                contender ->
                    "%s: %s%s gradient%s a step"
                        .formatted(
                            contender.name(),
                            contender.description().isEmpty() ? "" : contender.description() + "; ",
                            TrainingFormat.number(contender.evaluationsPerStep()),
                            contender.evaluationsPerStep() == 1 ? "" : "s"))
            .toList());
    settings.put(
        "images",
        List.of(
            "%,d to learn from, %,d to be judged by; pixels divided by 255"
                .formatted(problem.data().training().count(), problem.data().test().count())));
    settings.put("data", problem.data().provenance());
    return settings;
  }

  /** Returns notes for the report. */
  static List<String> notes() {
    return List.of(
        "Test accuracy is mean ± standard deviation over the seeds; the test images were not looked"
            + " at before. A training that diverged counts as chance, 10 %.",
        "At equal gradients a method of s stages makes s times fewer steps; at equal steps it is given"
            + " s times more gradients, all stages on the same mini-batch.",
        "Learning rates are chosen again for each budget. (edge) marks a choice at the grid's end.",
        "Train loss is the mean cross-entropy on the first 2,000 training images.",
        "Seconds are the processor's on the thread that trains, in the optimizer's steps of the least"
            + " disturbed of the trainings; vector operations take one thread unless OMP_NUM_THREADS"
            + " says otherwise.");
  }
}
