package org.kutta.dl4j;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.optimize.Solver;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

/** A {@link MultiLayerNetwork}. */
record SequentialNetwork(MultiLayerNetwork model) implements Network {

  private static final SolverField<MultiLayerNetwork> SOLVER =
      new SolverField<>(MultiLayerNetwork.class);

  @Override
  public INDArray gradient() {
    if (model.getFlattenedGradients() == null) {
      model.initGradientsView();
    }
    return model.getFlattenedGradients();
  }

  @Override
  public BaseMultiLayerUpdater<?> newPassThroughUpdater() {
    return updaterSlots().with(own -> new NoOp(), () -> new PassThroughUpdater(model));
  }

  @Override
  public String nameOf(Trainable layer) {
    return String.valueOf(((Layer) layer).getIndex());
  }

  @Override
  public boolean isFrozen(Trainable layer) {
    return layer instanceof FrozenLayer || layer instanceof FrozenLayerWithBackprop;
  }

  @Override
  public List<Layer> layers() {
    return List.of(model.getLayers());
  }

  @Override
  public List<Layer> outputLayers() {
    return List.of(model.getOutputLayer());
  }

  @Override
  public BackpropType backpropType() {
    return model.getLayerWiseConfigurations().getBackpropType();
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public void load(Batch batch) {
    model.setInput(batch.features()[0]);
    model.setLabels(batch.labels()[0]);
    if (batch.isMasked()) {
      model.setLayerMaskArrays(Batch.first(batch.featureMasks()), Batch.first(batch.labelMasks()));
    }
  }

  @Override
  public void clearMasks() {
    model.clearLayerMaskArrays();
  }

  @Override
  public void setScore(double score) {
    model.setScore(score);
  }

  @Override
  public List<TrainingListener> listeners() {
    return List.copyOf(model.getListeners());
  }

  @Override
  public List<org.deeplearning4j.nn.conf.layers.Layer> layerConfigurations() {
    return model.getLayerWiseConfigurations().getConfs().stream()
        .map(NeuralNetConfiguration::getLayer)
        .toList();
  }

  @Override
  public String kind() {
    return "sequential";
  }

  @Override
  public String configurationJson() {
    return model.getLayerWiseConfigurations().toJson();
  }

  @Override
  public void setCounts(int iteration, int epoch) {
    model.getLayerWiseConfigurations().setIterationCount(iteration);
    model.getLayerWiseConfigurations().setEpochCount(epoch);
    for (Layer layer : model.getLayers()) {
      layer.setIterationCount(iteration);
      layer.setEpochCount(epoch);
    }
  }

  @Override
  public UpdaterSlots updaterSlots() {
    return UpdaterSlots.ofLayers(layerConfigurations())
        .andOfLayers(layers().stream().map(layer -> layer.conf().getLayer()).toList());
  }

  @Override
  public @Nullable Solver solver() {
    return SOLVER.get(model);
  }

  @Override
  public void setSolver(@Nullable Solver solver) {
    SOLVER.set(model, solver);
  }

  private static final class PassThroughUpdater extends MultiLayerUpdater {
    PassThroughUpdater(MultiLayerNetwork model) {
      super(model);
      LossGradient.passThrough(updaterBlocks);
      updaterStateViewArray = null;
    }
  }
}
