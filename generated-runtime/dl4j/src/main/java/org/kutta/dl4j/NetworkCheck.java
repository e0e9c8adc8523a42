package org.kutta.dl4j;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Refuses networks whose gradient is not the gradient of one function: a Runge–Kutta method would
 * quietly lose its order on them.
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
    for (Layer output : network.outputLayers()) {
      Layer inside = output instanceof FrozenLayerWithBackprop f ? f.getInsideLayer() : output;
      if (!(inside instanceof IOutputLayer)) {
        throw new IllegalArgumentException(
            "every output of the network must be an output or loss layer, found "
                + (inside == null ? "a vertex" : inside.getClass().getSimpleName()));
      }
    }
    network.layers().forEach(NetworkCheck::check);
  }

  private static void check(Layer layer) {
    if (layer instanceof FrozenLayer || layer instanceof FrozenLayerWithBackprop) {
      return;
    }
    var configuration = layer.conf().getLayer();
    while (configuration instanceof BaseWrapperLayer wrapper) {
      configuration = wrapper.getUnderlying();
    }
    if (configuration instanceof CenterLossOutputLayer) {
      throw new IllegalArgumentException(
          "CenterLossOutputLayer updates its centers by a rule that is not the gradient of the"
              + " loss: use OutputLayer");
    }
    if (configuration instanceof BaseLayer base && base.getWeightNoise() != null) {
      throw new IllegalArgumentException(
          "layer `%s` has weight noise (%s), for which DL4J does not compute the loss's gradient:"
                  .formatted(base.getLayerName(), base.getWeightNoise().getClass().getSimpleName())
              + " use dropout instead");
    }
  }

  /** Returns whether the layer's weights are projected after each step. */
  static boolean isConstrained(Layer layer) {
    var constraints = layer.conf().getLayer().getConstraints();
    return constraints != null && !constraints.isEmpty();
  }
}
