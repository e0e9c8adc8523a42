package org.kutta.runtime.preconditioner;

import org.kutta.runtime.state.State;
import org.kutta.runtime.vector.Vector;

/**
 * A preconditioner, described: immutable, to be shared by optimizers. {@link Object#toString} says
 * all that matters to a resumed run.
 */
@FunctionalInterface
public interface Preconditioner {

  /** Returns what acts in one optimizer, with its state declared in {@code state}. */
  Action over(State state);

  /**
   * A preconditioner at work. It may act at three places of a step; the defaults do nothing there.
   *
   * <ol>
   *   <li>{@link #onGradient}: the flow itself is preconditioned. A_n must stay the same during a
   *       step, or the step is no Runge–Kutta step of any flow; {@link #begin} is where to set it.
   *   <li>{@link #onOffset}: gradients stay as they are, but stage points Θ_i move.
   *   <li>{@link #onUpdate}: the finished g* = Σ b_i k_i becomes the direction of the update.
   * </ol>
   *
   * <p>All vectors have shape {@code [n]} and are changed in place. What is remembered from step to
   * step goes to {@link org.kutta.runtime.state.StateVector#next()}, so that a step that fails
   * leaves no trace.
   */
  interface Action {

    /** Returns whether {@link #begin} wants the gradient at the step's start. */
    default boolean needsGradientAtStart() {
      return false;
    }

    /** Returns whether {@link #onGradient} acts. */
    default boolean actsOnGradients() {
      return false;
    }

    /** Returns whether {@link #onOffset} acts. */
    default boolean actsOnOffsets() {
      return false;
    }

    /** Returns whether {@link #onStep} and {@link #onUpdate} act. */
    default boolean actsOnUpdate() {
      return false;
    }

    /**
     * Begins a step; called once, however many attempts the step takes.
     *
     * @param gradient g(θ_n), to be read only; asked for by {@link #needsGradientAtStart}
     */
    default void begin(Vector gradient) {}

    /** Begins an attempt: what {@link #onGradient} and {@link #onOffset} saw is past. */
    default void beginAttempt() {}

    /**
     * Sees, and may scale, each fresh gradient k_i, that of the step's start included.
     *
     * @param stage i, from 1
     */
    default void onGradient(int stage, Vector k) {}

    /** Scales the offset Θ_i − θ_n of the stage point that is evaluated next. */
    default void onOffset(int stage, Vector offset) {}

    /** Sees g* as the tableau formed it; to be read only. */
    default void onStep(Vector g) {}

    /** Turns g*, perhaps extrapolated by {@code lookBack}, into the direction of the update. */
    default void onUpdate(Vector direction) {}

    /** Scales the embedded error estimate as the update is scaled. */
    default void onError(Vector error) {}
  }
}
