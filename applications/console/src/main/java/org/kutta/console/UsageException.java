package org.kutta.console;

/** The arguments of a command are wrong: what is wrong with them, and what to type instead. */
public final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String help;

  /**
   * Creates an exception.
   *
   * @param message what is wrong, the option first; lower case, no full stop
   * @param help what to type instead
   */
  public UsageException(String message, String help) {
    super(message);
    this.help = help;
  }

  /** Returns what to type instead. */
  public String help() {
    return help;
  }
}
