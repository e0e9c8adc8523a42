package org.kutta.experiments.network;

import java.util.ArrayList;
import java.util.List;
import org.kutta.console.UsageException;
import org.kutta.experiments.definition.Experiment;
import org.kutta.experiments.definition.Options;
import org.kutta.experiments.report.Findings;
import org.kutta.experiments.trial.Laboratory;
import org.kutta.train.data.DataException;

/**
 * The comparison of Dherin et al. (2025): RK4 with and without its ingredients, at constant
 * learning rates, at one size of mini-batches; at equal gradients and at equal steps.
 */
public final class BatchExperiment implements Experiment {

  private static final long QUICK_STEPS = 5;

  private final String name;
  private final int batchSize;
  private final int quickBatchSize;
  private final long gradients;
  private final long steps;

  private BatchExperiment(
      String name, int batchSize, int quickBatchSize, long gradients, long steps) {
    this.name = name;
    this.batchSize = batchSize;
    this.quickBatchSize = quickBatchSize;
    this.gradients = gradients;
    this.steps = steps;
  }

  /** Returns the experiment with batches of 16 images. */
  public static BatchExperiment small() {
    return new BatchExperiment("small-batch", 16, 16, 5000, 1250);
  }

  /** Returns the experiment with batches of 1000 images. */
  public static BatchExperiment large() {
    return new BatchExperiment("large-batch", 1000, 100, 400, 100);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return "RK4 and its ingredients at batches of %d, at equal gradients and at equal steps"
        .formatted(batchSize);
  }

  @Override
  public Findings run(Options options, Laboratory laboratory) throws UsageException, DataException {
    Problem problem =
        Problems.of(options, options.quick() ? quickBatchSize : batchSize, RateShape.CONSTANT);
    List<Budget> budgets =
        options.quick()
            ? List.of(Budget.gradients(4 * QUICK_STEPS), Budget.steps(QUICK_STEPS))
            : List.of(Budget.gradients(gradients), Budget.steps(steps));
    List<Contender> contenders = new ArrayList<>(Roster.references());
    contenders.addAll(Roster.ingredients());
    Comparison comparison = new Comparison(problem, Problems.GRID, options.seeds(), laboratory);
    budgets.forEach(
        budget ->
            contenders.forEach(
                contender -> laboratory.progress().expect(comparison.units(contender, budget))));
    List<Standing> standings = new ArrayList<>();
    for (Budget budget : budgets) {
      for (Contender contender : contenders) {
        standings.add(comparison.standing(contender, budget));
      }
    }
    ComparisonReport report = new ComparisonReport(standings);
    return new Findings(
        report.tables(),
        report.data(name),
        report.figures(),
        Problems.settings(problem, budgets, contenders, options.seeds()),
        Problems.notes());
  }
}
