package org.kutta.cli;

/** How commands end. */
final class ExitCode {

  /** No errors. */
  static final int GOOD = 0;

  /** The input has errors. */
  static final int ERRORS = 1;

  /** The arguments are wrong. */
  static final int USAGE = 2;

  /** The reader of the output closed its pipe: 128 + SIGPIPE, as shells count. */
  static final int READER_GONE = 141;

  private ExitCode() {}

  static int of(boolean hasErrors) {
    return hasErrors ? ERRORS : GOOD;
  }
}
