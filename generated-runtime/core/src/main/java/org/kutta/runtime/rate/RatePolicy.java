package org.kutta.runtime.rate;

import java.util.OptionalLong;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.state.State;

/**
 * A way to choose the learning rate of each step, described: immutable, to be shared by optimizers.
 * {@link Object#toString} says all that matters to a resumed run.
 */
public interface RatePolicy {

  /** Returns what acts in one optimizer, with its state declared in {@code state}. */
  Action over(State state);

  /**
   * Checks that the policy can work with a method.
   *
   * @throws IllegalStateException if not; the message says why
   */
  default void requireFits(MethodFacts method) {}

  /** Returns whether steps must form the embedded error estimate, for {@link Action#accepts}. */
  default boolean controlsError() {
    return false;
  }

  /**
   * Returns how many steps the rate is planned for, if it ends: a run that goes on after them is
   * warned once.
   */
  default OptionalLong plannedSteps() {
    return OptionalLong.empty();
  }

  /** A policy at work. */
  interface Action {

    /** Returns whether {@link #propose} asks for gradients or curvatures at the step's start. */
    default boolean needsGradientAtStart() {
      return false;
    }

    /** Returns whether {@link #propose} asks for {@link StepStart#lastStageCurvature()}. */
    default boolean needsStageCurvature() {
      return false;
    }

    /** Returns the learning rate h to try first: finite and not negative. */
    double propose(StepStart start);

    /**
     * Judges an attempt; asked where {@link RatePolicy#controlsError()}.
     *
     * @param h the learning rate of the attempt
     * @param error ‖h Σ (b_i − b̂_i) k_i‖₂
     * @param norm the larger of ‖θ_n‖₂ and ‖θ_{n+1}‖₂
     * @return 0 to accept the step, or else the smaller learning rate of the next attempt
     */
    default double judge(double h, double error, double norm) {
      return 0;
    }
  }
}
