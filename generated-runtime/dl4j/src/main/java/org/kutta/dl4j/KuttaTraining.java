package org.kutta.dl4j;

import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.Solver;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.state.Changes;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/**
 * Makes a network's {@code fit} methods train with a Runge–Kutta optimizer: one step per
 * mini-batch, with the network's listeners, iteration and epoch counts.
 *
 * <pre>{@code
 * KuttaTraining.install(net, ClassicalRk4.builder().learningRate(0.5).build());
 * net.fit(iterator, 5);
 * }</pre>
 *
 * <ul>
 *   <li>The network's own updater and its learning rate do not act. The optimizer's learning rate
 *       sees the network's epochs; {@code setLearningRate} is refused.
 *   <li>A step that fails throws {@link org.kutta.runtime.StepFailedException} out of {@code fit};
 *       the parameters and counts are those before the step.
 *   <li>Listeners hear {@code iterationDone} and {@code onGradientCalculation} once per iteration,
 *       {@code onForwardPass} and {@code onBackwardPass} for every stage. {@code score()} is then
 *       the loss at the start of the step, as in DL4J's own training.
 *   <li>Settings that cannot be honoured exactly are refused by name; docs/dl4j.md lists them all.
 *   <li>The installation lives in a transient field of the network: copies do not have it, as by
 *       {@code clone}, {@code save}, transfer learning, {@code ParallelWrapper} or Spark, {@code
 *       clear} loses it, and {@code pretrain} passes it by. None of these trains on quietly: in the
 *       configuration a {@link KuttaUpdater} stands where the network's updater stood, which
 *       refuses to train and says what to write. Predictions of a copy need nothing.
 *   <li>So a file that {@code save} writes names a class of this jar. For a file that DL4J reads
 *       alone, {@link #uninstall()} first, or {@link #remove(MultiLayerNetwork)} in a copy.
 * </ul>
 *
 * <p>Used by one thread at a time, together with its network and optimizer.
 */
public final class KuttaTraining {

  private final NetworkObjective objective;
  private final RungeKuttaOptimizer optimizer;
  private final StepPerIteration steps;
  private final KuttaSolver solver;
  private final @Nullable Solver previous;
  private final UpdaterSlots updaters;
  private final SavedTraining saved;

  private KuttaTraining(NetworkObjective objective, RungeKuttaOptimizer optimizer) {
    Network network = objective.network();
    this.objective = objective;
    this.optimizer = optimizer;
    this.steps = new StepPerIteration(objective, optimizer);
    this.solver = new KuttaSolver(steps);
    this.previous = withoutTraces(network);
    this.updaters = network.updaterSlots();
    this.saved = new SavedTraining(objective, optimizer, steps, updaters);
  }

  /**
   * Makes {@code network.fit} train with {@code optimizer}, in place of whatever trained it before.
   *
   * @throws IllegalArgumentException if the network is not initialised or not supported, see {@link
   *     NetworkObjective#of(MultiLayerNetwork)}, or has weight decay that an ingredient of the
   *     optimizer would act on
   */
  public static KuttaTraining install(MultiLayerNetwork network, RungeKuttaOptimizer optimizer) {
    return install(NetworkObjective.of(network), optimizer);
  }

  /**
   * Makes {@code network.fit} train with {@code optimizer}, in place of whatever trained it before.
   *
   * @throws IllegalArgumentException as {@link #install(MultiLayerNetwork, RungeKuttaOptimizer)}
   */
  public static KuttaTraining install(ComputationGraph network, RungeKuttaOptimizer optimizer) {
    return install(NetworkObjective.of(network), optimizer);
  }

  private static KuttaTraining install(NetworkObjective objective, RungeKuttaOptimizer optimizer) {
    objective.weightCheck().run(optimizer);
    KuttaTraining training = new KuttaTraining(objective, optimizer);
    training.updaters.replace(
        held -> KuttaUpdater.inPlaceOf(held, optimizer.toString(), () -> lastRate(optimizer)));
    objective.network().setSolver(training.solver);
    return training;
  }

  private static double lastRate(RungeKuttaOptimizer optimizer) {
    return optimizer.report().step() == 0 ? Double.NaN : optimizer.report().learningRate();
  }

  /**
   * Makes a network train by the updater of its configuration, where an installation on it, or on
   * the network that it is a copy of, has replaced that. Does nothing to other networks.
   */
  public static void remove(MultiLayerNetwork network) {
    remove(new SequentialNetwork(network));
  }

  /** Does the same for a graph. */
  public static void remove(ComputationGraph network) {
    remove(new GraphNetwork(network));
  }

  private static void remove(Network network) {
    UpdaterSlots updaters = network.updaterSlots();
    if (updaters.areMarked()) {
      updaters.replace(KuttaUpdater::own);
      network.setSolver(null);
    }
  }

  /**
   * Removes what is left of an installation that this network lost, or never had because it is a
   * copy; returns what trains it now.
   */
  private static @Nullable Solver withoutTraces(Network network) {
    Solver solver = network.solver();
    UpdaterSlots updaters = network.updaterSlots();
    if (solver instanceof KuttaSolver || !updaters.areMarked()) {
      return solver;
    }
    updaters.replace(KuttaUpdater::own);
    return null;
  }

  /** Returns whether the network still trains by this installation. */
  public boolean isInstalled() {
    return objective.network().solver() == solver;
  }

  /** Makes the network train as before the installation; does nothing if it is not installed. */
  public void uninstall() {
    if (isInstalled()) {
      if (previous != null) {
        previous.setListeners(objective.network().listeners());
      }
      objective.network().setSolver(previous);
      updaters.restore();
    }
  }

  /**
   * Saves network and optimizer in one file, with all that decides about the coming steps:
   * parameters, running statistics, iteration and epoch, what the optimizer remembers, the state of
   * this thread's ND4J generator, and how many batches of the epoch were trained on. Written
   * through a {@link org.kutta.files.DurableFile}: after any interruption the old file is there, or
   * the new one. DL4J's {@code ModelSerializer} reads the file as the network, with its own
   * updater.
   *
   * <p>Between two calls of {@code fit}, or in a listener's {@code iterationDone} or {@code
   * onEpochEnd}.
   *
   * @throws IOException if the file cannot be written
   * @throws IllegalStateException before the first step, if the installation was lost, or in
   *     another thread than that which trains
   */
  public void save(Path file) throws IOException {
    requireInstalled();
    saved.save(file);
  }

  /**
   * Loads what {@link #save} wrote, into this network and this optimizer, so that the coming steps
   * are those that the saved training would have made, bit for bit. The network was made from the
   * same configuration, the optimizer built with the same settings.
   *
   * <p>Data are the caller's: {@link #remaining(DataSetIterator)} passes over what the epoch was
   * trained on already.
   *
   * @throws IOException if the file cannot be read, or is no checkpoint, cut short or damaged
   * @throws IllegalArgumentException if it was saved of another network or optimizer, or with other
   *     settings; the message says what differs
   * @throws IllegalStateException if the installation was lost, in a listener, or in another thread
   *     than that which trains. After any exception network and optimizer are as before
   */
  public void load(Path file) throws IOException {
    load(file, Changes.NONE, NetworkChanges.NONE);
  }

  /**
   * Loads what {@link #save} wrote, into a network or optimizer that differs on purpose.
   *
   * @param changes which settings of the optimizer may differ
   * @param networkChanges in what the network may differ
   * @throws IOException as {@link #load(Path)}
   * @throws IllegalArgumentException as {@link #load(Path)}, if anything differs that is not among
   *     the changes
   */
  public void load(Path file, Changes changes, NetworkChanges networkChanges) throws IOException {
    requireInstalled();
    saved.load(file, changes, networkChanges);
  }

  private void requireInstalled() {
    if (!isInstalled()) {
      throw new IllegalStateException(
          "%s is no longer installed in the network: install it again".formatted(optimizer));
    }
  }

  /** Returns how many batches the network was trained on since its epoch began. */
  public int batchesIntoEpoch() {
    return steps.batchesIntoEpoch();
  }

  /**
   * Returns the batches that the network's epoch has yet to come to, and in later epochs all: what
   * to give to {@code fit} after {@link #load} in mid-epoch.
   *
   * <p>The resumed training is the uninterrupted one if the iterator gives the same batches in the
   * same order each time. Of one that shuffles by a generator of its own nothing can be known: save
   * at the end of epochs, and let its seed follow from the epoch.
   *
   * @param all at its beginning; reading passes over the batches done
   */
  public DataSetIterator remaining(DataSetIterator all) {
    return new RemainingBatches(all, steps.batchesIntoEpoch(), this::epoch);
  }

  /** Does the same for batches of several inputs or outputs. */
  public MultiDataSetIterator remaining(MultiDataSetIterator all) {
    return new RemainingMultiBatches(all, steps.batchesIntoEpoch(), this::epoch);
  }

  private int epoch() {
    return BaseOptimizer.getEpochCount(objective.network().model());
  }

  /** Returns the loss that the optimizer descends. */
  public NetworkObjective objective() {
    return objective;
  }

  /** Returns the optimizer; its {@code report()} tells of the last step. */
  public RungeKuttaOptimizer optimizer() {
    return optimizer;
  }
}
