package org.kutta.dl4j;

import java.util.Set;
import org.deeplearning4j.nn.conf.dropout.AlphaDropout;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.ocnn.OCNNOutputLayer;

/** Refuses settings of one layer with which its gradient is not the gradient of one function. */
final class LayerCheck {

  /** Draw from ND4J's generator alone, so that the draws of a step repeat. */
  private static final Set<Class<? extends IDropout>> REPEATABLE =
      Set.of(
          Dropout.class,
          AlphaDropout.class,
          GaussianDropout.class,
          GaussianNoise.class,
          SpatialDropout.class);

  private LayerCheck() {}

  /**
   * Checks a layer, and those that it wraps.
   *
   * @throws IllegalArgumentException if it is not supported; the message says what to change
   */
  static void run(Layer outer) {
    for (Layer layer : LayerTree.of(outer)) {
      String name = "layer `%s`".formatted(outer.getLayerName());
      if (NetworkCheck.isFrozen(layer)) {
        throw new IllegalArgumentException(
            name
                + " wraps a frozen layer, whose weights an optimizer would not know to be frozen:"
                + " freeze the whole layer, the frozen layer outermost");
      }
      checkDraws(name, layer);
      checkKind(name, layer);
    }
  }

  private static void checkDraws(String name, Layer layer) {
    if (layer instanceof BaseLayer base && base.getWeightNoise() != null) {
      throw new IllegalArgumentException(
          "%s has weight noise (%s), for which DL4J does not compute the loss's gradient:"
                  .formatted(name, base.getWeightNoise().getClass().getSimpleName())
              + " use dropout instead");
    }
    IDropout dropout = layer.getIDropout();
    if (dropout != null && !REPEATABLE.contains(dropout.getClass())) {
      throw new IllegalArgumentException(
          ("%s has a dropout of a kind that is not known to repeat its draws (%s), so"
                  + " that stages could see different functions: use one of DL4J's own")
              .formatted(name, dropout.getClass().getName()));
    }
  }

  private static void checkKind(String name, Layer layer) {
    if (layer instanceof CenterLossOutputLayer) {
      throw new IllegalArgumentException(
          name
              + " is a CenterLossOutputLayer, which updates its centers by a rule that is not the"
              + " gradient of the loss: use OutputLayer");
    }
    if (layer instanceof OCNNOutputLayer) {
      throw new IllegalArgumentException(
          name
              + " is an OCNNOutputLayer, which sets its parameter r to a quantile while it is"
              + " evaluated, so that stages would see different functions: train it by DL4J");
    }
  }
}
