package org.kutta.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Builds an optimizer. Not thread-safe; may build several.
 *
 * @param <O> the generated class
 */
public final class OptimizerBuilder<O extends RungeKuttaOptimizer> {

  private final MethodFacts facts;
  private final Function<OptimizerSettings, O> constructor;
  private @Nullable LearningRate learningRate;
  private NonFinitePolicy nonFinite = NonFinitePolicy.THROW;
  private boolean estimateError;
  private final List<StepListener> listeners = new ArrayList<>();

  /** Called by generated code. */
  public OptimizerBuilder(MethodFacts facts, Function<OptimizerSettings, O> constructor) {
    this.facts = facts;
    this.constructor = constructor;
  }

  /**
   * Sets a constant learning rate h.
   *
   * @throws IllegalArgumentException unless {@code h} is positive and finite
   */
  public OptimizerBuilder<O> learningRate(double h) {
    return learningRate(LearningRate.constant(h));
  }

  /** Sets a learning rate that follows an ND4J schedule. */
  public OptimizerBuilder<O> learningRate(ISchedule schedule) {
    return learningRate(LearningRate.schedule(schedule));
  }

  /** Sets the learning rate's policy. */
  public OptimizerBuilder<O> learningRate(LearningRate policy) {
    this.learningRate = policy;
    return this;
  }

  /** Sets what to do about a loss or gradient that is not finite; by default, throw. */
  public OptimizerBuilder<O> onNonFinite(NonFinitePolicy policy) {
    this.nonFinite = policy;
    return this;
  }

  /**
   * Makes each step form its embedded error estimate too, see {@link StepReport#errorNorm()}.
   *
   * @throws IllegalStateException if the method has no embedded weights
   */
  public OptimizerBuilder<O> estimateError() {
    if (!facts.hasEmbedded()) {
      throw new IllegalStateException(
          facts.name() + " has no embedded weights, so it cannot estimate its error");
    }
    this.estimateError = true;
    return this;
  }

  /** Adds a listener that hears of each finished step. */
  public OptimizerBuilder<O> listener(StepListener listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * Returns a new optimizer.
   *
   * @throws IllegalStateException if no learning rate was set
   */
  public O build() {
    if (learningRate == null) {
      throw new IllegalStateException(
          facts.name() + " needs a learning rate: builder().learningRate(0.1).build()");
    }
    return constructor.apply(
        new OptimizerSettings(learningRate, nonFinite, estimateError, listeners));
  }
}
