package org.kutta.dl4j;

import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.OptimizerSettings;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.ingredient.Ingredient;
import org.kutta.runtime.state.Setting;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** Refuses settings of single weights that a step for all weights cannot honour. */
final class WeightCheck {

  private final Network network;
  private final List<ParamState> trained;

  /**
   * Creates a check.
   *
   * @param parameters all of the network's
   */
  WeightCheck(Network network, List<ParamState> parameters) {
    this.network = network;
    this.trained = parameters.stream().filter(p -> isTrained(network, p)).toList();
  }

  /** Returns whether an optimizer moves the weight: not frozen, no statistic, not pre-trained. */
  static boolean isTrained(Network network, ParamState parameter) {
    return !network.isFrozen(parameter.getLayer())
        && !RunningStatistics.isOne(parameter)
        && !parameter.getLayer().getConfig().isPretrainParam(parameter.getParamName());
  }

  /**
   * Checks every weight.
   *
   * @throws IllegalArgumentException if weights have different updaters, or a regularisation that
   *     adds no gradient; the message says what to change
   */
  void run() {
    trained.forEach(weight -> regularisation(weight).forEach(r -> check(weight, r)));
    if (!trained.isEmpty()) {
      ParamState first = trained.get(0);
      trained.forEach(weight -> requireSameUpdater(first, weight));
    }
  }

  private void check(ParamState weight, Regularization regularization) {
    Class<?> kind = regularization.getClass();
    if (kind == L1Regularization.class || kind == L2Regularization.class) {
      return;
    }
    if (kind != WeightDecay.class) {
      throw new IllegalArgumentException(
          ("weight `%s` has a regularisation of a kind that is not known to be a"
                  + " gradient (%s): use L1Regularization, L2Regularization or WeightDecay")
              .formatted(name(weight), kind.getName()));
    }
    if (!((WeightDecay) regularization).isApplyLR()) {
      throw new IllegalArgumentException(
          ("weight `%s` has a weight decay that no learning rate multiplies (WeightDecay"
                  + " with applyLR = false), which is no gradient of a loss: write weightDecay(c,"
                  + " true), or leave it out and give the optimizer builder().weightDecay(c)")
              .formatted(name(weight)));
    }
  }

  /**
   * Checks that weight decay means the same with an optimizer as with DL4J's updaters: it is
   * subtracted after them, so nothing may come between it and the step.
   *
   * @throws IllegalArgumentException if the optimizer has an ingredient that would act on it
   */
  void run(RungeKuttaOptimizer optimizer) {
    List<String> ingredients = ingredients(optimizer.settings());
    if (ingredients.isEmpty()) {
      return;
    }
    for (ParamState weight : trained) {
      if (regularisation(weight).stream().anyMatch(r -> r instanceof WeightDecay)) {
        throw new IllegalArgumentException(
            ("weight `%s` has weight decay, which DL4J subtracts after the updater, but"
                    + " here %s would act on it: leave it out and give the optimizer"
                    + " builder().weightDecayOfMatrices(c) or weightDecay(c), or write l2(c) to"
                    + " have it in the gradient")
                .formatted(name(weight), String.join(" and ", ingredients)));
      }
    }
  }

  private static List<String> ingredients(OptimizerSettings settings) {
    return settings.ingredients().stream()
        .map(Ingredient::setting)
        .filter(setting -> setting != Setting.WEIGHT_DECAY && setting != Setting.AVERAGING)
        .map(setting -> (setting == Setting.PRECONDITIONER ? "the " : "") + setting)
        .toList();
  }

  private void requireSameUpdater(ParamState first, ParamState other) {
    IUpdater expected = updater(first);
    IUpdater found = updater(other);
    if (!Objects.equals(expected, found)) {
      throw new IllegalArgumentException(
          ("weight `%s` has the updater %s but weight `%s` has %s, while an optimizer"
                  + " makes one step for all: give all layers and biases the same updater, and"
                  + " freeze weights by FrozenLayer")
              .formatted(name(first), expected, name(other), found));
    }
  }

  private static IUpdater updater(ParamState weight) {
    return KuttaUpdater.own(weight.getLayer().getConfig().getUpdaterByParam(weight.getParamName()));
  }

  private static List<Regularization> regularisation(ParamState weight) {
    TrainingConfig training = weight.getLayer().getConfig();
    @Nullable List<Regularization> found = training.getRegularizationByParam(weight.getParamName());
    return found == null ? List.of() : List.copyOf(found);
  }

  private String name(ParamState weight) {
    return network.nameOf(weight.getLayer()) + "_" + weight.getParamName();
  }
}
