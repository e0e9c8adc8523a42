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
 *       sees the network's epochs.
 *   <li>A step that fails throws {@link org.kutta.runtime.StepFailedException} out of {@code fit};
 *       the parameters and counts are those before the step.
 *   <li>Listeners hear {@code iterationDone} and {@code onGradientCalculation} once per iteration,
 *       {@code onForwardPass} and {@code onBackwardPass} for every stage. {@code score()} is then
 *       the loss at the start of the step, as in DL4J's own training.
 *   <li>The installation lives in a transient field of the network: it is <strong>lost</strong> on
 *       {@code save}, {@code clone}, {@code clear} and transfer learning, and with {@code
 *       ParallelWrapper} or Spark. Install again; {@link #isInstalled()} tells.
 * </ul>
 *
 * <p>Used by one thread at a time, together with its network and optimizer.
 */
public final class KuttaTraining {

  private final NetworkObjective objective;
  private final RungeKuttaOptimizer optimizer;
  private final KuttaSolver solver;
  private final @Nullable Solver previous;

  private KuttaTraining(NetworkObjective objective, RungeKuttaOptimizer optimizer) {
    this.objective = objective;
    this.optimizer = optimizer;
    this.solver = new KuttaSolver(new StepPerIteration(objective, optimizer));
    this.previous = objective.network().solver();
  }

  /**
   * Makes {@code network.fit} train with {@code optimizer}, in place of whatever trained it before.
   *
   * @throws IllegalArgumentException if the network is not initialised or not supported, see {@link
   *     NetworkObjective#of(MultiLayerNetwork)}
   */
  public static KuttaTraining install(MultiLayerNetwork network, RungeKuttaOptimizer optimizer) {
    return install(NetworkObjective.of(network), optimizer);
  }

  /**
   * Makes {@code network.fit} train with {@code optimizer}, in place of whatever trained it before.
   *
   * @throws IllegalArgumentException if the network is not initialised or not supported, see {@link
   *     NetworkObjective#of(MultiLayerNetwork)}
   */
  public static KuttaTraining install(ComputationGraph network, RungeKuttaOptimizer optimizer) {
    return install(NetworkObjective.of(network), optimizer);
  }

  private static KuttaTraining install(NetworkObjective objective, RungeKuttaOptimizer optimizer) {
    KuttaTraining training = new KuttaTraining(objective, optimizer);
    objective.network().setSolver(training.solver);
    return training;
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
