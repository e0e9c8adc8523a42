package org.kutta.runtime.state;

/** Text of an untrusted file, for messages. */
final class Printable {

  private static final int LONGEST = 300;

  private Printable() {}

  /** Returns the text without what could control a terminal, and not longer than a few lines. */
  static String of(String text) {
    String safe = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
    return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST) + "…";
  }
}
