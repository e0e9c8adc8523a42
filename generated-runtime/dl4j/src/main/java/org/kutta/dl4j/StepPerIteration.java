package org.kutta.dl4j;

import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.deeplearning4j.optimize.solvers.accumulation.GradientsAccumulator;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StepFailedException;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/** What {@code fit} calls for each mini-batch: makes one step and keeps the network's counts. */
final class StepPerIteration extends BaseOptimizer {

  private static final String PARALLEL_WRAPPER_PACKAGE = "org.deeplearning4j.parallelism.";
  private static final long NO_THREAD = -1;

  private final transient NetworkObjective objective;
  private final transient RungeKuttaOptimizer optimizer;

  private long lastThread = NO_THREAD;
  private boolean telling;
  private int batches;
  private int epochOfBatches;

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
   * @throws UnsupportedOperationException in a worker of {@code ParallelWrapper}
   * @throws StepFailedException if the step failed; parameters and counts are as before it
   */
  @Override
  public boolean optimize(LayerWorkspaceMgr workspaces) {
    refuseToBeOneOfManyWorkers();
    optimizer.startEpoch(getEpochCount(model));
    objective.useBatchInNetwork(this::tellOfGradient);
    step();
    countBatch();
    tellOfIteration();
    incrementIterationCount(model, 1);
    return true;
  }

  private void countBatch() {
    batches = batchesIntoEpoch() + 1;
    epochOfBatches = getEpochCount(model);
  }

  /** Returns how many batches of this epoch were trained on. */
  int batchesIntoEpoch() {
    return epochOfBatches == getEpochCount(model) ? batches : 0;
  }

  /** Returns the iterations that are complete, also for a listener that is told of one. */
  int iterations() {
    return getIterationCount(model) + (telling ? 1 : 0);
  }

  /** Returns whether a listener is being told of an iteration. */
  boolean isTelling() {
    return telling;
  }

  /** Returns whether this thread's random numbers are those of the training. */
  boolean trainsInThisThread() {
    return lastThread == NO_THREAD || lastThread == Thread.currentThread().getId();
  }

  /** Goes on in the network's epoch after a number of batches. */
  void resumeAfter(int batchesOfEpoch) {
    batches = batchesOfEpoch;
    epochOfBatches = getEpochCount(model);
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
          ("gradient sharing exchanges one gradient a step with workers that train by"
                  + " %s, but a step of %s takes several: train without ParallelWrapper")
              .formatted(own(), optimizer));
    }
  }

  /**
   * Refuses another updater.
   *
   * @throws UnsupportedOperationException if there is one
   */
  @Override
  public void setUpdater(@Nullable Updater updater) {
    refuseUpdater(updater);
    super.setUpdater(updater);
  }

  /**
   * Refuses another updater.
   *
   * @throws UnsupportedOperationException if there is one
   */
  @Override
  public void setUpdaterComputationGraph(@Nullable ComputationGraphUpdater updater) {
    refuseUpdater(updater);
    super.setUpdaterComputationGraph(updater);
  }

  private void refuseUpdater(@Nullable Object updater) {
    if (updater != null) {
      throw new UnsupportedOperationException(
          "the network trains by %s, so that an updater would not act: call uninstall() first"
              .formatted(optimizer));
    }
  }

  /**
   * Looks at the call stack once per thread: workers of ParallelWrapper have threads of their own.
   */
  private void refuseToBeOneOfManyWorkers() {
    long id = Thread.currentThread().getId();
    if (id != lastThread) {
      boolean worker =
          StackWalker.getInstance()
              .walk(
                  frames ->
                      frames.anyMatch(f -> f.getClassName().startsWith(PARALLEL_WRAPPER_PACKAGE)));
      if (worker) {
        throw new UnsupportedOperationException(
            ("ParallelWrapper would train one worker by %s and the others by %s, and"
                    + " average them: train without ParallelWrapper")
                .formatted(optimizer, own()));
      }
      lastThread = id;
    }
  }

  private String own() {
    return objective.network().updaterSlots().held().map(IUpdater::toString).orElse("no updater");
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
    if (optimizer.report().skipsInARow() > 0) {
      // The batch was skipped: it moves no running statistics, and its score is none.
      network.clearMasks();
      return;
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
    telling = true;
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      for (TrainingListener listener : trainingListeners) {
        listener.iterationDone(model, iteration, epoch);
      }
    } finally {
      telling = false;
    }
  }
}
