package org.kutta.runtime;

/** Why a stage cannot be completed, on its way to the step's policy. */
final class StageFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String advice;

  StageFailure(String what) {
    this(what, "");
  }

  StageFailure(String what, String advice) {
    super(what, null, false, false);
    this.advice = advice;
  }

  /** Returns what may help, beside a smaller learning rate. */
  String advice() {
    return advice;
  }
}
