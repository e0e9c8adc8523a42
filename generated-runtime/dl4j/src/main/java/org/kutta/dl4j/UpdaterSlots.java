package org.kutta.dl4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.samediff.AbstractSameDiffLayer;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffVertex;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The places of a network's configuration that hold updaters: a weight's and a bias's per layer.
 */
final class UpdaterSlots {

  /** One place, and what it held when these slots were collected. */
  private record Slot(
      Supplier<@Nullable IUpdater> get, Consumer<@Nullable IUpdater> set, IUpdater before) {}

  private final List<Slot> slots = new ArrayList<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private UpdaterSlots() {}

  /** Returns the places in layers that hold an updater, wrapped layers included. */
  static UpdaterSlots ofLayers(Collection<? extends Layer> layers) {
    return new UpdaterSlots().andOfLayers(layers);
  }

  /** Adds those of other layers. */
  UpdaterSlots andOfLayers(Collection<? extends Layer> layers) {
    layers.forEach(this::add);
    return this;
  }

  /** Adds those of a graph's vertices. */
  UpdaterSlots andOfVertices(Collection<? extends GraphVertex> vertices) {
    vertices.forEach(this::add);
    return this;
  }

  private void add(GraphVertex vertex) {
    if (vertex instanceof FrozenVertex frozen) {
      add(frozen.getUnderlying());
    } else if (vertex instanceof LayerVertex layer) {
      add(layer.getLayerConf().getLayer());
    } else if (vertex instanceof SameDiffVertex custom && seen.add(custom)) {
      add(custom::getUpdater, custom::setUpdater);
      add(custom::getBiasUpdater, custom::setBiasUpdater);
    }
  }

  private void add(Layer outer) {
    for (Layer layer : LayerTree.of(outer)) {
      if (!seen.add(layer)) {
        continue;
      }
      if (layer instanceof BaseLayer base) {
        add(base::getIUpdater, base::setIUpdater);
        add(base::getBiasUpdater, base::setBiasUpdater);
      } else if (layer instanceof AbstractSameDiffLayer custom) {
        add(custom::getUpdater, custom::setUpdater);
        add(custom::getBiasUpdater, custom::setBiasUpdater);
      }
    }
  }

  private void add(Supplier<@Nullable IUpdater> get, Consumer<@Nullable IUpdater> set) {
    IUpdater held = get.get();
    if (held != null) {
      slots.add(new Slot(get, set, held));
    }
  }

  /** Returns whether an installation has left its mark. */
  boolean areMarked() {
    return slots.stream().anyMatch(slot -> slot.get.get() instanceof KuttaUpdater);
  }

  /** Returns the first of the updaters that the configuration was written with. */
  Optional<IUpdater> held() {
    return slots.stream()
        .map(slot -> slot.get.get())
        .filter(Objects::nonNull)
        .map(KuttaUpdater::own)
        .findFirst();
  }

  /** Puts another updater in the place of each. */
  void replace(UnaryOperator<IUpdater> replacement) {
    for (Slot slot : slots) {
      IUpdater held = slot.get.get();
      if (held != null) {
        slot.set.accept(replacement.apply(held));
      }
    }
  }

  /** Puts back what each place held, but for those that someone else has changed meanwhile. */
  void restore() {
    for (Slot slot : slots) {
      if (slot.get.get() instanceof KuttaUpdater) {
        slot.set.accept(slot.before);
      }
    }
  }

  /** Runs an action while other updaters are in place. */
  <T> T with(UnaryOperator<IUpdater> replacement, Supplier<T> action) {
    List<@Nullable IUpdater> held = new ArrayList<>();
    slots.forEach(slot -> held.add(slot.get.get()));
    replace(replacement);
    try {
      return action.get();
    } finally {
      for (int i = 0; i < slots.size(); i++) {
        slots.get(i).set.accept(held.get(i));
      }
    }
  }
}
