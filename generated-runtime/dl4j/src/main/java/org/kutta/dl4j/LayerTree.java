package org.kutta.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;

/** A layer's configuration with those that it wraps, from the outside in. */
final class LayerTree {

  private LayerTree() {}

  /** Returns the layer and all layers inside it. */
  static List<Layer> of(Layer layer) {
    List<Layer> all = new ArrayList<>();
    addTo(all, layer);
    return all;
  }

  private static void addTo(List<Layer> all, Layer layer) {
    all.add(layer);
    inside(layer).forEach(inner -> addTo(all, inner));
  }

  private static List<Layer> inside(Layer layer) {
    if (layer instanceof BaseWrapperLayer wrapper) {
      return List.of(wrapper.getUnderlying());
    }
    if (layer instanceof FrozenLayer frozen) {
      return List.of(frozen.getLayer());
    }
    if (layer instanceof Bidirectional both) {
      return List.of(both.getFwd(), both.getBwd());
    }
    return List.of();
  }
}
