package org.kutta.runtime.rate;

/** The same rate at every step. */
record ConstantRate(double h) implements LearningRate {
  ConstantRate {
    Rates.requireRate(h);
  }

  @Override
  public double at(long step, int epoch) {
    return h;
  }

  @Override
  public String toString() {
    return String.valueOf(h);
  }
}
