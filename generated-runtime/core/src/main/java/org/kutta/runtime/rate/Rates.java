package org.kutta.runtime.rate;

/** What rates must satisfy. */
final class Rates {

  private Rates() {}

  static void requireRate(double h) {
    if (!(h > 0 && h < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the learning rate must be positive and finite, found " + h);
    }
  }

  static void requireSteps(long steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be positive, found " + steps);
    }
  }
}
