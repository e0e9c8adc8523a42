package org.kutta.cli;

/** The arguments of a command make no sense. */
final class UsageException extends Exception {

  private static final long serialVersionUID = 1;

  private final String help;

  /**
   * @param message what is wrong: lower case, no full stop
   * @param help what to type instead
   */
  UsageException(String message, String help) {
    super(message);
    this.help = help;
  }

  String help() {
    return help;
  }
}
