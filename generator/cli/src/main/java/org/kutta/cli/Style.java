package org.kutta.cli;

/** The few colours of the commands, as a terminal's control sequences. */
enum Style {
  /** Headings and names. */
  BOLD("1"),
  /** Errors. */
  ERROR("1;31"),
  /** What holds. */
  GOOD("32"),
  /** Carets and help. */
  HINT("36");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** Returns a text in this style, if there is a terminal that shows it. */
  String of(String text, boolean shown) {
    return shown ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }
}
