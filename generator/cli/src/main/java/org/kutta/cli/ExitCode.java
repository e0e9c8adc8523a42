package org.kutta.cli;

/** How commands end. */
final class ExitCode {

  /** All is well. */
  static final int GOOD = 0;

  /** The input has errors. */
  static final int ERRORS = 1;

  /** The arguments make no sense. */
  static final int USAGE = 2;

  /** Whoever reads what the command prints has read enough: 128 + SIGPIPE, as shells count. */
  static final int READER_GONE = 141;

  private ExitCode() {}

  static int of(boolean hasErrors) {
    return hasErrors ? ERRORS : GOOD;
  }
}
