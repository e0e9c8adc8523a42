package org.kutta.dl4j;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.stepfunctions.NegativeDefaultStepFunction;
import org.deeplearning4j.nn.conf.stepfunctions.NegativeGradientStepFunction;
import org.deeplearning4j.nn.conf.stepfunctions.StepFunction;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Refuses networks whose gradient is not the gradient of one function: a Runge–Kutta method would
 * quietly lose its order on them.
 *
 * <p>What is honoured and what is refused, setting by setting, is the table of docs/dl4j.md.
 */
final class NetworkCheck {

  private NetworkCheck() {}

  /**
   * Checks a network.
   *
   * @throws IllegalArgumentException if it is not supported; the message says what to change
   */
  static void run(Network network) {
    INDArray parameters = network.model().params();
    if (parameters == null || parameters.isEmpty()) {
      throw new IllegalArgumentException("the network has no parameters: call init() first");
    }
    DataType type = parameters.dataType();
    if (type != DataType.FLOAT && type != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          "the network's data type must be FLOAT or DOUBLE, found " + type);
    }
    if (network.backpropType() == BackpropType.TruncatedBPTT) {
      throw new IllegalArgumentException(
          "truncated back-propagation through time carries recurrent state from evaluation to"
              + " evaluation, so that stages would see different functions: configure"
              + " BackpropType.Standard");
    }
    checkStepFunction(network.model().conf().getStepFunction());
    network.outputLayers().forEach(NetworkCheck::checkOutput);
    network.layerConfigurations().stream()
        .filter(layer -> !isFrozen(layer))
        .forEach(LayerCheck::run);
  }

  private static void checkStepFunction(@Nullable StepFunction function) {
    if (function != null
        && !(function instanceof NegativeGradientStepFunction)
        && !(function instanceof NegativeDefaultStepFunction)) {
      throw new IllegalArgumentException(
          ("the step function %s does not subtract the update, but an optimizer of Kutta"
                  + " does: leave out stepFunction(…)")
              .formatted(function.getClass().getSimpleName()));
    }
  }

  private static void checkOutput(Layer output) {
    Layer inside =
        output instanceof org.deeplearning4j.nn.layers.FrozenLayerWithBackprop frozen
            ? frozen.getInsideLayer()
            : output;
    if (!(inside instanceof IOutputLayer)) {
      throw new IllegalArgumentException(
          "every output of the network must be an output or loss layer, found "
              + (inside == null ? "a vertex" : inside.getClass().getSimpleName()));
    }
  }

  /** Returns whether the layer, which wraps others or not, is frozen as a whole. */
  static boolean isFrozen(org.deeplearning4j.nn.conf.layers.Layer layer) {
    return layer instanceof FrozenLayer || layer instanceof FrozenLayerWithBackprop;
  }

  /** Returns whether weights are projected after each step. */
  static boolean isConstrained(Network network) {
    return network.layerConfigurations().stream()
        .flatMap(layer -> LayerTree.of(layer).stream())
        .map(org.deeplearning4j.nn.conf.layers.Layer::getConstraints)
        .anyMatch(constraints -> constraints != null && !constraints.isEmpty());
  }
}
