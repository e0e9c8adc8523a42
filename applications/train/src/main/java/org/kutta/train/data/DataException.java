package org.kutta.train.data;

/** Data that cannot be used: what is wrong and where, and how to fix it. */
public final class DataException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String help;

  /**
   * Creates an exception.
   *
   * @param message names the file first, then what is wrong
   * @param help one sentence on how to fix it
   */
  public DataException(String message, String help) {
    super(message);
    this.help = help;
  }

  /** Returns one sentence on how to fix it. */
  public String help() {
    return help;
  }
}
