package org.kutta.dl4j;

import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.FrozenVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.optimize.Solver;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.NoOp;

/** A {@link ComputationGraph}. */
record GraphNetwork(ComputationGraph model) implements Network {

  private static final SolverField<ComputationGraph> SOLVER =
      new SolverField<>(ComputationGraph.class);

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
    return layer.getConfig().getLayerName();
  }

  @Override
  public boolean isFrozen(Trainable vertex) {
    return vertex instanceof FrozenVertex
        || vertex instanceof org.deeplearning4j.nn.graph.vertex.impl.LayerVertex single
            && (single.getLayer() instanceof FrozenLayer
                || single.getLayer() instanceof FrozenLayerWithBackprop);
  }

  @Override
  public List<Layer> layers() {
    return List.of(model.getLayers());
  }

  @Override
  public List<Layer> outputLayers() {
    return IntStream.range(0, outputs()).mapToObj(model::getOutputLayer).toList();
  }

  @Override
  public BackpropType backpropType() {
    return model.getConfiguration().getBackpropType();
  }

  @Override
  public int inputs() {
    return model.getNumInputArrays();
  }

  @Override
  public int outputs() {
    return model.getNumOutputArrays();
  }

  @Override
  public void load(Batch batch) {
    model.setInputs(batch.features());
    model.setLabels(batch.labels());
    if (batch.isMasked()) {
      model.setLayerMaskArrays(batch.featureMasks(), batch.labelMasks());
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
    return model.getConfiguration().getVertices().values().stream()
        .filter(LayerVertex.class::isInstance)
        .map(vertex -> ((LayerVertex) vertex).getLayerConf().getLayer())
        .toList();
  }

  @Override
  public String kind() {
    return "graph";
  }

  @Override
  public String configurationJson() {
    return model.getConfiguration().toJson();
  }

  @Override
  public void setCounts(int iteration, int epoch) {
    model.getConfiguration().setIterationCount(iteration);
    model.getConfiguration().setEpochCount(epoch);
    for (Layer layer : model.getLayers()) {
      layer.setIterationCount(iteration);
      layer.setEpochCount(epoch);
    }
  }

  @Override
  public UpdaterSlots updaterSlots() {
    return UpdaterSlots.ofLayers(layerConfigurations())
        .andOfLayers(layers().stream().map(layer -> layer.conf().getLayer()).toList())
        .andOfVertices(model.getConfiguration().getVertices().values());
  }

  @Override
  public @Nullable Solver solver() {
    return SOLVER.get(model);
  }

  @Override
  public void setSolver(@Nullable Solver solver) {
    SOLVER.set(model, solver);
  }

  private static final class PassThroughUpdater extends ComputationGraphUpdater {
    PassThroughUpdater(ComputationGraph model) {
      super(model);
      LossGradient.passThrough(updaterBlocks);
      updaterStateViewArray = null;
    }
  }
}
