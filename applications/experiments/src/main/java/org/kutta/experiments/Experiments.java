package org.kutta.experiments;

import java.util.List;
import org.kutta.console.UsageException;
import org.kutta.experiments.definition.Experiment;
import org.kutta.experiments.logistic.LogisticExperiment;
import org.kutta.experiments.network.BatchExperiment;
import org.kutta.experiments.network.BeyondAdamExperiment;
import org.kutta.experiments.quadratic.QuadraticExperiment;
import org.kutta.experiments.sharpness.SharpnessExperiment;
import org.kutta.grammar.NearestName;

/** All experiments. */
final class Experiments {

  private static final List<Experiment> ALL =
      List.of(
          BatchExperiment.small(),
          BatchExperiment.large(),
          new QuadraticExperiment(),
          new LogisticExperiment(),
          new SharpnessExperiment(),
          new BeyondAdamExperiment());

  private Experiments() {}

  static List<Experiment> all() {
    return ALL;
  }

  /** Returns the experiment of that name. */
  static Experiment named(String name) throws UsageException {
    for (Experiment experiment : ALL) {
      if (experiment.name().equals(name)) {
        return experiment;
      }
    }
    String list = "`kutta experiment --list` lists them";
    throw new UsageException(
        "there is no experiment `" + name + "`",
        NearestName.of(name, ALL.stream().map(Experiment::name).toList())
            .map(near -> "did you mean `" + near + "`? " + list)
            .orElse(list));
  }
}
