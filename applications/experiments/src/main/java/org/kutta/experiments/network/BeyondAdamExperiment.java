package org.kutta.experiments.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kutta.console.UsageException;
import org.kutta.experiments.definition.Experiment;
import org.kutta.experiments.definition.Options;
import org.kutta.experiments.report.Findings;
import org.kutta.experiments.report.Table;
import org.kutta.experiments.trial.Laboratory;
import org.kutta.experiments.trial.Progress;
import org.kutta.experiments.tuning.RateSearch;
import org.kutta.train.data.DataException;
import org.kutta.train.result.TrainingFormat;

/**
 * Which composition beats Adam: ten passes over Fashion-MNIST in batches of 128, learning rates
 * falling along a cosine to zero; at equal gradients, and once more in the time that DL4J's Adam
 * takes.
 */
public final class BeyondAdamExperiment implements Experiment {

  private static final String YARDSTICK = "DL4J Adam";
  private static final int BATCH = 128;
  private static final long GRADIENTS = 4690;
  private static final long QUICK_GRADIENTS = 8;

  /** Slower than the yardstick by so much, an optimizer is given less to do in its time. */
  private static final double SLOWER = 1.1;

  /** Optimizers are timed on such a part of the training, one soon after the other. */
  private static final int TIMED_PART = 10;

  /** Variations that are measured on the test images, the best by the images held out. */
  private static final int CONFIRMED = 3;

  @Override
  public String name() {
    return "beyond-adam";
  }

  @Override
  public String summary() {
    return "compositions against Adam, at %,d gradients of batch %d and at equal time"
        .formatted(GRADIENTS, BATCH);
  }

  @Override
  public Findings run(Options options, Laboratory laboratory) throws UsageException, DataException {
    Problem problem = Problems.of(options, BATCH, RateShape.COSINE);
    Budget budget = Budget.gradients(options.quick() ? QUICK_GRADIENTS : GRADIENTS);
    List<Contender> contenders = new ArrayList<>(Roster.references());
    contenders.addAll(Roster.compositions());
    List<Contender> variations = options.quick() ? List.of() : MuonVariations.all(GRADIENTS);
    Comparison comparison = new Comparison(problem, Problems.GRID, options.seeds(), laboratory);
    contenders.forEach(
        contender -> laboratory.progress().expect(comparison.units(contender, budget)));
    variations.forEach(
        contender -> laboratory.progress().expect(comparison.tuningUnits(contender, budget)));
    variations.stream()
        .limit(CONFIRMED)
        .forEach(
            contender -> laboratory.progress().expect(comparison.trainingUnits(contender, budget)));
    List<Standing> standings = new ArrayList<>();
    contenders.forEach(contender -> standings.add(comparison.standing(contender, budget)));
    Map<Contender, RateSearch.Choice> search = new LinkedHashMap<>();
    variations.forEach(contender -> search.put(contender, comparison.choice(contender, budget)));
    best(search)
        .forEach(
            best -> standings.add(comparison.standing(best.getKey(), budget, best.getValue())));
    List<Standing> timed = inTheTimeOfAdam(comparison, standings, budget, laboratory.progress());
    return findings(options, problem, budget, standings, search, timed);
  }

  /** Returns the variations that do best on the images held out: the test images are not asked. */
  private static List<Map.Entry<Contender, RateSearch.Choice>> best(
      Map<Contender, RateSearch.Choice> search) {
    return search.entrySet().stream()
        .sorted(
            Comparator.comparingDouble(
                    (Map.Entry<Contender, RateSearch.Choice> entry) -> entry.getValue().score())
                .reversed())
        .limit(CONFIRMED)
        .toList();
  }

  private Findings findings(
      Options options,
      Problem problem,
      Budget budget,
      List<Standing> standings,
      Map<Contender, RateSearch.Choice> search,
      List<Standing> timed) {
    List<Standing> all = new ArrayList<>(standings);
    all.addAll(timed);
    ComparisonReport report = new ComparisonReport(all);
    List<Table> tables = new ArrayList<>(report.tables());
    if (!search.isEmpty()) {
      tables.add(searched(search));
    }
    List<Budget> budgets = new ArrayList<>(List.of(budget));
    timed.forEach(standing -> budgets.add(standing.budget()));
    List<Contender> contenders = new ArrayList<>();
    standings.forEach(standing -> contenders.add(standing.contender()));
    List<String> notes = new ArrayList<>(Problems.notes());
    notes.add(
        "Optimizers that were slower than %s at equal gradients train once more, with the same"
                .formatted(YARDSTICK)
            + " learning rate and with as many gradients as fit into its time; each of those"
            + " budgets has a table of its own.");
    return new Findings(
        tables,
        report.data(name()),
        new ComparisonReport(standings).figures(),
        Problems.settings(problem, budgets, contenders, options.seeds()),
        notes);
  }

  private static Table searched(Map<Contender, RateSearch.Choice> search) {
    List<List<String>> rows = new ArrayList<>();
    search.forEach(
        (contender, choice) ->
            rows.add(
                List.of(
                    contender.name(),
                    "%.2f".formatted(100 * choice.score()),
                    TrainingFormat.number(choice.rate()))));
    rows.sort(Comparator.comparing((List<String> row) -> row.get(1)).reversed());
    return new Table(
        "Search among variations, by the images held out, seed 1; the best three are measured above",
        List.of("optimizer", "validation, %", "rate"),
        rows);
  }

  private static List<Standing> inTheTimeOfAdam(
      Comparison comparison, List<Standing> standings, Budget budget, Progress progress) {
    Budget part = Budget.gradients(Math.max(1, budget.amount() / TIMED_PART));
    standings.forEach(
        standing -> progress.expect(comparison.trainingUnits(standing.contender(), part)));
    Map<Standing, Double> seconds = new LinkedHashMap<>();
    for (Standing standing : standings) {
      seconds.put(
          standing, comparison.standing(standing.contender(), part, standing.choice()).seconds());
    }
    double yardstick =
        seconds.entrySet().stream()
            .filter(entry -> entry.getKey().contender().name().equals(YARDSTICK))
            .mapToDouble(Map.Entry::getValue)
            .findAny()
            .orElseThrow();
    List<Standing> timed = new ArrayList<>();
    for (Standing standing : standings) {
      double own = Objects.requireNonNull(seconds.get(standing));
      if (own > SLOWER * yardstick) {
        long fitting = (long) (budget.amount() * yardstick / own);
        Budget fittingBudget = Budget.gradients(Math.max(1, fitting));
        progress.expect(comparison.trainingUnits(standing.contender(), fittingBudget));
        timed.add(comparison.standing(standing.contender(), fittingBudget, standing.choice()));
      }
    }
    return timed;
  }
}
