package org.kutta.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.state.SavedState;
import org.kutta.runtime.state.State;
import org.kutta.runtime.vector.Vector;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An optimizer that advances parameters by one step of a Runge–Kutta method on the gradient flow θ′
 * = −∇L(θ).
 *
 * <p>Stage points are Θ_i = θ_n − h Σ_j a_ij k_j with k_i = ∇L(Θ_i); the step is θ_{n+1} = θ_n − h
 * Σ_i b_i k_i (Dherin et al. 2025, arXiv 2505.13397). Subclasses are generated, one for each
 * tableau.
 *
 * <p>A step either completes, or leaves the parameters and this optimizer as they were before it.
 *
 * <p>An optimizer is used by one thread at a time; several optimizers run side by side.
 */
public abstract class RungeKuttaOptimizer {

  /** How often {@link NonFinitePolicy#HALVE} halves before it gives up. */
  public static final int MAX_HALVINGS = 30;

  private final MethodFacts facts;
  private final OptimizerSettings settings;
  private final LastStep report = new LastStep();
  private @Nullable Descent descent;
  private int epoch;

  /** Called by generated code. */
  protected RungeKuttaOptimizer(MethodFacts facts, OptimizerSettings settings) {
    this.facts = facts;
    this.settings = settings;
  }

  /**
   * Advances θ by one step of the tableau. Generated.
   *
   * @param s the live vectors, and the evaluation of stages
   * @param h the learning rate
   */
  protected abstract void advance(Stages s, double h);

  /**
   * Advances θ by one step and leaves h Σ (b_i − b̂_i) k_i in {@link Stages#error()}. Generated
   * where the tableau has embedded weights.
   */
  protected void advanceEstimating(Stages s, double h) {
    throw new IllegalStateException(facts.name() + " has no embedded weights");
  }

  /**
   * Forms the displacement h Σ b_i k_i of one step in {@link Stages#displacement()}, so that the
   * runtime can make more of it than θ_{n+1} = θ_n − h Σ b_i k_i. Leaves θ at the last stage point,
   * and θ_n in {@link Stages#start()} if it moved θ. Generated.
   */
  protected abstract void displacement(Stages s, double h);

  /**
   * Forms the displacement, and h Σ (b_i − b̂_i) k_i in {@link Stages#error()}. Generated where the
   * tableau has embedded weights.
   */
  protected void displacementEstimating(Stages s, double h) {
    throw new IllegalStateException(facts.name() + " has no embedded weights");
  }

  /**
   * Returns whether the first stage point is θ_n, so that stage 1 can take a gradient that was
   * evaluated there before. True of explicit methods.
   */
  protected boolean firstStageIsStart() {
    return true;
  }

  /** Returns what was proved of the method. */
  public final MethodFacts facts() {
    return facts;
  }

  /**
   * Returns what was proved of the method that makes the next step: {@link #facts()}, until {@link
   * OptimizerBuilder#switchAfter} lets another take over.
   */
  public final MethodFacts activeMethod() {
    return active().facts;
  }

  /** Returns the report of the last step: a live view, all zero before the first. */
  public final StepReport report() {
    return report;
  }

  /** Tells the learning rate that an epoch, counted from 0, begins. */
  public final void startEpoch(int epoch) {
    this.epoch = epoch;
  }

  /**
   * Forgets the gradients that a method keeps from step to step. To be called after the objective's
   * parameters were changed by anything else than this optimizer.
   */
  public final void parametersChanged() {
    if (descent != null) {
      descent.stages().forgetGradients();
    }
  }

  /**
   * Makes one step on an objective.
   *
   * @return what the step did; a live view, the same as {@link #report()}
   * @throws StepFailedException if a stage's loss or gradient is not finite, if stage equations are
   *     not solved, or if the objective threw; the parameters are restored
   * @throws IllegalArgumentException if the objective's buffers do not fit each other, or have
   *     another length or type than those that this optimizer remembers something about
   */
  public final StepReport step(Objective objective) {
    bind(objective).step(active(), report, epoch);
    // By index: an iterator would be the step's only garbage.
    List<StepListener> listeners = settings.listeners();
    for (int i = 0; i < listeners.size(); i++) {
      listeners.get(i).onStep(this, report);
    }
    return report;
  }

  /** Returns whether there is an average of iterates: it is kept, and has begun. */
  public final boolean hasAverage() {
    Averaging.AtWork average = descent == null ? null : descent.average();
    return average != null && !average.isEmpty();
  }

  /**
   * Returns a copy of the averaged parameters, shape {@code [n]}.
   *
   * @throws IllegalStateException unless the optimizer was built with {@link
   *     OptimizerBuilder#averaging} and an iterate was averaged
   */
  public final INDArray averagedParameters() {
    return average().array().dup();
  }

  /**
   * Runs an action while the averaged parameters stand in the objective's, as for a look at
   * validation data, and puts the parameters back, bit for bit, whatever the action does.
   *
   * @throws IllegalStateException as {@link #averagedParameters()}
   */
  public final <T> T withAveragedParameters(Objective objective, Supplier<T> action) {
    Vector mean = average();
    Descent bound = bind(objective);
    Vector theta = bound.stages().theta();
    Vector kept = bound.stages().scratch();
    kept.copy(theta);
    try {
      theta.copy(mean);
      return action.get();
    } finally {
      theta.copy(kept);
    }
  }

  private Vector average() {
    Averaging.AtWork average = descent == null ? null : descent.average();
    if (average == null || average.isEmpty()) {
      throw new IllegalStateException(
          settings.averaging().isEmpty()
              ? facts.name()
                  + " keeps no average: builder().averaging(Averaging.exponential(0.999))"
              : "no iterate was averaged yet");
    }
    return average.mean();
  }

  /**
   * Saves all that this optimizer remembers between two steps, to a temporary file that is then
   * moved: after an interruption the old file is there, or the new one. The parameters are not in
   * it; they belong to the model.
   *
   * @throws IOException if the file cannot be written
   * @throws IllegalStateException before the first step
   */
  public final void save(Path file) throws IOException {
    if (descent == null) {
      throw new IllegalStateException(facts.name() + " has made no step: there is nothing to save");
    }
    Map<String, Double> numbers = new LinkedHashMap<>(report.saved());
    numbers.put("epoch", (double) epoch);
    SavedState.of(descent.state(), descent.stages().theta(), description(), numbers).write(file);
  }

  /**
   * Restores what {@link #save} wrote, so that the coming steps are those that the saved optimizer
   * would have made, bit for bit. A gradient that could have been reused is evaluated again: nobody
   * can know that the objective of today computes the function of then.
   *
   * @param objective whose parameters are those at the time of saving
   * @throws IOException if the file cannot be read, or is no saved state, cut short or damaged
   * @throws IllegalArgumentException if it was saved by another method or configuration, or for
   *     parameters of another length or type; this optimizer is then as before
   */
  public final void restore(Path file, Objective objective) throws IOException {
    SavedState saved = SavedState.read(file);
    requireSameConfiguration(file, saved.configuration());
    Descent.Bound bound = Descent.Bound.to(objective);
    if (saved.length() != bound.theta().length() || saved.type() != bound.theta().type()) {
      throw new IllegalArgumentException(
          "%s was saved for %s [%d] but the parameters are %s"
              .formatted(file, saved.type(), saved.length(), form(bound.theta())));
    }
    State state = State.restored(bound.theta(), objective.blocks(), saved);
    descent = new Descent(settings, facts, bound, state);
    report.restore(saved);
    epoch = (int) saved.scalar("epoch");
  }

  private void requireSameConfiguration(Path file, List<String> saved) {
    List<String> own = description();
    if (!own.equals(saved)) {
      List<String> there = new ArrayList<>(saved);
      there.removeAll(own);
      own.removeAll(saved);
      throw new IllegalArgumentException(
          "%s was saved by another optimizer: there %s, here %s".formatted(file, there, own));
    }
  }

  /** Returns the method and what is set, one ingredient a line. */
  private List<String> description() {
    List<String> lines = new ArrayList<>();
    lines.add("method: " + configuredName());
    lines.addAll(settings.description());
    return lines;
  }

  /**
   * Returns the method's name with what a saved state must agree with, such as the parameters of a
   * family.
   */
  protected String configuredName() {
    return facts.name();
  }

  /** Returns the method and its ingredients in one line. */
  @Override
  public final String toString() {
    return configuredName() + " with " + String.join(", ", settings.description());
  }

  private static String form(Vector vector) {
    return "%s [%d]".formatted(vector.type(), vector.length());
  }

  private RungeKuttaOptimizer active() {
    RungeKuttaOptimizer active = this;
    List<TableauSwitch> switches = settings.switches();
    for (int i = 0; i < switches.size(); i++) {
      if (report.totalEvaluations() >= switches.get(i).evaluations()) {
        active = switches.get(i).method();
      }
    }
    return active;
  }

  private Descent bind(Objective objective) {
    Descent bound = descent;
    if (bound != null && bound.isOver(objective)) {
      return bound;
    }
    if (bound != null && bound.rebind(objective)) {
      return bound;
    }
    Descent.Bound buffers = Descent.Bound.to(objective);
    if (bound != null && bound.state().hasVectors()) {
      throw new IllegalArgumentException(
          "%s remembers steps on %s and cannot go on with %s: build another optimizer"
              .formatted(facts.name(), form(bound.stages().theta()), form(buffers.theta())));
    }
    State state = State.of(buffers.theta(), objective.blocks());
    bound = new Descent(settings, facts, buffers, state);
    descent = bound;
    return bound;
  }
}
