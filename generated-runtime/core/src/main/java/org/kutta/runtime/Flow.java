package org.kutta.runtime;

/** The vector field along which a step goes, evaluated at its points. */
sealed interface Flow permits PlainFlow, ShapedFlow {

  /**
   * Begins a step.
   *
   * @param firstStageIsStart whether stage 1 of the method is at θ_n
   * @param single whether the gradient there is the only one of the step
   * @param handsOn the stage, from 1, that may be the first of the next step, or −1
   */
  void beginStep(boolean firstStageIsStart, boolean single, int handsOn);

  void beginAttempt();

  /** Evaluates the field at the stage point now in θ. */
  void evaluate(int stage);

  /** Evaluates the field at θ_n, which θ still holds. */
  void evaluateStart();

  /** Brings the gradient at θ_n, as a preconditioner is to see it, into the gradient's buffer. */
  void loadStart();

  /** Returns whether the method's own vector still holds the field at θ_n. */
  boolean firstStageIsKnown();

  /** Says that the method's own vector holds the field at θ_{n+1}. */
  void keepFirstStage();

  /** Ends a completed step. */
  void commit();

  /** Returns whether the gradient at the end of the step just made was evaluated, as its last. */
  boolean knowsNextStart();

  /** Returns the function whose gradient that is. */
  long functionOfNextStart();

  /** Ends a step that was undone. */
  void takeBack();

  /** Forgets what is known of the gradient at θ_n. */
  void forgetStart();

  /** Returns the curvature between θ_n and a stage point, or NaN if no one looks. */
  double stageCurvature();
}
