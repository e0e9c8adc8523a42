package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.plan.StepRows.PointRow;

/**
 * What a step has to form, as {@link Row}s.
 *
 * @param points where θ goes, in order, from θ_n on
 * @param sums what is to be there in the end besides θ
 * @param evaluations how many of the points the gradient is evaluated at, the first ones
 * @param firstIsKept whether the first gradient is in a work vector from step to step
 */
record StepSpace(List<Row> points, List<Row> sums, int evaluations, boolean firstIsKept) {

  static StepSpace of(StepRows rows) {
    List<Integer> live = rows.liveStages();
    List<Row> points = new ArrayList<>();
    for (PointRow point : rows.points()) {
      points.add(
          row(Coefficient.ONE, live.stream().map(j -> point.row().get(j).negate()).toList()));
    }
    List<Row> sums =
        rows.sums().stream()
            .map(sum -> row(Coefficient.ZERO, live.stream().map(sum.row()::get).toList()))
            .toList();
    return new StepSpace(points, sums, live.size(), rows.reusesLastStage());
  }

  private static Row row(Coefficient start, List<Coefficient> gradients) {
    List<Coefficient> entries = new ArrayList<>(List.of(start));
    entries.addAll(gradients);
    return Row.of(entries);
  }

  /** Returns the gradient of that number, from 1. */
  Row gradient(int number) {
    return Row.gradient(number, evaluations);
  }

  boolean movesAfter(int group) {
    return group + 1 < points.size();
  }
}
