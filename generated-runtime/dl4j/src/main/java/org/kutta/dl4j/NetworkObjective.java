package org.kutta.dl4j;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.jspecify.annotations.Nullable;
import org.kutta.nd4j.Nd4jObjective;
import org.kutta.runtime.vector.ParameterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * The training loss of a network on one mini-batch, {@code score()}, with its gradient.
 *
 * <pre>{@code
 * NetworkObjective loss = NetworkObjective.of(net);
 * for (DataSet batch : batches) {
 *   loss.setBatch(batch);
 *   optimizer.step(loss);
 *   loss.finishStep();
 * }
 * }</pre>
 *
 * <ul>
 *   <li>The gradient is that of {@code score()}: averaged over the batch where the network is
 *       configured so, with L1, L2 and weight decay, clipped or normalised as configured. The
 *       network's own updater (Adam, …) and its learning rate do not act.
 *   <li>Random draws, such as dropout masks, repeat from evaluation to evaluation until {@link
 *       #setBatch} or {@link #finishStep}; then come new ones. The seed is taken from {@code
 *       Nd4j.getRandom()}.
 *   <li>Batch normalization's running mean and variance are in {@link #parameters()}, but their
 *       gradient is zero; {@link #finishStep} moves them.
 *   <li>The gradient of frozen weights is zero.
 *   <li>Iteration and epoch counts of the network, which schedules of dropout or L2 follow, are
 *       left to the caller; {@link KuttaTraining} keeps them.
 * </ul>
 *
 * <p>Used by one thread at a time, together with its network. A network that is initialised again
 * needs a new objective.
 */
public final class NetworkObjective extends Nd4jObjective {

  private static final Runnable NOTHING = () -> {};

  private final Network network;
  private final INDArray parameters;
  private final INDArray gradient;
  private final LossGradient lossGradient;
  private final WeightCheck weightCheck;
  private final RunningStatistics running;
  private final RepeatedDraws draws = new RepeatedDraws();
  private final List<ParameterBlock> blocks;
  private final boolean constrained;

  private @Nullable Batch batch;
  private boolean batchInNetwork;
  private boolean firstOfStep = true;
  private Runnable afterFirstBackprop = NOTHING;
  private long functionIdentity;

  private NetworkObjective(Network network) {
    NetworkCheck.run(network);
    this.network = network;
    this.parameters = network.model().params();
    this.gradient = network.gradient();
    this.lossGradient = new LossGradient(network);
    this.weightCheck = new WeightCheck(network, lossGradient.parameters());
    weightCheck.run();
    this.running = new RunningStatistics(lossGradient.parameters());
    this.blocks = lossGradient.blocks();
    this.constrained = NetworkCheck.isConstrained(network);
  }

  /**
   * Returns the loss of a network.
   *
   * @param network initialised, of type FLOAT or DOUBLE; trained in place
   * @throws IllegalArgumentException if the network is not initialised, or has parts that have no
   *     gradient in the proper sense, such as truncated back-propagation through time, weight
   *     noise, centre loss, weight decay that no learning rate multiplies, or updaters that differ
   *     from weight to weight
   */
  public static NetworkObjective of(MultiLayerNetwork network) {
    return of(new SequentialNetwork(network));
  }

  /**
   * Returns the loss of a graph, the sum of its outputs' losses.
   *
   * @param network initialised, of type FLOAT or DOUBLE; trained in place
   * @throws IllegalArgumentException as for {@link #of(MultiLayerNetwork)}
   */
  public static NetworkObjective of(ComputationGraph network) {
    return of(new GraphNetwork(network));
  }

  static NetworkObjective of(Network network) {
    return new NetworkObjective(network);
  }

  /**
   * Sets the mini-batch that the loss is averaged over. Its arrays are not copied.
   *
   * @throws IllegalArgumentException if features or labels are missing or do not fit the network
   */
  public void setBatch(DataSet data) {
    startFunction(Batch.of(data, network), false);
  }

  /**
   * Sets the mini-batch, with an array for each of the network's inputs and outputs. Its arrays are
   * not copied.
   *
   * @throws IllegalArgumentException if their number does not fit the network, or some are missing
   */
  public void setBatch(MultiDataSet data) {
    startFunction(Batch.of(data, network), false);
  }

  /** Takes the batch that the network was given by {@code fit}. */
  void useBatchInNetwork(Runnable afterFirstBackprop) {
    this.afterFirstBackprop = afterFirstBackprop;
    startFunction(null, true);
  }

  /**
   * Does what a network does once per step: moves batch normalization's running mean and variance,
   * by the batch as the first stage saw it, applies constraints on weights such as a maximal norm,
   * and prepares new random draws. To be called after each successful step; not after a failed one.
   *
   * <p>Without an evaluation since the last call, the running statistics stay.
   */
  public void finishStep() {
    running.apply();
    if (constrained) {
      network
          .model()
          .applyConstraints(
              BaseOptimizer.getIterationCount(network.model()) + 1,
              BaseOptimizer.getEpochCount(network.model()));
    }
    if (constrained || draws.used()) {
      functionIdentity++;
    }
    startStep();
  }

  /** Returns the network's parameters, shape {@code [n]}, live. */
  @Override
  public INDArray parameterArray() {
    return parameters;
  }

  /** Returns the network's gradient, shape {@code [1, n]}, live. */
  @Override
  public INDArray gradientArray() {
    return gradient;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if no batch was set
   */
  @Override
  public double evaluate() {
    Batch own = batch;
    if (own == null && !batchInNetwork) {
      throw new IllegalStateException("there is no batch: call setBatch first");
    }
    if (own != null) {
      network.load(own);
    }
    try {
      lossGradient.begin();
      double loss = draws.during(this::backprop);
      if (firstOfStep) {
        afterFirstBackprop.run();
      }
      lossGradient.complete();
      running.takeFromGradient();
      firstOfStep = false;
      return loss;
    } finally {
      if (own != null && own.isMasked()) {
        network.clearMasks();
      }
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>It changes with each batch and, where the network draws random numbers or has constraints,
   * with each {@link #finishStep}.
   */
  @Override
  public long functionIdentity() {
    return functionIdentity;
  }

  /** Describes the weights, named as in the network's {@code paramTable()}. */
  @Override
  public List<ParameterBlock> blocks() {
    return blocks;
  }

  /** Goes on as if this many functions had come before; nothing of a step that began counts. */
  void resumeAt(long identity) {
    functionIdentity = identity;
    startStep();
  }

  Network network() {
    return network;
  }

  WeightCheck weightCheck() {
    return weightCheck;
  }

  private double backprop() {
    network.model().computeGradientAndScore(LayerWorkspaceMgr.noWorkspaces());
    return network.model().score();
  }

  private void startFunction(@Nullable Batch next, boolean inNetwork) {
    batch = next;
    batchInNetwork = inNetwork;
    functionIdentity++;
    startStep();
  }

  private void startStep() {
    firstOfStep = true;
    running.nextStep();
    draws.nextStep();
  }
}
