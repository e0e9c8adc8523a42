package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Operand.Point;
import org.kutta.generator.tableau.Tableau;

/**
 * What a step has to form, in order: the stage points of the stages that matter, and the result.
 *
 * @param points the points that θ takes, in order; the first is the step's start
 * @param sums linear combinations of the gradients that are formed besides the points
 * @param reusesLastStage whether the last point is both the result and the next step's first stage
 */
record StepRows(List<PointRow> points, List<SumRow> sums, boolean reusesLastStage) {

  /**
   * A vector {@code out = h Σ row_i k_i}.
   *
   * @param row coefficients over all stages, shape {@code [s]}
   */
  record SumRow(Operand out, List<Coefficient> row) {}

  /**
   * A point {@code θ_n − h Σ row_i k_i} that θ takes.
   *
   * @param point itself
   * @param stage that is evaluated there, from 0, or −1 for a result without an evaluation
   * @param row coefficients over all stages, shape {@code [s]}
   */
  record PointRow(Point point, int stage, List<Coefficient> row) {

    boolean isEvaluated() {
      return stage >= 0;
    }
  }

  /** Returns the rows of a step; stages that no weight reaches are left out. */
  static StepRows of(Entries entries, StepGoal goal) {
    Tableau<?> tableau = entries.tableau();
    List<SumRow> sums = sums(entries, goal);
    BitSet live = live(entries, goal);
    List<PointRow> points = new ArrayList<>();
    for (int i : live.stream().toArray()) {
      // The first of them is at θ_n, whichever it is.
      PointRow stage = stage(entries, i);
      points.add(points.isEmpty() ? new PointRow(Point.START, i, stage.row()) : stage);
    }
    boolean reuses =
        goal == StepGoal.ADVANCE_ESTIMATING
            && tableau.isFsal()
            && live.get(tableau.stages() - 1)
            && live.get(0);
    if (reuses) {
      PointRow last = points.remove(points.size() - 1);
      points.add(new PointRow(Point.RESULT, last.stage(), entries.b()));
    } else if (goal.advances()) {
      points.add(result(entries));
    }
    return new StepRows(List.copyOf(points), sums, reuses);
  }

  /** Returns the point of a stage, from 0. */
  static PointRow stage(Entries entries, int i) {
    return new PointRow(new Point(i + 1), i, entries.a(i));
  }

  /** Returns the result. */
  static PointRow result(Entries entries) {
    return new PointRow(Point.RESULT, -1, entries.b());
  }

  /** Returns the sums of gradients that a step forms besides θ. */
  static List<SumRow> sums(Entries entries, StepGoal goal) {
    List<SumRow> sums = new ArrayList<>();
    if (!goal.advances()) {
      sums.add(new SumRow(Operand.DISPLACEMENT, entries.b()));
    }
    if (goal.estimates()) {
      sums.add(new SumRow(Operand.ERROR, entries.error()));
    }
    return List.copyOf(sums);
  }

  /** Returns the stages that a step's weights reach, from 0. */
  static BitSet live(Entries entries, StepGoal goal) {
    Tableau<Real> tableau = entries.tableau();
    BitSet live = goal.advances() ? tableau.reached(tableau.b()) : new BitSet();
    for (SumRow sum : sums(entries, goal)) {
      live.or(tableau.reached(sum.row().stream().map(Coefficient::value).toList()));
    }
    return live;
  }

  /** Returns the stages that are evaluated, from 0. */
  List<Integer> liveStages() {
    return points.stream().filter(PointRow::isEvaluated).map(PointRow::stage).toList();
  }
}
