package org.kutta.dl4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.vector.ParameterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.NoOpUpdater;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Completes the gradient that back-propagation leaves, the sum over the batch of the data's part of
 * the loss, to the gradient of {@code score()}.
 *
 * <p>In DL4J the updater does that, on its way to an update: average, clip, add L1 and L2, update,
 * add weight decay. So one is used whose update passes the gradient through.
 */
final class LossGradient {

  private final Network network;
  private final INDArray gradient;
  private final BaseMultiLayerUpdater<?> updater;
  private final List<INDArray> frozen;
  private final @Nullable PlainAverage plainAverage;
  private final LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();

  LossGradient(Network network) {
    this.network = network;
    this.gradient = network.gradient();
    this.updater = network.newPassThroughUpdater();
    this.frozen =
        parameters().stream()
            .filter(p -> network.isFrozen(p.getLayer()))
            .map(ParamState::getGradView)
            .toList();
    this.plainAverage = PlainAverage.of(network, parameters()).orElse(null);
  }

  /** Puts no-ops where the network's configuration has Adam and its like, and frees their state. */
  static void passThrough(List<UpdaterBlock> blocks) {
    for (UpdaterBlock block : blocks) {
      block.setGradientUpdater(new NoOpUpdater(new NoOp()));
      block.setUpdaterView(null);
    }
  }

  /** Zeroes the gradient, for weights that back-propagation passes by, such as pre-trained ones. */
  void begin() {
    if (plainAverage == null) {
      gradient.assign(0);
    }
  }

  /** Turns the gradient, in place, from what back-propagation left into that of the loss. */
  void complete() {
    if (plainAverage != null) {
      plainAverage.complete();
      return;
    }
    var model = network.model();
    updater.update(
        model.gradient(),
        BaseOptimizer.getIterationCount(model),
        BaseOptimizer.getEpochCount(model),
        model.batchSize(),
        workspaces);
    // DL4J lets L2 decay the weights of a FrozenLayerWithBackprop.
    frozen.forEach(view -> view.assign(0));
  }

  /** Returns each weight with its views of the flat vectors, in their order. */
  List<ParamState> parameters() {
    List<ParamState> parameters = new ArrayList<>();
    for (UpdaterBlock block : updater.getUpdaterBlocks()) {
      parameters.addAll(block.getLayersAndVariablesInBlock());
    }
    parameters.sort(Comparator.comparingInt(ParamState::getParamOffsetStart));
    return parameters;
  }

  /** Returns each weight's name, as in the network's {@code paramTable()}, offset and shape. */
  List<ParameterBlock> blocks() {
    return parameters().stream().map(this::block).toList();
  }

  private ParameterBlock block(ParamState parameter) {
    INDArray weight =
        Objects.requireNonNull(
            parameter.getLayer().paramTable(false).get(parameter.getParamName()));
    List<Long> shape = new ArrayList<>();
    for (long extent : weight.shape()) {
      shape.add(extent);
    }
    return new ParameterBlock(
        network.nameOf(parameter.getLayer()) + "_" + parameter.getParamName(),
        parameter.getParamOffsetStart(),
        shape,
        shape.size() > 1 ? weight.ordering() : 'c',
        WeightCheck.isTrained(network, parameter));
  }
}
