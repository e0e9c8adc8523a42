package org.kutta.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a step that failed, once it has been taken back.
 *
 * @param method its name
 * @param finished the number of steps finished before
 * @param stages of the step
 */
record FailedStep(String method, long finished, StepStages stages) {

  /**
   * Returns the exception for numbers that are not finite, or for equations that are not solved.
   *
   * @param learningRate of the attempt, or NaN before the first one
   */
  StepFailedException by(StageFailure failure, double learningRate) {
    boolean rateMatters = failure.isOfNumbers() && !stages.failedAtStart();
    return exception(
        failure.getMessage()
            + (Double.isNaN(learningRate) ? "" : " with learning rate " + learningRate),
        rateMatters
            ? "; a smaller learning rate, or onNonFinite(NonFinitePolicy.HALVE), may help"
                + failure.advice()
            : "",
        null);
  }

  /** Returns the exception for what the objective or an ingredient threw. */
  StepFailedException by(Throwable thrown) {
    return exception(stages.blame().words() + " threw " + thrown, "", thrown);
  }

  private StepFailedException exception(String what, String help, @Nullable Throwable cause) {
    return new StepFailedException(
        "%s failed in stage %d of step %d: %s; %s%s"
            .formatted(
                method,
                stages.stage(),
                finished + 1,
                what,
                stages.theta().isWritable()
                    ? "the parameters are as before the step"
                    : "the parameters are lost with their memory",
                help),
        finished,
        stages.stage(),
        cause);
  }
}
