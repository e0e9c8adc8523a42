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

  /** Returns the rows of a plain step; stages that no weight reaches are left out. */
  static StepRows of(Tableau<Real> tableau) {
    List<Point> points = stagePoints(tableau, tableau.reached(tableau.b()));
    points.add(result(tableau));
    return new StepRows(List.copyOf(points), List.of(), false);
  }

  /** Returns the rows of a step that forms its embedded error too. */
  static StepRows estimating(Tableau<Real> tableau) {
    Sum error = error(tableau);
    BitSet live = tableau.reached(tableau.b());
    live.or(tableau.reached(error.row()));
    List<Point> points = stagePoints(tableau, live);
    boolean reuses = tableau.isFsal() && live.get(tableau.stages() - 1) && live.get(0);
    if (reuses) {
      Point last = points.remove(points.size() - 1);
      points.add(new Point(last.stage(), last.row(), "b", result(tableau).label()));
    } else {
      points.add(result(tableau));
    }
    return new StepRows(List.copyOf(points), List.of(error), reuses);
  }

  /**
   * Returns the rows of a step that leaves θ_{n+1} to the runtime, and forms the displacement h Σ
   * b_i k_i instead.
   */
  static StepRows displacement(Tableau<Real> tableau) {
    Sum displacement = displacementSum(tableau);
    BitSet live = tableau.reached(displacement.row());
    return new StepRows(List.copyOf(stagePoints(tableau, live)), List.of(displacement), false);
  }

  /** Returns the rows of such a step that forms its embedded error too. */
  static StepRows displacementEstimating(Tableau<Real> tableau) {
    List<Sum> sums = List.of(displacementSum(tableau), error(tableau));
    BitSet live = new BitSet();
    sums.forEach(sum -> live.or(tableau.reached(sum.row())));
    return new StepRows(List.copyOf(stagePoints(tableau, live)), sums, false);
  }

  static Sum displacementSum(Tableau<Real> tableau) {
    return new Sum(PlanVector.DISPLACEMENT, tableau.b(), "b");
  }

  static Sum error(Tableau<Real> tableau) {
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
