package org.kutta.dl4j;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.deeplearning4j.optimize.solvers.accumulation.GradientsAccumulator;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StepFailedException;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.factory.Nd4j;

/** What {@code fit} calls for each mini-batch: makes one step and keeps the network's counts. */
final class StepPerIteration extends BaseOptimizer {

  private final transient NetworkObjective objective;
  private final transient RungeKuttaOptimizer optimizer;

  StepPerIteration(NetworkObjective objective, RungeKuttaOptimizer optimizer) {
    super(
        objective.network().model().conf(),
        null,
        objective.network().listeners(),
        objective.network().model());
    this.objective = objective;
    this.optimizer = optimizer;
  }

  /**
   * Makes one step on the batch that the network holds.
   *
   * @return true
   * @throws StepFailedException if the step failed; parameters and counts are as before it
   */
  @Override
  public boolean optimize(LayerWorkspaceMgr workspaces) {
    optimizer.startEpoch(getEpochCount(model));
    objective.useBatchInNetwork(this::tellOfGradient);
    step();
    tellOfIteration();
    incrementIterationCount(model, 1);
    return true;
  }

  /**
   * Refuses to share gradients with other workers.
   *
   * @throws UnsupportedOperationException if there is an accumulator
   */
  @Override
  public void setGradientsAccumulator(@Nullable GradientsAccumulator accumulator) {
    if (accumulator != null) {
      throw new UnsupportedOperationException(
          "a Runge–Kutta step cannot share single gradients with other workers");
    }
  }

  private void step() {
    Network network = objective.network();
    try {
      optimizer.step(objective);
    } catch (StepFailedException e) {
      // fit() will not come to its own clearing.
      network.clearMasks();
      throw e;
    }
    network.setScore(optimizer.report().loss());
    objective.finishStep();
  }

  private void tellOfGradient() {
    if (trainingListeners.isEmpty()) {
      return;
    }
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      for (TrainingListener listener : trainingListeners) {
        listener.onGradientCalculation(model);
      }
    }
  }

  private void tellOfIteration() {
    int iteration = getIterationCount(model);
    int epoch = getEpochCount(model);
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      for (TrainingListener listener : trainingListeners) {
        listener.iterationDone(model, iteration, epoch);
      }
    }
  }
}
