package org.kutta.grammar;

import java.util.Locale;

/** How bad a diagnostic is. */
public enum Severity {
  /** The input means nothing until it is mended. */
  ERROR,
  /** The input works, but probably not as its author believes. */
  WARNING;

  /** Returns the word that diagnostics print. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
