package org.kutta.runtime.ingredient;

import java.util.Optional;
import org.kutta.runtime.vector.Vector;

/**
 * An ingredient at work, at the places of a step that it chooses; the defaults do nothing there. At
 * each place ingredients act in the order of their list.
 *
 * <ol>
 *   <li>{@link #lookAhead} moves the start; {@link #begin} sees the gradient there.
 *   <li>For each attempt: {@link #beginAttempt}; for each stage {@link #onOffset} at its point,
 *       {@link #onFresh} and {@link #onGradient} on its gradient.
 *   <li>The finished g* = Σ b_i k_i: {@link #onStep}, {@link #onDirection}, {@link #onUpdate} with
 *       {@link #onError}, and {@link #onParameters} before θ_{n+1} is formed.
 *   <li>{@link #completed}, when nothing can fail any more.
 * </ol>
 *
 * <p>All vectors have shape {@code [n]} and are changed in place. What is remembered from step to
 * step goes to {@link org.kutta.runtime.state.StateVector#next()}, so that a step that fails leaves
 * no trace. Called by one thread at a time.
 */
public interface StepAction {

  /** Returns whether {@link #lookAhead} moves θ. */
  default boolean looksAhead() {
    return false;
  }

  /** Returns whether {@link #begin} is to be called. */
  default boolean actsAtStart() {
    return false;
  }

  /** Returns whether {@link #begin} wants the gradient at the step's start. */
  default boolean needsGradientAtStart() {
    return false;
  }

  /** Returns whether {@link #onFresh} acts. */
  default boolean actsOnFreshGradients() {
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

  /**
   * Returns whether {@link #onStep}, {@link #onDirection}, {@link #onUpdate} or {@link
   * #onParameters} acts: the method then forms its displacement instead of advancing θ by itself.
   */
  default boolean actsOnUpdate() {
    return false;
  }

  /** Moves θ, in place, from θ_n to the point where the step is to start. */
  default void lookAhead(Vector theta) {}

  /**
   * Begins a step; called once, however many attempts the step takes.
   *
   * @param gradient g(θ_n), to be read only; asked for by {@link #needsGradientAtStart}
   */
  default void begin(Vector gradient) {}

  /** Begins an attempt: what {@link #onGradient} and {@link #onOffset} saw is past. */
  default void beginAttempt() {}

  /** Changes a gradient that was just evaluated, before anything else sees it. */
  default void onFresh(Vector gradient) {}

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

  /** Extrapolates g*, before anything turns it into the direction of the update. */
  default void onDirection(Vector direction) {}

  /**
   * Turns g* into the direction of the update: θ_{n+1} = start − h · direction.
   *
   * @param h the learning rate of the step, positive
   * @param loss at the step's start
   */
  default void onUpdate(Vector direction, double h, double loss) {}

  /** Scales the embedded error estimate as the update is scaled. */
  default void onError(Vector error) {}

  /**
   * Changes θ where the step started, before the update is subtracted.
   *
   * @param h the learning rate of the step, positive
   */
  default void onParameters(Vector theta, double h) {}

  /**
   * Takes in θ_{n+1}, to be read only; what it remembers of it, it commits by itself. The step is
   * complete: what is thrown here undoes nothing, and reaches the caller as it is.
   *
   * @param step the number of finished steps
   */
  default void completed(Vector theta, long step) {}

  /** Returns the mean of the iterates that this ingredient keeps, once there is one. */
  default Optional<Vector> average() {
    return Optional.empty();
  }
}
