package org.kutta.experiments.network;

import java.util.List;
import org.kutta.experiments.trial.TrialRecord;
import org.kutta.experiments.tuning.RateSearch;
import org.kutta.experiments.tuning.Statistic;

/**
 * How a contender did within a budget.
 *
 * @param problem trained
 * @param contender that trained it
 * @param budget spent
 * @param choice of its learning rate
 * @param finals one training for each seed, at that rate, judged by the test images
 */
record Standing(
    Problem problem,
    Contender contender,
    Budget budget,
    RateSearch.Choice choice,
    List<TrialRecord> finals) {

  Standing {
    finals = List.copyOf(finals);
  }

  /** Returns the statistic of the test accuracy; a training that diverged counts as chance. */
  Statistic accuracy() {
    return Statistic.of(finals.stream().map(record -> record.measureOr(CHANCE)).toList());
  }

  private static final double CHANCE = 0.1;

  /** Returns the statistic of the training loss at the end. */
  Statistic loss() {
    return Statistic.of(finals.stream().map(record -> record.end().loss()).toList());
  }

  /** Returns the seconds of the training that others disturbed least. */
  double seconds() {
    return finals.stream().mapToDouble(record -> record.end().seconds()).min().orElseThrow();
  }

  /** Returns the trainings that diverged. */
  long diverged() {
    return finals.stream().filter(record -> record.failure().isPresent()).count();
  }
}
