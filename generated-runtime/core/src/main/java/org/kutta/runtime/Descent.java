package org.kutta.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.state.Range;
import org.kutta.runtime.state.Setting;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateScalar;
import org.kutta.runtime.vector.Batch;
import org.kutta.runtime.vector.Vector;

/**
 * An optimizer at work on parameters of one length and type: its state, its ingredients, and the
 * order in which they act on a step.
 *
 * <ol>
 *   <li>Momentum may move the start; the gradient there is evaluated if someone asks for it; the
 *       preconditioner and the learning rate begin their step.
 *   <li>The method makes its stages. Every fresh gradient is clipped and preconditioned.
 *   <li>The finished step h g* is extrapolated, preconditioned, given momentum, and applied with
 *       weight decay; or nothing of that is wanted, and the method has advanced θ by itself.
 *   <li>The step is accepted: what the ingredients wrote becomes current.
 * </ol>
 */
final class Descent {

  private static final double NEVER = Double.NaN;

  private final OptimizerSettings settings;
  private final State state;
  private final StepStages stages;
  private final StartOfStep start;
  private final RateAtWork rate;
  private final Ingredients ingredients;
  private final boolean needsStart;
  private final boolean finishes;
  private final List<Method> methods;
  private final StateScalar lastMethod;
  private final LastStep.Numbers numbers;
  private Bound bound;
  private int rejections;

  /** The learning rate of the last attempt, or NaN before the first. */
  private double attempted;

  /**
   * Puts an optimizer to work; all that it is to remember is declared in {@code state}.
   *
   * @param method that makes the steps, before those of the switches
   */
  Descent(OptimizerSettings settings, Method method, Bound bound, State state) {
    this.settings = settings;
    this.numbers = new LastStep.Numbers(state.scope("run").numbers());
    this.methods = new ArrayList<>(List.of(method));
    settings.switches().forEach(change -> methods.add(change.method()));
    // Counted from 1; 0 before the first step.
    this.lastMethod = state.scope(Setting.METHOD.scope()).scalar("last", 0, Range.INT_COUNT);
    this.bound = bound;
    this.state = state;
    this.rate = new RateAtWork(settings.learningRate(), state.scope(Setting.LEARNING_RATE.scope()));
    Blame blame = new Blame();
    this.ingredients = new Ingredients(settings.ingredients(), state, blame);
    this.finishes = ingredients.finishSteps();
    this.needsStart = rate.needsGradientAtStart() || ingredients.needStart();
    this.stages = new StepStages(bound, state, field(), blame, methods);
    this.start = new StartOfStep(stages, method.facts());
    state.complete();
  }

  private Field field() {
    boolean isPlain =
        !ingredients.shapeFlow() && !needsStart && !settings.learningRate().controlsError();
    boolean keepsStart =
        !isPlain && (rate.needsGradientAtStart() || settings.estimateError() || retries());
    return new Field(ingredients, keepsStart, rate.needsStageCurvature(), isPlain);
  }

  LastStep.Numbers numbers() {
    return numbers;
  }

  State state() {
    return state;
  }

  StepStages stages() {
    return stages;
  }

  /** Returns the mean of the iterates, once one is kept. */
  Optional<Vector> average() {
    return ingredients.average();
  }

  boolean isOver(Objective objective) {
    return stages.isOver(objective);
  }

  /** Goes on with another objective; returns false if its parameters have another form. */
  boolean rebind(Objective objective) {
    Vector parameters = objective.parameters();
    if (parameters.length() != state.length() || parameters.type() != stages.theta().type()) {
      return false;
    }
    Blocks.requireSame(state.blocks(), Blocks.of(objective, parameters.length()));
    bound = bound.successor(objective);
    stages.rebind(bound);
    return true;
  }

  /** Returns what lets other values stand in the parameters of an objective. */
  ParameterLoan loan() {
    return new ParameterLoan(stages.theta(), stages.scratch());
  }

  /**
   * Makes one step; leaves everything as it was if it throws.
   *
   * @return whether the step was made; otherwise it was skipped, and counted
   */
  boolean step(Method method, LastStep report, int epoch) {
    int place = 1 + methods.indexOf(method);
    rejections = 0;
    attempted = Double.NaN;
    try {
      stages.hold();
      boolean endsAtLastStage = settings.estimateError() || method.facts().structure().isImplicit();
      stages.beginStep(method, endsAtLastStage && !finishes, place == lastMethod.current());
      makeAttempts(method, begin(method.facts(), report.step(), epoch));
    } catch (StageFailure failure) {
      takeBack(failure);
      if (mayBeSkipped(failure, report)) {
        report.skipped(stages, rejections);
        return false;
      }
      throw failed(method, report).by(failure, attempted);
    } catch (Error error) {
      takeBack(error);
      throw error;
    } catch (Throwable thrown) {
      // Checked ones too: languages other than Java throw them without saying so.
      takeBack(thrown);
      if (thrown instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw failed(method, report).by(thrown);
    }
    double errorNorm = settings.estimateError() ? stages.error().norm2() : Double.NaN;
    accept(place);
    report.finished(stages, attempted, rejections, errorNorm);
    // Last: what is thrown here finds a step that is complete, and counted.
    ingredients.completed(stages.theta(), report.step());
    return true;
  }

  private FailedStep failed(Method method, LastStep report) {
    return new FailedStep(method.facts().name(), report.step(), stages);
  }

  private boolean mayBeSkipped(StageFailure failure, LastStep report) {
    return settings.nonFinite() == NonFinitePolicy.SKIP
        && failure.isOfNumbers()
        && report.skipsInARow() < RungeKuttaOptimizer.MAX_SKIPS;
  }

  private void makeAttempts(Method method, double first) {
    double next = first;
    while (!Double.isNaN(next)) {
      attempted = next;
      next = attempt(method, next);
      if (!Double.isNaN(next)) {
        rejections++;
      }
    }
  }

  /** Begins a step and returns the learning rate to try first. */
  private double begin(MethodFacts method, long step, int epoch) {
    if (ingredients.moveStart()) {
      stages.keepOrigin();
      ingredients.lookAhead(stages.theta());
      stages.startHere();
    }
    if (needsStart) {
      stages.loadStart();
    }
    if (ingredients.actAtStart()) {
      stages.defer();
      ingredients.begin(stages.gradient());
      state.expectFinite();
      stages.batch().close();
    }
    double h = rate.propose(method, step, epoch, start, stages.blame());
    state.expectFinite();
    requireAsExpected();
    rate.begin(h, step, epoch);
    return h;
  }

  /** Tries a step; returns NaN if it is accepted, or the learning rate to try instead. */
  private double attempt(Method method, double h) {
    stages.beginAttempt(rejections == 0);
    ingredients.beginAttempt();
    double next;
    try {
      run(method, h);
      stages.stagesDone(!finishes);
      if (finishes) {
        finish(h);
      }
      next = judge(h);
      if (next > 0 && rejections == settings.maxHalvings()) {
        throw stages.failure("the error exceeds the tolerance");
      }
    } catch (StageFailure failure) {
      next = h / 2;
      if (!failure.isOfNumbers()
          || !retries()
          || stages.failedAtStart()
          || rejections == settings.maxHalvings()
          || next == 0) {
        throw failure;
      }
    }
    if (!Double.isNaN(next)) {
      stages.undoAttempt();
    }
    return next;
  }

  /** Returns whether a stage that fails is tried again with a smaller learning rate. */
  private boolean retries() {
    return settings.nonFinite() == NonFinitePolicy.HALVE || settings.learningRate().controlsError();
  }

  private void run(Method method, double h) {
    stages.defer();
    if (finishes) {
      if (settings.estimateError()) {
        method.displacementEstimating(stages, h);
      } else {
        method.displacement(stages, h);
      }
    } else if (settings.estimateError()) {
      method.advanceEstimating(stages, h);
    } else {
      method.advance(stages, h);
    }
  }

  /** Makes θ_{n+1} of the displacement h g*. */
  private void finish(double h) {
    Vector theta = stages.theta();
    Vector direction = stages.displacement();
    if (h == 0) {
      stages.undo();
      state.discard();
      return;
    }
    // All that follows goes entry by entry: together it reads memory once.
    Batch batch = stages.batch();
    batch.open();
    direction.scale(1 / h);
    ingredients.makeUpdate(
        direction, h, stages.firstLoss(), settings.estimateError() ? stages.error() : null);
    state.expectFinite();
    if (stages.isStartKept()) {
      theta.copy(stages.start());
    }
    ingredients.onParameters(theta, h);
    theta.add(-h, direction);
    batch.expectFinite(theta);
    batch.close();
    if (!batch.metExpectations()) {
      requireFiniteState(theta.isFinite());
      throw stages.failure("the update has entries that are not finite");
    }
  }

  private void requireAsExpected() {
    if (!stages.batch().metExpectations()) {
      requireFiniteState(true);
    }
  }

  /** Names what an ingredient would remember that is not finite. */
  private void requireFiniteState(boolean isCause) {
    Optional<String> name = isCause ? state.notFinite() : Optional.empty();
    if (name.isPresent()) {
      throw stages.failure(
          "what is remembered as `%s` has entries that are not finite".formatted(name.get()),
          "; clipGradientNorm or clipGradientValue keeps squares and sums of gradients within "
              + stages.theta().type());
    }
  }

  private double judge(double h) {
    if (!settings.learningRate().controlsError()) {
      return NEVER;
    }
    double norm = Math.max(stages.theta().norm2(), stages.start().norm2());
    double error = stages.error().norm2();
    double next = rate.judge(h, error, norm, stages.blame());
    return next == 0 ? NEVER : next;
  }

  private void accept(int place) {
    rate.accept(stages.stageCurvature());
    lastMethod.next(place);
    stages.commit();
    state.commit();
  }

  private void takeBack(Throwable cause) {
    try {
      stages.undo();
    } catch (RuntimeException | Error failure) {
      cause.addSuppressed(failure);
    } finally {
      state.discard();
    }
  }
}
