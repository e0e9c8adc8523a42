package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * What a step has to form, in order: the stage points of the stages that matter, and the result.
 *
 * @param points the points that θ takes, in order; the first is the step's start
 * @param sums linear combinations of the gradients that are formed beside the points
 * @param reusesLastStage whether the last point is both the result and the next step's first stage
 */
record StepRows(List<Point> points, List<Sum> sums, boolean reusesLastStage) {

  /**
   * A vector {@code out = h Σ row_i k_i}.
   *
   * @param row coefficients over all stages, shape {@code [s]}
   * @param symbol of the row's coefficients: {@code d} for b − b̂, or {@code b}
   */
  record Sum(PlanVector out, List<Real> row, String symbol) {}

  /**
   * A point that θ takes.
   *
   * @param stage that is evaluated there, from 0, or −1 for a result without an evaluation
   * @param row coefficients over all stages, shape {@code [s]}
   * @param symbol of the row's coefficients: {@code a3} or {@code b}
   * @param label what comments call the point
   */
  record Point(int stage, List<Real> row, String symbol, String label) {

    /** Returns what the literature calls the coefficient of a stage, from 0. */
    String symbolOf(int j) {
      int number = j + 1;
      return symbol.equals("b") || (stage < 9 && number < 10)
          ? symbol + number
          : symbol + "_" + number;
    }

    boolean isEvaluated() {
      return stage >= 0;
    }
  }

  /** Returns the rows of a step; stages that no weight reaches are left out. */
  static StepRows of(Tableau<Real> tableau, StepGoal goal) {
    List<Sum> sums = sums(tableau, goal);
    BitSet live = live(tableau, goal);
    List<Point> points = stagePoints(tableau, live);
    boolean reuses =
        goal == StepGoal.ADVANCE_ESTIMATING
            && tableau.isFsal()
            && live.get(tableau.stages() - 1)
            && live.get(0);
    if (reuses) {
      Point last = points.remove(points.size() - 1);
      points.add(new Point(last.stage(), last.row(), "b", result(tableau).label()));
    } else if (goal.advances()) {
      points.add(result(tableau));
    }
    return new StepRows(List.copyOf(points), sums, reuses);
  }

  /** Returns the sums of gradients that a step forms beside θ. */
  static List<Sum> sums(Tableau<Real> tableau, StepGoal goal) {
    List<Sum> sums = new ArrayList<>();
    if (!goal.advances()) {
      sums.add(displacementSum(tableau));
    }
    if (goal.estimates()) {
      sums.add(error(tableau));
    }
    return List.copyOf(sums);
  }

  /** Returns the stages that a step's weights reach, from 0. */
  static BitSet live(Tableau<Real> tableau, StepGoal goal) {
    BitSet live = goal.advances() ? tableau.reached(tableau.b()) : new BitSet();
    sums(tableau, goal).forEach(sum -> live.or(tableau.reached(sum.row())));
    return live;
  }

  private static Sum displacementSum(Tableau<Real> tableau) {
    return new Sum(PlanVector.DISPLACEMENT, tableau.b(), "b");
  }

  private static Sum error(Tableau<Real> tableau) {
    List<Real> difference = Real.FIELD.difference(tableau.b(), tableau.embedded().get(0));
    return new Sum(PlanVector.ERROR, difference, "d");
  }

  /** Returns the stages that are evaluated, from 0. */
  List<Integer> liveStages() {
    return points.stream().filter(Point::isEvaluated).map(Point::stage).toList();
  }

  private static Point result(Tableau<Real> tableau) {
    return new Point(-1, tableau.b(), "b", "theta_{n+1}");
  }

  private static List<Point> stagePoints(Tableau<Real> tableau, BitSet live) {
    List<Point> points = new ArrayList<>();
    for (int i = live.nextSetBit(0); i >= 0; i = live.nextSetBit(i + 1)) {
      points.add(new Point(i, tableau.a().get(i), "a" + (i + 1), "Theta_" + (i + 1)));
    }
    return points;
  }
}
