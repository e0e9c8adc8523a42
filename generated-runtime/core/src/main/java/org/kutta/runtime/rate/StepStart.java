package org.kutta.runtime.rate;

import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.vector.Vector;

/** The start of a step, as a policy sees it. What costs gradient evaluations is counted. */
public interface StepStart {

  /** Returns the number of finished steps, from 0. */
  long step();

  /** Returns the number of finished epochs, from 0. */
  int epoch();

  /** Returns what is known of the method that makes the step. */
  MethodFacts method();

  /**
   * Returns ‖Hg‖/‖g‖, g the gradient and H the Hessian at the step's start; 0 where g = 0. Costs a
   * Hessian-vector product where the objective offers it, else two gradients.
   */
  double curvatureAlongGradient();

  /**
   * Returns the curvature ‖k_i − k_1‖/‖Θ_i − θ_n‖ that two stages of the last step saw, or NaN
   * before there was one. Costs nothing.
   */
  double lastStageCurvature();

  /** Sets {@code out ← H v}, H the Hessian at the step's start; costs as the curvature does. */
  void hessianTimes(Vector v, Vector out);

  /** Copies the gradient at the step's start into {@code out}. */
  void gradient(Vector out);
}
