package org.kutta.generator.plan;

/** What a step leaves behind. */
public enum StepGoal {
  /** θ_{n+1}. */
  ADVANCE(true, false),
  /** θ_{n+1}, and the error of the first embedded row. */
  ADVANCE_ESTIMATING(true, true),
  /** The displacement h Σ b_i k_i, which the runtime makes θ_{n+1} of. */
  DISPLACEMENT(false, false),
  /** The displacement, and the error of the first embedded row. */
  DISPLACEMENT_ESTIMATING(false, true);

  private final boolean advances;
  private final boolean estimates;

  StepGoal(boolean advances, boolean estimates) {
    this.advances = advances;
    this.estimates = estimates;
  }

  /** Returns whether the step forms θ_{n+1}, and not its displacement. */
  public boolean advances() {
    return advances;
  }

  /** Returns whether the step forms the error of the first embedded row. */
  public boolean estimates() {
    return estimates;
  }
}
