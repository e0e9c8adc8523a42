package org.kutta.experiments.trial;

/** A signal asks the process to end; what was measured is kept. The message says where it was. */
public final class TrialInterruptedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TrialInterruptedException(String message) {
    super(message);
  }
}
