package org.kutta.examples.train.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.kutta.examples.train.result.Checkpoint;

/**
 * What a chart shows.
 *
 * @param id of its elements in the page
 * @param title of the chart
 * @param across its horizontal axis
 * @param up its vertical axis
 */
record Chart(String id, String title, Axis across, Axis up) {

  private static final Axis GRADIENTS = new Axis("gradient evaluations", Checkpoint::evaluations);
  private static final Axis SECONDS = new Axis("seconds of training", Checkpoint::seconds);
  private static final Axis LOSS = new Axis("train loss", Checkpoint::loss);
  private static final Axis ACCURACY =
      new Axis("test accuracy, %", checkpoint -> 100 * checkpoint.accuracy());

  /** The charts of a report: loss and accuracy, by gradients and by time. */
  static final List<Chart> ALL =
      List.of(
          new Chart("loss-by-gradients", "Loss by gradient evaluations", GRADIENTS, LOSS),
          new Chart(
              "accuracy-by-gradients", "Accuracy by gradient evaluations", GRADIENTS, ACCURACY),
          new Chart("loss-by-time", "Loss by time", SECONDS, LOSS),
          new Chart("accuracy-by-time", "Accuracy by time", SECONDS, ACCURACY));

  boolean showsLoss() {
    return up == LOSS;
  }

  /** A quantity and its name. */
  record Axis(String label, ToDoubleFunction<Checkpoint> value) {}
}
