package org.kutta.runtime.rate;

import java.util.OptionalLong;

/** Half a cosine. */
record CosineRate(double h, long steps) implements LearningRate {
  CosineRate {
    Rates.requireRate(h);
    Rates.requireSteps(steps);
  }

  @Override
  public double at(long step, int epoch) {
    return step >= steps ? 0 : h * (1 + Math.cos(Math.PI * step / steps)) / 2;
  }

  @Override
  public OptionalLong plannedSteps() {
    return OptionalLong.of(steps);
  }

  @Override
  public String toString() {
    return "cosine(%s, %d steps)".formatted(h, steps);
  }
}
