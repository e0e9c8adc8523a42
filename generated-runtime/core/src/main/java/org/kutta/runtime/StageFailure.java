package org.kutta.runtime;

/** Why a stage cannot be completed, on its way to the step's policy. */
final class StageFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StageFailure(String what) {
    super(what, null, false, false);
  }
}
