package org.kutta.dl4j;

import java.util.List;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Parameters that follow the data instead of the loss: the running mean and variance of batch
 * normalization.
 *
 * <p>DL4J keeps them among the parameters and puts what is to be subtracted from them among the
 * gradients. A Runge–Kutta method would scale that by its learning rate; so it is taken out of the
 * gradient, and subtracted once per step.
 */
final class RunningStatistics {

  private record Statistic(INDArray value, INDArray gradient, INDArray change) {}

  private final List<Statistic> statistics;
  private boolean changed;

  RunningStatistics(List<ParamState> parameters) {
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      statistics =
          parameters.stream()
              .filter(RunningStatistics::isOne)
              .map(p -> new Statistic(p.getParamView(), p.getGradView(), p.getGradView().ulike()))
              .toList();
    }
  }

  static boolean isOne(ParamState parameter) {
    return !parameter.getLayer().updaterDivideByMinibatch(parameter.getParamName());
  }

  /** Forgets what was taken in a step that did not finish. */
  void nextStep() {
    changed = false;
  }

  /** Zeroes the statistics' entries in the gradient; keeps those of a step's first evaluation. */
  void takeFromGradient() {
    for (Statistic statistic : statistics) {
      if (!changed) {
        statistic.change.assign(statistic.gradient);
      }
      statistic.gradient.assign(0);
    }
    changed = true;
  }

  /** Moves the statistics as the step's first evaluation said, once. */
  void apply() {
    if (changed) {
      for (Statistic statistic : statistics) {
        statistic.value.subi(statistic.change);
      }
      changed = false;
    }
  }
}
