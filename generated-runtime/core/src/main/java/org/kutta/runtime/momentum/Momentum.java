package org.kutta.runtime.momentum;

import org.kutta.runtime.ingredient.Ingredient;
import org.kutta.runtime.ingredient.StepAction;
import org.kutta.runtime.state.Setting;
import org.kutta.runtime.state.State;
import org.kutta.runtime.vector.Vector;

/**
 * A kind of momentum, described: immutable, to be shared by optimizers. {@link Object#toString}
 * says all that matters to a resumed run.
 */
@FunctionalInterface
public interface Momentum extends Ingredient {

  /** Returns {@link Setting#MOMENTUM}. */
  @Override
  default Setting setting() {
    return Setting.MOMENTUM;
  }

  /** Returns what acts in one optimizer, with its state declared in {@code state}. */
  @Override
  Action over(State state);

  /** Momentum at work; vectors have shape {@code [n]}. */
  interface Action extends StepAction {

    /** Returns true. */
    @Override
    default boolean actsOnUpdate() {
      return true;
    }

    /**
     * Turns the direction of the step into that of the update, in place: θ_{n+1} = start − h ·
     * direction.
     *
     * @param h the learning rate of the step, positive
     * @param loss at the step's start
     */
    @Override
    void onUpdate(Vector direction, double h, double loss);
  }

  /**
   * Returns the heavy ball, m ← βm + g*, θ ← θ − h m (Polyak 1964).
   *
   * @throws IllegalArgumentException unless β is in [0, 1)
   */
  static HeavyBall heavyBall(double beta) {
    return new HeavyBall(beta, false, false);
  }

  /**
   * Returns the mean of directions, m ← βm + (1 − β)g*, θ ← θ − h m.
   *
   * @throws IllegalArgumentException unless β is in [0, 1)
   */
  static HeavyBall mean(double beta) {
    return new HeavyBall(beta, true, false);
  }

  /**
   * Returns Nesterov's: a step starts at θ_n + βu_n with u_n the last update (Sutskever et al.
   * 2013).
   *
   * @throws IllegalArgumentException unless β is in [0, 1)
   */
  static Nesterov nesterov(double beta) {
    return new Nesterov(beta, false);
  }
}
