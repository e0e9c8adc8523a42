package org.kutta.train.run;

import org.kutta.train.console.Versions;

/** The version of what determines results besides the options: the code. */
public final class CodeVersion {

  /**
   * To be raised with every change after which the same options give other figures. Kutta's own
   * version alone would not do: snapshots share one.
   */
  private static final int RESULTS = 1;

  private CodeVersion() {}

  /** Returns the version that runs now, as one line. */
  public static String current() {
    Versions versions = Versions.read();
    return "Kutta %s, results %d, ND4J %s".formatted(versions.kutta(), RESULTS, versions.nd4j());
  }
}
