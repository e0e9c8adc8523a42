package org.kutta.experiments.tuning;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * Finds the best rate of a grid without measuring all of it: from a first rate it walks up and down
 * the grid, each way until the score has fallen once. The best is the grid's where the score has
 * one peak along it; rates that were never measured are farther from the peak than one that was
 * worse.
 */
public final class RateSearch {

  private final RateGrid grid;

  /** Creates a search. */
  public RateSearch(RateGrid grid) {
    this.grid = grid;
  }

  /**
   * The outcome of a search.
   *
   * @param rate the best
   * @param scores of the rates that were measured, by rate
   * @param atEdge whether the best is the grid's first or last rate, so that a better one may lie
   *     outside
   */
  public record Choice(double rate, Map<Double, Double> scores, boolean atEdge) {

    /** Returns the score of the best rate. */
    public double score() {
      Double score = scores.get(rate);
      if (score == null) {
        throw new IllegalStateException("no score of " + rate + " in " + scores);
      }
      return score;
    }
  }

  /**
   * Returns the best rate.
   *
   * @param first where to begin; the nearest rate of the grid is taken
   * @param score of a rate, the larger the better; negative infinity for a rate that fails
   */
  public Choice best(double first, DoubleUnaryOperator score) {
    Map<Double, Double> scores = new TreeMap<>();
    int start = grid.nearest(first);
    walk(start, 1, scores, score);
    walk(start, -1, scores, score);
    double best = Collections.max(scores.entrySet(), Map.Entry.comparingByValue()).getKey();
    int index = grid.rates().indexOf(best);
    return new Choice(best, scores, index == 0 || index == grid.rates().size() - 1);
  }

  private void walk(
      int start, int direction, Map<Double, Double> scores, DoubleUnaryOperator score) {
    double best = Double.NEGATIVE_INFINITY;
    for (int i = start; i >= 0 && i < grid.rates().size(); i += direction) {
      double rate = grid.rates().get(i);
      double found = scores.computeIfAbsent(rate, score::applyAsDouble);
      boolean failed = found == Double.NEGATIVE_INFINITY;
      // A rate that is too large fails; smaller ones may not. One too small never fails.
      if (failed ? direction > 0 : found < best) {
        return;
      }
      best = Math.max(best, found);
    }
  }
}
