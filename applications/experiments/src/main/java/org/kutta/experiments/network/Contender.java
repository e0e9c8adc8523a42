package org.kutta.experiments.network;

import java.util.function.Supplier;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.rate.LearningRate;
import org.kutta.runtime.rate.RatePolicy;
import org.kutta.train.network.Architecture;
import org.kutta.train.network.Learner;
import org.kutta.train.network.RungeKuttaLearner;
import org.kutta.train.network.UpdaterLearner;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * An optimizer that takes part in a comparison, but for its learning rate.
 *
 * @param name in tables; with {@code description} it identifies the optimizer in the log
 * @param description its settings, for the report
 * @param evaluationsPerStep gradients that one step evaluates, in the mean over a training
 * @param firstRate where the search for its learning rate begins
 * @param making makes a network with the optimizer
 */
record Contender(
    String name, String description, double evaluationsPerStep, double firstRate, Making making) {

  /** Returns the gradients that a number of steps evaluate. */
  long evaluations(long steps) {
    return Math.round(steps * evaluationsPerStep);
  }

  /** Makes a new network with the optimizer. */
  @FunctionalInterface
  interface Making {
    Learner of(Architecture architecture, long seed, Rate rate);
  }

  /** A learning rate along a training of a number of steps. */
  record Rate(double h, RateShape shape, long steps) {
    LearningRate rate() {
      return shape.over(h, steps);
    }

    ISchedule schedule() {
      return shape.schedule(h, steps);
    }
  }

  /** Makes one of DL4J's updaters. */
  @FunctionalInterface
  interface UpdaterMaking {
    IUpdater at(ISchedule schedule);
  }

  /** Turns the rate into a policy, such as DALR with that cap. */
  @FunctionalInterface
  interface Policy {
    RatePolicy of(LearningRate rate);
  }

  /** Returns one of DL4J's own optimizers. */
  static Contender reference(
      String name, String description, double firstRate, UpdaterMaking updater) {
    return new Contender(
        name,
        description,
        1,
        firstRate,
        (architecture, seed, rate) ->
            new UpdaterLearner(name, architecture, seed, updater.at(rate.schedule())));
  }

  /** Returns an optimizer of Kutta's, whose steps cost what its method's do. */
  static Contender composed(
      String name, String description, double firstRate, Supplier<OptimizerBuilder> builder) {
    return composed(
        name, description, evaluationsPerStep(builder), firstRate, builder, rate -> rate);
  }

  /**
   * Returns an optimizer of Kutta's whose last part, from a fraction of its gradients on, is made
   * with another tableau.
   */
  static Contender switching(
      String name,
      String description,
      double firstRate,
      Supplier<OptimizerBuilder> builder,
      double fraction,
      Supplier<OptimizerBuilder> last) {
    double evaluations =
        1 / (fraction / evaluationsPerStep(builder) + (1 - fraction) / evaluationsPerStep(last));
    return new Contender(
        name,
        description,
        evaluations,
        firstRate,
        (architecture, seed, rate) ->
            new RungeKuttaLearner(
                architecture,
                seed,
                builder
                    .get()
                    .learningRate(rate.rate())
                    .budget(Math.max(1, Math.round(rate.steps() * evaluations)))
                    .switchAfter(fraction, last.get())
                    .build()));
  }

  private static int evaluationsPerStep(Supplier<OptimizerBuilder> builder) {
    return builder.get().learningRate(1).build().facts().evaluationsPerStep();
  }

  /** Returns an optimizer of Kutta's with a policy for its learning rate. */
  static Contender composed(
      String name,
      String description,
      int evaluationsPerStep,
      double firstRate,
      Supplier<OptimizerBuilder> builder,
      Policy policy) {
    return new Contender(
        name,
        description,
        evaluationsPerStep,
        firstRate,
        (architecture, seed, rate) ->
            new RungeKuttaLearner(
                architecture, seed, builder.get().learningRate(policy.of(rate.rate())).build()));
  }
}
