package org.kutta.dl4j;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.Solver;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.RungeKuttaOptimizer;

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
  private final KuttaSolver solver;
  private final @Nullable Solver previous;
  private final UpdaterSlots updaters;

  private KuttaTraining(NetworkObjective objective, RungeKuttaOptimizer optimizer) {
    Network network = objective.network();
    this.objective = objective;
    this.optimizer = optimizer;
    this.solver = new KuttaSolver(new StepPerIteration(objective, optimizer));
    this.previous = withoutTraces(network);
    this.updaters = network.updaterSlots();
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

  /** Returns the loss that the optimizer descends. */
  public NetworkObjective objective() {
    return objective;
  }

  /** Returns the optimizer; its {@code report()} tells of the last step. */
  public RungeKuttaOptimizer optimizer() {
    return optimizer;
  }
}
