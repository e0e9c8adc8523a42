package org.kutta.grammar;

import java.util.Locale;

/** How bad a diagnostic is. */
public enum Severity {
  /** The input has no meaning until this is fixed. */
  ERROR,
  /** The input works, but probably not as its author believes. */
  WARNING;

  /** Returns the word that diagnostics print. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
