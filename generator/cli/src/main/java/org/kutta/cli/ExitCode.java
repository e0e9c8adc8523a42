package org.kutta.cli;

/** How commands end. */
final class ExitCode {

  /** All is well. */
  static final int GOOD = 0;

  /** The input has errors. */
  static final int ERRORS = 1;

  /** The arguments make no sense. */
  static final int USAGE = 2;

  private ExitCode() {}

  static int of(boolean hasErrors) {
    return hasErrors ? ERRORS : GOOD;
  }
}
