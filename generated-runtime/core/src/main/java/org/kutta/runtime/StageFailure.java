package org.kutta.runtime;

/** Why a step cannot be completed, on its way to the step's policy. */
final class StageFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String advice;
  private final boolean isOfNumbers;

  private StageFailure(String what, String advice, boolean isOfNumbers) {
    super(what, null, false, false);
    this.advice = advice;
    this.isOfNumbers = isOfNumbers;
  }

  StageFailure(String what) {
    this(what, "");
  }

  StageFailure(String what, String advice) {
    this(what, advice, true);
  }

  /** Returns a failure that no learning rate and no other batch would help. */
  static StageFailure ofContract(String what) {
    return new StageFailure(what, "", false);
  }

  /** Returns what may help, besides a smaller learning rate. */
  String advice() {
    return advice;
  }

  /** Returns whether numbers failed: whether {@link NonFinitePolicy} decides. */
  boolean isOfNumbers() {
    return isOfNumbers;
  }
}
