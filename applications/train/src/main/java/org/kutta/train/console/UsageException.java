package org.kutta.train.console;

/** Options that make no sense together or here: what is wrong, and how to mend it. */
public final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String help;

  /**
   * Creates an exception.
   *
   * @param message names the option first, then what is wrong
   * @param help one sentence on how to mend it
   */
  public UsageException(String message, String help) {
    super(message);
    this.help = help;
  }

  /** Returns one sentence on how to mend it. */
  public String help() {
    return help;
  }
}
