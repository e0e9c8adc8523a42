package org.kutta.runtime.momentum;

/** What β must satisfy. */
final class Decay {

  private Decay() {}

  static void require(double beta) {
    if (!(beta >= 0 && beta < 1)) {
      throw new IllegalArgumentException("beta must be in [0, 1), found " + beta);
    }
  }
}
