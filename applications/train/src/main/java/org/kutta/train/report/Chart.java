package org.kutta.train.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.kutta.train.result.Checkpoint;

/**
 * What a chart shows of trainings.
 *
 * @param id of its elements in the page
 * @param title of the chart
 * @param across its horizontal axis
 * @param up its vertical axis
 */
record Chart(String id, String title, Quantity across, Quantity up) {

  /** How far above the lowest loss and below the best accuracy a chart looks. */
  private static final double WORST_LOSS = 1.2;

  private static final double LOWEST_ACCURACY = 40;

  private static final Quantity GRADIENTS =
      new Quantity(Plot.Axis.linear("gradient evaluations"), Checkpoint::evaluations);
  private static final Quantity SECONDS =
      new Quantity(Plot.Axis.linear("seconds of training"), Checkpoint::seconds);
  private static final Quantity LOSS =
      new Quantity(Plot.Axis.linear("train loss").upTo(WORST_LOSS), Checkpoint::loss);
  private static final Quantity ACCURACY =
      new Quantity(
          Plot.Axis.linear("test accuracy, %").from(LOWEST_ACCURACY),
          checkpoint -> 100 * checkpoint.accuracy());

  /** The charts of a report: loss and accuracy, by gradients and by time. */
  static final List<Chart> ALL =
      List.of(
          new Chart("loss-by-gradients", "Loss by gradient evaluations", GRADIENTS, LOSS),
          new Chart(
              "accuracy-by-gradients", "Accuracy by gradient evaluations", GRADIENTS, ACCURACY),
          new Chart("loss-by-time", "Loss by time", SECONDS, LOSS),
          new Chart("accuracy-by-time", "Accuracy by time", SECONDS, ACCURACY));

  Plot of(List<Curve> curves) {
    return new Plot(id, title, across.axis(), up.axis(), curves.stream().map(this::line).toList());
  }

  private Plot.Line line(Curve curve) {
    return new Plot.Line(
        curve.style(),
        curve.training().checkpoints().stream()
            .map(
                at ->
                    new Plot.Point(across.value().applyAsDouble(at), up.value().applyAsDouble(at)))
            .toList());
  }

  /** A quantity and its axis. */
  record Quantity(Plot.Axis axis, ToDoubleFunction<Checkpoint> value) {}
}
