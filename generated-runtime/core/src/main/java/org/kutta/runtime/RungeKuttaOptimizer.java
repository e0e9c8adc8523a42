package org.kutta.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kutta.files.DurableFile;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.state.Changes;
import org.kutta.runtime.state.Setting;
import org.kutta.runtime.state.SettingValue;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateFormat;
import org.kutta.runtime.vector.Vector;

/**
 * An optimizer that advances parameters by one step of a Runge–Kutta method on the gradient flow θ′
 * = −∇L(θ).
 *
 * <p>Stage points are Θ_i = θ_n − h Σ_j a_ij k_j with k_i = ∇L(Θ_i); the step is θ_{n+1} = θ_n − h
 * Σ_i b_i k_i (Dherin et al. 2025, arXiv 2505.13397). A generated class makes the builder of an
 * optimizer that steps with its tableau.
 *
 * <p>A step either completes, or leaves the parameters and this optimizer as they were before it.
 *
 * <p><b>Threads.</b> An optimizer has one owner at a time; several optimizers run side by side,
 * each on an objective of its own. A call from a second thread while another one is inside, and a
 * call from inside the objective or an ingredient of the same step, throw {@link
 * IllegalStateException} before anything is touched. What only reads, {@link #save(Path)} and
 * {@link #averagedParameters()}, waits instead for the step to end, however long that takes: so a
 * shutdown hook or a timer may save. Listeners run when their step is complete, and may call
 * everything but {@code step} and {@code restore}. Two optimizers over one objective are not
 * detected: build an objective for each.
 */
public final class RungeKuttaOptimizer {

  /** How often {@link NonFinitePolicy#HALVE} halves before it gives up. */
  public static final int MAX_HALVINGS = 30;

  /** How many steps in a row {@link NonFinitePolicy#SKIP} skips before it gives up. */
  public static final int MAX_SKIPS = 100;

  private final Method method;
  private final OptimizerSettings settings;
  private final LastStep report = new LastStep();
  private final Listeners listeners;
  private final Ownership ownership;
  private @Nullable Descent descent;

  RungeKuttaOptimizer(Method method, OptimizerSettings settings) {
    this.method = method;
    this.settings = settings;
    this.listeners = new Listeners(settings.listeners());
    this.ownership = new Ownership(method.facts().name());
  }

  /**
   * Returns a number that the method remembers, as the last step left it, such as {@link
   * org.kutta.runtime.stabilised.AdaptiveChebyshevDescent#SHARPNESS}; NaN before the first step.
   *
   * @throws IllegalStateException if the method remembers no such number
   */
  public double remembered(String number) {
    return descent == null ? Double.NaN : descent.stages().rememberedNumber(number).current();
  }

  /** Returns what is known of the method. */
  public MethodFacts facts() {
    return method.facts();
  }

  /**
   * Returns what is known of the method that makes the next step: {@link #facts()}, until {@link
   * OptimizerBuilder#switchAfter} lets another take over.
   */
  public MethodFacts activeMethod() {
    return active().facts();
  }

  /** Returns what it was built with. */
  public OptimizerSettings settings() {
    return settings;
  }

  /** Returns the report of the last step: a live view, all zero before the first. */
  public StepReport report() {
    return report;
  }

  /**
   * Tells the learning rate that an epoch, counted from 0, begins.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public void startEpoch(int epoch) {
    if (epoch < 0) {
      throw new IllegalArgumentException("epochs are counted from 0, found " + epoch);
    }
    Ownership.Entry before = ownership.enter(Ownership.Entry.START_EPOCH);
    report.startEpoch(epoch);
    ownership.leave(before);
  }

  /**
   * Forgets the gradients that a method keeps from step to step. To be called after the objective's
   * parameters were changed by anything else than this optimizer.
   */
  public void parametersChanged() {
    Ownership.Entry before = ownership.enter(Ownership.Entry.PARAMETERS_CHANGED);
    try {
      if (descent != null) {
        descent.stages().forgetGradients();
      }
    } finally {
      ownership.leave(before);
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
   * @throws IllegalStateException if another thread is inside this optimizer, or this one already
   */
  public StepReport step(Objective objective) {
    Ownership.Entry before = ownership.enter(Ownership.Entry.STEP);
    try {
      boolean made = bind(objective).step(active(), report, report.epoch());
      if (made && !listeners.isEmpty()) {
        ownership.completeStep();
        listeners.tell(this, report);
      }
      return report;
    } finally {
      ownership.leave(before);
    }
  }

  /** Returns whether there is an average of iterates: it is kept, and has begun. */
  public boolean hasAverage() {
    return descent != null && descent.average().isPresent();
  }

  /**
   * Returns a copy of the averaged parameters, shape {@code [n]}.
   *
   * @throws IllegalStateException unless the optimizer was built with {@link
   *     OptimizerBuilder#averaging} and an iterate was averaged
   */
  public Vector averagedParameters() {
    try {
      ownership.beginReading(Ownership.Entry.READ_AVERAGE);
    } catch (InterruptedIOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    try {
      Vector mean = average();
      Vector copy = mean.workVector().bind("averagedParameters()");
      copy.copy(mean);
      return copy;
    } finally {
      ownership.endReading();
    }
  }

  /**
   * Runs an action while the averaged parameters stand in the objective's, as for a look at
   * validation data, and puts the parameters back, bit for bit, whatever the action does or throws.
   * The training does not notice. Inside the action this optimizer neither steps nor saves: a
   * checkpoint would hold the average for the parameters.
   *
   * @param objective with parameters of the length and type that were averaged
   * @throws IllegalStateException as {@link #averagedParameters()}; from inside another such
   *     action; if the action closed or replaced the parameters' array, so that they cannot be put
   *     back
   */
  public <T> T withAveragedParameters(Objective objective, Supplier<T> action) {
    Ownership.Entry before = ownership.enter(Ownership.Entry.AVERAGED);
    try {
      Vector mean = average();
      return made().loan().during(objective, mean, action);
    } finally {
      ownership.leave(before);
    }
  }

  private Vector average() {
    return (descent == null ? Optional.<Vector>empty() : descent.average())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    settings.has(Setting.AVERAGING)
                        ? "no iterate was averaged yet"
                        : facts().name()
                            + " keeps no average:"
                            + " builder().averaging(Averaging.exponential(0.999))"));
  }

  /**
   * Saves all that this optimizer remembers between two steps, through a {@link
   * org.kutta.files.DurableFile}: after an interruption the old file is there, or the new one. The
   * parameters are not in it; they belong to the model.
   *
   * <p>Called by another thread while a step is under way, as by a shutdown hook, it waits for the
   * end of the step, however long that takes, and the next step waits for it. In a listener the
   * step is complete, and what is saved includes it.
   *
   * @throws IOException if the file cannot be written
   * @throws InterruptedIOException if the thread is interrupted while it waits
   * @throws IllegalStateException before the first step; from inside a step or {@link
   *     #withAveragedParameters}; if the state has become one that {@link #restore} would refuse,
   *     such as an ingredient's vector with entries that are not finite; the old file then stays
   */
  public void save(Path file) throws IOException {
    ownership.beginReading(Ownership.Entry.SAVE);
    try {
      Descent made = made();
      DurableFile.at(file).write(out -> write(made, out));
    } finally {
      ownership.endReading();
    }
  }

  /**
   * Writes what {@link #save(Path)} saves, as a section of a file that holds more than that.
   *
   * @param out is neither flushed nor closed
   * @throws IOException if it cannot be written
   * @throws IllegalStateException before the first step
   */
  public void save(OutputStream out) throws IOException {
    ownership.beginReading(Ownership.Entry.SAVE);
    try {
      write(made(), out);
    } finally {
      ownership.endReading();
    }
  }

  private void write(Descent made, OutputStream out) throws IOException {
    StateFormat.write(settingValues(), made.state(), out);
  }

  private Descent made() {
    if (descent == null) {
      throw new IllegalStateException(
          facts().name() + " has made no step: there is nothing to save");
    }
    return descent;
  }

  /**
   * Restores what {@link #save} wrote, so that the coming steps are those that the saved optimizer
   * would have made, bit for bit, counters included, however often a run is saved and restored.
   * Methods that start from gradients of the step before do so only if {@link
   * Objective#identityIsLasting()}.
   *
   * <p>The file is compared with all that this optimizer remembers, before anything of it changes;
   * if this method throws, the optimizer is as it was. It allocates the state once more, and at
   * most three mebibytes beyond this optimizer's own header, whatever the file says.
   *
   * @param objective whose parameters are those at the time of saving
   * @throws IOException if the file cannot be read, is no regular file or no saved state, of
   *     another version, cut short or damaged, or holds what no step can have left
   * @throws IllegalArgumentException if it was saved by another method, with other settings, for
   *     parameters of another length or type or other weights, or if a setting does not describe
   *     itself, as a lambda does not; the message lists what differs, one line each
   */
  public void restore(Path file, Objective objective) throws IOException {
    restore(file, objective, Changes.NONE);
  }

  /**
   * Restores what {@link #save} wrote, by an optimizer that differs on purpose.
   *
   * @param changes which settings may differ
   * @throws IOException as {@link #restore(Path, Objective)}
   * @throws IllegalArgumentException as {@link #restore(Path, Objective)}, if anything differs that
   *     is not among the changes
   */
  public void restore(Path file, Objective objective, Changes changes) throws IOException {
    restore(objective, fresh -> StateFormat.read(file, settingValues(), fresh, changes));
  }

  /**
   * Restores what {@link #save(OutputStream)} wrote, from a file that holds more than that.
   *
   * @param in read up to the end of the section and not further; not closed
   * @param objective whose parameters are those at the time of saving, or will be
   * @param changes which settings may differ, {@link Changes#NONE} by default
   * @throws IOException as {@link #restore(Path, Objective)}
   * @throws IllegalArgumentException as {@link #restore(Path, Objective, Changes)}
   */
  public void restore(InputStream in, Objective objective, Changes changes) throws IOException {
    restore(
        objective,
        fresh -> StateFormat.read(in, "the saved optimizer", settingValues(), fresh, changes));
  }

  private interface Reading {
    void into(State fresh) throws IOException;
  }

  /** Reads into a state that no one uses yet, and goes on in it if all of it was accepted. */
  private void restore(Objective objective, Reading reading) throws IOException {
    Ownership.Entry before = ownership.enter(Ownership.Entry.RESTORE);
    try {
      Descent fresh = descentOver(objective, Bound.to(objective));
      reading.into(fresh.state());
      fresh.stages().restored();
      descent = fresh;
      report.moveTo(fresh.numbers());
    } finally {
      ownership.leave(before);
    }
  }

  private Descent descentOver(Objective objective, Bound bound) {
    return new Descent(
        settings,
        method,
        bound,
        State.of(bound.theta(), Blocks.of(objective, bound.theta().length())));
  }

  private List<SettingValue> settingValues() {
    List<SettingValue> values = new ArrayList<>();
    values.add(
        new SettingValue(Setting.METHOD, method.getClass().getName(), method.configuredName()));
    values.addAll(settings.values());
    return values;
  }

  /** Returns the method and its ingredients in one line. */
  @Override
  public String toString() {
    return settings.values().stream()
        .map(SettingValue::toString)
        .collect(Collectors.joining(", ", method.configuredName() + " with ", ""));
  }

  private Method active() {
    Method active = method;
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
    Bound buffers = Bound.to(objective);
    if (bound != null && bound.state().hasVectors()) {
      throw new IllegalArgumentException(
          "%s remembers steps on %s and cannot go on with %s: build another optimizer"
              .formatted(facts().name(), bound.stages().theta(), buffers.theta()));
    }
    bound = descentOver(objective, buffers);
    report.bringTo(bound.numbers());
    descent = bound;
    return bound;
  }
}
