package org.kutta.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.Regularization.ApplyStep;

/**
 * The gradient of the loss where it is back-propagation's sum over the batch, averaged, with L1 and
 * L2 added, and nothing else: one pass over it, where DL4J's updater takes a tenth of the time of
 * back-propagation.
 */
final class PlainAverage {

  /** The penalties on one weight. */
  private record Penalised(INDArray value, INDArray gradient, List<Regularization> penalties) {}

  private final Network network;
  private final INDArray gradient;
  private final List<Penalised> penalised;

  private PlainAverage(Network network, List<Penalised> penalised) {
    this.network = network;
    this.gradient = network.gradient();
    this.penalised = penalised;
  }

  /** Returns the average for a network, if its gradient is one. */
  static Optional<PlainAverage> of(Network network, List<ParamState> parameters) {
    if (!network.model().conf().isMiniBatch()) {
      return Optional.empty();
    }
    List<Penalised> penalised = new ArrayList<>();
    for (ParamState parameter : parameters) {
      if (!isAveraged(network, parameter)) {
        return Optional.empty();
      }
      List<Regularization> penalties = penaltiesOn(parameter);
      if (!penalties.isEmpty()) {
        penalised.add(new Penalised(parameter.getParamView(), parameter.getGradView(), penalties));
      }
    }
    return Optional.of(new PlainAverage(network, penalised));
  }

  private static boolean isAveraged(Network network, ParamState parameter) {
    TrainingConfig training = parameter.getLayer().getConfig();
    @Nullable GradientNormalization normalization = training.getGradientNormalization();
    return !network.isFrozen(parameter.getLayer())
        && !RunningStatistics.isOne(parameter)
        && !training.isPretrainParam(parameter.getParamName())
        && (normalization == null || normalization == GradientNormalization.None)
        && penaltiesOn(parameter).stream()
            .allMatch(penalty -> penalty.applyStep() == ApplyStep.BEFORE_UPDATER);
  }

  private static List<Regularization> penaltiesOn(ParamState parameter) {
    @Nullable List<Regularization> penalties =
        parameter.getLayer().getConfig().getRegularizationByParam(parameter.getParamName());
    return penalties == null ? List.of() : List.copyOf(penalties);
  }

  /** Turns the gradient, in place, from what back-propagation left into that of the loss. */
  void complete() {
    var model = network.model();
    Nd4j.getBlasWrapper().level1().scal(gradient.length(), 1.0 / model.batchSize(), gradient);
    int iteration = BaseOptimizer.getIterationCount(model);
    int epoch = BaseOptimizer.getEpochCount(model);
    for (Penalised weight : penalised) {
      for (Regularization penalty : weight.penalties) {
        // The gradient of a penalty knows no learning rate.
        penalty.apply(weight.value, weight.gradient, 1, iteration, epoch);
      }
    }
  }
}
