package org.kutta.dl4j;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.optimize.Solver;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the two kinds of DL4J networks share, but DL4J gives no common type. */
sealed interface Network permits SequentialNetwork, GraphNetwork {

  Model model();

  /** Returns the flat gradient, shape {@code [1, n]}, live; allocated on the first call. */
  INDArray gradient();

  /**
   * Returns a new updater that averages over the batch, clips, and adds the gradients of L1, L2 and
   * weight decay, but passes the gradient through where the network's own updater would act.
   */
  BaseMultiLayerUpdater<?> newPassThroughUpdater();

  /** Returns the layer's part of its parameters' names: {@code 0} in {@code 0_W}. */
  String nameOf(Trainable layer);

  /** Returns whether the weights of the layer, or vertex, are not trained. */
  boolean isFrozen(Trainable layer);

  List<Layer> layers();

  /** Returns the configurations of the layers, as outermost wrappers where they are wrapped. */
  List<org.deeplearning4j.nn.conf.layers.Layer> layerConfigurations();

  /** Returns the layers that must yield a loss. */
  List<Layer> outputLayers();

  BackpropType backpropType();

  int inputs();

  int outputs();

  /** Hands a batch to the network, as {@code fit} does. */
  void load(Batch batch);

  void clearMasks();

  void setScore(double score);

  List<TrainingListener> listeners();

  /** Returns what a checkpoint calls this kind of network. */
  String kind();

  /** Returns the configuration as DL4J writes it. */
  String configurationJson();

  /** Sets the counts that schedules follow. */
  void setCounts(int iteration, int epoch);

  /** Returns the places of the configuration that hold updaters. */
  UpdaterSlots updaterSlots();

  @Nullable Solver solver();

  void setSolver(@Nullable Solver solver);
}
