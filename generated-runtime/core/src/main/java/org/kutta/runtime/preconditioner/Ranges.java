package org.kutta.runtime.preconditioner;

/** What parameters of preconditioners must satisfy. */
final class Ranges {

  private Ranges() {}

  static void requireDecay(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1), found " + value);
    }
  }

  static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite, found " + value);
    }
  }
}
