package org.kutta.runtime;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.ingredient.Ingredient;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.Preconditioner;
import org.kutta.runtime.rate.LearningRate;
import org.kutta.runtime.rate.RatePolicy;
import org.kutta.runtime.state.Setting;

/** Builds an optimizer. Not thread-safe; may build several. */
public final class OptimizerBuilder {

  /** From the largest double to the smallest. */
  public static final int ALL_HALVINGS = 2098;

  private record Switch(double fraction, OptimizerBuilder other) {}

  private final MethodFacts facts;
  private final Function<StageSolver, Method> constructor;
  private @Nullable RatePolicy learningRate;
  private NonFinitePolicy nonFinite = NonFinitePolicy.THROW;
  private int maxHalvings = RungeKuttaOptimizer.MAX_HALVINGS;
  private boolean estimateError;

  /** One for each setting, in the order in which they act. */
  private final Map<Setting, Ingredient> ingredients = new EnumMap<>(Setting.class);

  private StageSolver stageSolver = StageSolver.fixedPoint();
  private long budget;
  private final List<Switch> switches = new ArrayList<>();
  private final List<StepListener> listeners = new ArrayList<>();

  private OptimizerBuilder(MethodFacts facts, Function<StageSolver, Method> constructor) {
    this.facts = facts;
    this.constructor = constructor;
  }

  /**
   * Returns a builder of optimizers that step with a method. Called by generated code.
   *
   * @param constructor of the method, called once for each optimizer
   */
  public static OptimizerBuilder of(MethodFacts facts, Supplier<Method> constructor) {
    return new OptimizerBuilder(facts, solver -> constructor.get());
  }

  /**
   * Returns a builder of optimizers that step with an implicit method. Called by generated code.
   *
   * @param constructor of the method, called once for each optimizer with how stage equations are
   *     solved
   */
  public static OptimizerBuilder ofImplicit(
      MethodFacts facts, Function<StageSolver, Method> constructor) {
    return new OptimizerBuilder(facts, constructor);
  }

  /**
   * Sets a constant learning rate h.
   *
   * @throws IllegalArgumentException unless {@code h} is positive and finite
   */
  public OptimizerBuilder learningRate(double h) {
    return learningRate(LearningRate.constant(h));
  }

  /** Sets a learning rate that depends on step and epoch only. */
  public OptimizerBuilder learningRate(LearningRate rate) {
    return learningRate((RatePolicy) rate);
  }

  /** Sets the learning rate's policy, such as {@link org.kutta.runtime.rate.Dalr}. */
  public OptimizerBuilder learningRate(RatePolicy policy) {
    this.learningRate = policy;
    return this;
  }

  /**
   * Sets what to do about a loss, a gradient or an update that is not finite, and about stage
   * equations that are not solved; by default, throw.
   */
  public OptimizerBuilder onNonFinite(NonFinitePolicy policy) {
    this.nonFinite = policy;
    return this;
  }

  /**
   * Sets how often a step may be tried again with a smaller learning rate, by {@link
   * NonFinitePolicy#HALVE} or by a rate that controls the error, before it fails; by default
   * {@value RungeKuttaOptimizer#MAX_HALVINGS} times. With {@value #ALL_HALVINGS} any rate comes
   * down to the smallest that there is.
   *
   * @throws IllegalArgumentException unless in 1 to {@value #ALL_HALVINGS}
   */
  public OptimizerBuilder maxHalvings(int times) {
    if (times < 1 || times > ALL_HALVINGS) {
      throw new IllegalArgumentException(
          "the limit on halvings must be in 1 to %d, found %d".formatted(ALL_HALVINGS, times));
    }
    this.maxHalvings = times;
    return this;
  }

  /**
   * Makes each step form its embedded error estimate too, see {@link StepReport#errorNorm()}.
   *
   * @throws IllegalStateException if the method has no embedded weights
   */
  public OptimizerBuilder estimateError() {
    if (!facts.hasEmbedded()) {
      throw new IllegalStateException(
          facts.name() + " has no embedded weights, so it cannot estimate its error");
    }
    this.estimateError = true;
    return this;
  }

  private OptimizerBuilder with(Ingredient ingredient) {
    ingredients.put(ingredient.setting(), ingredient);
    return this;
  }

  /**
   * Shortens every fresh gradient to ‖g‖₂ ≤ {@code bound}.
   *
   * @throws IllegalArgumentException unless positive
   */
  public OptimizerBuilder clipGradientNorm(double bound) {
    return with(new Clipping(Clipping.Kind.NORM, bound));
  }

  /**
   * Cuts the entries of every fresh gradient to |g_i| ≤ {@code bound}.
   *
   * @throws IllegalArgumentException unless positive
   */
  public OptimizerBuilder clipGradientValue(double bound) {
    return with(new Clipping(Clipping.Kind.VALUE, bound));
  }

  /**
   * Sets what multiplies gradients, such as {@code AdaGrad.inFlow()} or {@code Adam.standard()}.
   */
  public OptimizerBuilder preconditioner(Preconditioner what) {
    return with(what);
  }

  /**
   * Extrapolates g* from the step before: g* ← (1 + w)g*_n − w g*_{n−1}, before any preconditioner
   * of the update and momentum act. At the first step g* stays as it is.
   *
   * @throws IllegalArgumentException unless {@code w} is positive and finite
   */
  public OptimizerBuilder lookBack(double w) {
    return with(new LookBack(w));
  }

  /** Sets what steps inherit from those before, such as {@code Momentum.heavyBall(0.9)}. */
  public OptimizerBuilder momentum(Momentum kind) {
    return with(kind);
  }

  /**
   * Lets all parameters decay, decoupled from the gradient: θ_{n+1} = (1 − hλ)θ_n − ….
   *
   * @throws IllegalArgumentException if negative or not finite
   */
  public OptimizerBuilder weightDecay(double lambda) {
    return with(new WeightDecay(lambda, false));
  }

  /**
   * Lets the weights of two and more dimensions decay, see {@link Objective#blocks()}, and spares
   * biases.
   *
   * @throws IllegalArgumentException if negative or not finite
   */
  public OptimizerBuilder weightDecayOfMatrices(double lambda) {
    return with(new WeightDecay(lambda, true));
  }

  /** Keeps a mean of the iterates, see {@link RungeKuttaOptimizer#averagedParameters()}. */
  public OptimizerBuilder averaging(Averaging kind) {
    return with(kind);
  }

  /**
   * Sets how the stage equations of an implicit method are solved; by default, by {@link
   * StageSolver#fixedPoint()}.
   *
   * @throws IllegalStateException if the method is explicit
   */
  public OptimizerBuilder stages(StageSolver solver) {
    if (!facts.structure().isImplicit()) {
      throw new IllegalStateException(
          facts.name() + " is explicit: it has no stage equations to solve");
    }
    this.stageSolver = solver;
    return this;
  }

  /**
   * Sets the gradient evaluations of the whole run, of which {@link #switchAfter} takes a fraction.
   *
   * @throws IllegalArgumentException unless positive
   */
  public OptimizerBuilder budget(long evaluations) {
    if (evaluations < 1) {
      throw new IllegalArgumentException("the budget must be positive, found " + evaluations);
    }
    this.budget = evaluations;
    return this;
  }

  /**
   * Lets another tableau take over when a fraction of the {@link #budget} is spent. All else goes
   * on: learning rate, preconditioner, momentum and averages keep their state.
   *
   * @param fraction in (0, 1)
   * @param other a fresh builder; only its tableau counts
   * @throws IllegalArgumentException if the fraction is not in (0, 1), or the other builder has a
   *     learning rate or anything else set, which would be ignored
   */
  public OptimizerBuilder switchAfter(double fraction, OptimizerBuilder other) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException("the fraction must be in (0, 1), found " + fraction);
    }
    if (other.isConfigured()) {
      throw new IllegalArgumentException(
          "only the tableau of "
              + other.facts.name()
              + " takes over: set ingredients on this builder, and give a fresh one here");
    }
    switches.add(new Switch(fraction, other));
    return this;
  }

  /** Adds a listener that is told of each finished step. */
  public OptimizerBuilder listener(StepListener listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * Returns a new optimizer.
   *
   * @throws IllegalStateException if no learning rate was set, or ingredients do not fit the method
   */
  public RungeKuttaOptimizer build() {
    RatePolicy rate = learningRate;
    if (rate == null) {
      throw new IllegalStateException(
          facts.name() + " needs a learning rate: builder().learningRate(0.1).build()");
    }
    if (!switches.isEmpty() && budget == 0) {
      throw new IllegalStateException(
          "switchAfter needs the gradient evaluations of the whole run: budget(evaluations)");
    }
    requireFits(rate, facts);
    List<TableauSwitch> built = new ArrayList<>();
    for (Switch change : switches) {
      requireFits(rate, change.other.facts);
      long evaluations = (long) Math.ceil(change.fraction * budget);
      built.add(new TableauSwitch(evaluations, change.other.method(stageSolver)));
    }
    built.sort((x, y) -> Long.compare(x.evaluations(), y.evaluations()));
    return new RungeKuttaOptimizer(method(stageSolver), settings(rate, built));
  }

  private void requireFits(RatePolicy rate, MethodFacts method) {
    rate.requireFits(method);
    if (estimateError && !method.hasEmbedded()) {
      throw new IllegalStateException(
          method.name() + " has no embedded weights, so it cannot estimate its error");
    }
  }

  /**
   * Returns a new method without an optimizer, for those who advance along a field of their own: it
   * knows the tableau and the solver of {@link #stages}, and nothing else that is set here.
   */
  public Method method() {
    return method(stageSolver);
  }

  private Method method(StageSolver solver) {
    return constructor.apply(solver);
  }

  private OptimizerSettings settings(RatePolicy rate, List<TableauSwitch> built) {
    return new OptimizerSettings(
        rate,
        nonFinite,
        maxHalvings,
        estimateError || rate.controlsError(),
        List.copyOf(ingredients.values()),
        stageSolver,
        built,
        listeners);
  }

  private boolean isConfigured() {
    return learningRate != null
        || nonFinite != NonFinitePolicy.THROW
        || maxHalvings != RungeKuttaOptimizer.MAX_HALVINGS
        || estimateError
        || !ingredients.isEmpty()
        || !stageSolver.equals(StageSolver.fixedPoint())
        || budget != 0
        || !switches.isEmpty()
        || !listeners.isEmpty();
  }
}
