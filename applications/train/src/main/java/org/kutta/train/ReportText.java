package org.kutta.train;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.kutta.console.ShellCommand;
import org.kutta.train.console.Versions;
import org.kutta.train.data.ImageData;
import org.kutta.train.network.Architecture;
import org.kutta.train.network.Examiner;
import org.kutta.train.report.HtmlReport;
import org.kutta.train.result.Training;
import org.kutta.train.result.TrainingFormat;

/** Puts a comparison into the words of its report. */
final class ReportText {

  private ReportText() {}

  /**
   * Returns the report.
   *
   * @param arguments of the command, as they were typed
   */
  static HtmlReport of(
      Settings settings, ImageData data, List<String> arguments, List<Training> trainings) {
    return new HtmlReport(
        "The same network, trained on the same mini-batches: %s, %s each."
            .formatted(
                TrainingFormat.counted(trainings.size(), "optimizer"),
                TrainingFormat.counted(settings.evaluations(), "gradient evaluation")),
        trainings,
        rows(settings, data, arguments),
        notes(data));
  }

  private static Map<String, List<String>> rows(
      Settings settings, ImageData data, List<String> arguments) {
    Architecture network = settings.architecture();
    Map<String, List<String>> rows = new LinkedHashMap<>();
    rows.put("command", List.of(ShellCommand.of("kutta train", arguments)));
    rows.put(
        "network",
        List.of(
            "%s, ReLU, softmax and cross-entropy; %,d parameters of type %s; He initialisation"
                .formatted(network, network.parameters(), network.precision())));
    rows.put("gradient evaluations", List.of("%,d each".formatted(settings.evaluations())));
    rows.put("batch size", List.of(String.valueOf(settings.batchSize())));
    rows.put("seed", List.of(String.valueOf(settings.seed())));
    rows.put(
        "images",
        List.of(
            "%,d to learn from, %,d to be judged by; pixels divided by 255"
                .formatted(data.training().count(), data.test().count())));
    rows.put("data", data.provenance());
    rows.put("versions", Versions.read().lines());
    rows.put("written", List.of(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
    return rows;
  }

  private static List<String> notes(ImageData data) {
    return List.of(
        "The cost that counts is the gradient evaluation. A method with several stages spends"
            + " several on each step, all on the same mini-batch, and so makes fewer steps: plain"
            + " gradient descent (Euler) makes four steps where ClassicalRk4 makes one.",
        "Every optimizer starts from the same weights, and its n-th step sees the same mini-batch.",
        "Learning rates are constant; that of MuonDescent falls along a cosine to zero. The"
            + " default ones of %s were chosen for each from one grid (1,"
                .formatted(String.join(", ", new TreeSet<>(LearningRates.TUNED.keySet())))
            + " 2 and 5 times the powers of ten), by the accuracy on training images held out for"
            + " it, never by the test images; those of other methods are a tenth of their real"
            + " stability interval, within 0.05 and 0.5.",
        "Train loss is the mean cross-entropy on the first %,d training images, the same at every"
                .formatted(Math.min(Examiner.LOSS_IMAGES, data.training().count()))
            + " point of every curve.",
        "Seconds are those spent in the optimizer's steps; preparing mini-batches and measuring loss"
            + " and accuracy are left out.",
        "One seed is one sample: differences of a per cent in accuracy between optimizers may be"
            + " chance. Try --seed.");
  }
}
