package org.kutta.train;

/** A run that cannot go on in this process: what happened, what to do, and the exit code. */
final class RunException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String help;
  private final int exitCode;

  RunException(String message, String help, int exitCode) {
    super(message);
    this.help = help;
    this.exitCode = exitCode;
  }

  String help() {
    return help;
  }

  int exitCode() {
    return exitCode;
  }
}
