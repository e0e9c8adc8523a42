package org.kutta.experiments.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kutta.experiments.trial.Laboratory;
import org.kutta.experiments.trial.Trial;
import org.kutta.experiments.trial.TrialRecord;
import org.kutta.experiments.tuning.RateGrid;
import org.kutta.experiments.tuning.RateSearch;

/**
 * Compares contenders on a problem: for each budget the learning rate is chosen from one grid by
 * the accuracy on held-out images with the first seed, and then the network is trained again on all
 * training images with every seed and judged by the test images.
 */
final class Comparison {

  /** Rates that a search is expected to measure. */
  private static final int EXPECTED_RATES = 5;

  private static final int SAMPLES = 10;

  /** Twice the accuracy of guessing among ten classes. */
  private static final double NEAR_CHANCE = 0.2;

  private final Problem problem;
  private final RateGrid grid;
  private final int seeds;
  private final Laboratory laboratory;
  private final Map<Problem.Judge, NetworkTrial> networks = new HashMap<>();

  Comparison(Problem problem, RateGrid grid, int seeds, Laboratory laboratory) {
    this.problem = problem;
    this.grid = grid;
    this.seeds = seeds;
    this.laboratory = laboratory;
  }

  /** Returns the units of work that a contender is expected to take. */
  long units(Contender contender, Budget budget) {
    return (EXPECTED_RATES + seeds) * trialUnits(contender, budget);
  }

  private static long trialUnits(Contender contender, Budget budget) {
    return contender.evaluations(budget.stepsOf(contender));
  }

  /** Returns the units of work that the choice of a contender's rate is expected to take. */
  long tuningUnits(Contender contender, Budget budget) {
    return EXPECTED_RATES * trialUnits(contender, budget);
  }

  /** Returns the units of work that a contender takes whose rate is chosen. */
  long trainingUnits(Contender contender, Budget budget) {
    return seeds * trialUnits(contender, budget);
  }

  /** Tunes a contender, and trains with it. */
  Standing standing(Contender contender, Budget budget) {
    return standing(contender, budget, choice(contender, budget));
  }

  /** Tunes a contender: chooses its rate by the images held out. */
  RateSearch.Choice choice(Contender contender, Budget budget) {
    RateSearch.Choice choice =
        new RateSearch(grid)
            .best(
                contender.firstRate(),
                h -> score(measure(contender, budget, h, 1, Problem.Judge.VALIDATION)));
    long taken = choice.scores().size() * trialUnits(contender, budget);
    laboratory.progress().expect(taken - tuningUnits(contender, budget));
    return choice;
  }

  /** A training that was thrown back to chance has failed as one that diverged. */
  private static double score(TrialRecord record) {
    double accuracy = record.measureOr(Double.NEGATIVE_INFINITY);
    return accuracy < NEAR_CHANCE ? Double.NEGATIVE_INFINITY : accuracy;
  }

  /** Trains with a contender whose rate was chosen before. */
  Standing standing(Contender contender, Budget budget, RateSearch.Choice choice) {
    List<TrialRecord> finals = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      finals.add(measure(contender, budget, choice.rate(), seed, Problem.Judge.TEST));
    }
    return new Standing(problem, contender, budget, choice, finals);
  }

  private TrialRecord measure(
      Contender contender, Budget budget, double h, long seed, Problem.Judge judge) {
    long steps = budget.stepsOf(contender);
    Trial trial =
        new Trial(
            problem.key(judge),
            contender.name() + ": " + contender.description(),
            h,
            steps + " steps",
            seed);
    String title =
        "%s batch %d, %s, h = %s, %s, seed %d"
            .formatted(problem.name(), problem.batchSize(), contender.name(), h, budget, seed);
    return laboratory.measure(
        trial,
        judge == Problem.Judge.TEST ? title + ", test" : title,
        trialUnits(contender, budget),
        progress ->
            networks
                .computeIfAbsent(judge, j -> new NetworkTrial(problem, j, laboratory.unfinished()))
                .run(
                    trial,
                    contender,
                    new Contender.Rate(h, problem.shape(), steps),
                    judge == Problem.Judge.TEST ? SAMPLES : 1,
                    progress));
  }
}
