package org.kutta.experiments.trial;

import java.io.IOException;

/** A file that cannot serve as the log of an experiment, and is left as it is. */
public final class TrialLogException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String help;

  TrialLogException(String message, String help) {
    super(message);
    this.help = help;
  }

  /** Returns what to do about it. */
  public String help() {
    return help;
  }
}
