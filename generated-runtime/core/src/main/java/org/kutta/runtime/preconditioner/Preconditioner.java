package org.kutta.runtime.preconditioner;

import org.kutta.runtime.ingredient.Ingredient;
import org.kutta.runtime.ingredient.StepAction;
import org.kutta.runtime.state.Setting;
import org.kutta.runtime.state.State;
import org.kutta.runtime.vector.Vector;

/**
 * A preconditioner, described: immutable, to be shared by optimizers. {@link Object#toString} says
 * all that matters to a resumed run.
 */
@FunctionalInterface
public interface Preconditioner extends Ingredient {

  /** Returns {@link Setting#PRECONDITIONER}. */
  @Override
  default Setting setting() {
    return Setting.PRECONDITIONER;
  }

  /** Returns what acts in one optimizer, with its state declared in {@code state}. */
  @Override
  Action over(State state);

  /**
   * A preconditioner at work. It may act at three places of a step; the defaults do nothing there.
   *
   * <ol>
   *   <li>{@link StepAction#onGradient}: the flow itself is preconditioned. A_n must stay the same
   *       during a step, or the step is no Runge–Kutta step of any flow; {@link StepAction#begin}
   *       is where to set it.
   *   <li>{@link StepAction#onOffset}: gradients stay as they are, but stage points Θ_i move.
   *   <li>{@link #onUpdate(Vector)}: the finished g* = Σ b_i k_i becomes the direction of the
   *       update.
   * </ol>
   *
   * <p>All vectors have shape {@code [n]} and are changed in place. What is remembered from step to
   * step goes to {@link org.kutta.runtime.state.StateVector#next()}, so that a step that fails
   * leaves no trace.
   */
  interface Action extends StepAction {

    /** Returns true. */
    @Override
    default boolean actsAtStart() {
      return true;
    }

    /** Turns g*, perhaps extrapolated by {@code lookBack}, into the direction of the update. */
    default void onUpdate(Vector direction) {}

    /** Calls {@link #onUpdate(Vector)}. */
    @Override
    default void onUpdate(Vector direction, double h, double loss) {
      onUpdate(direction);
    }
  }
}
