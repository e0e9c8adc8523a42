package org.kutta.runtime.rate;

/** A rate that its user describes. */
record NamedRate(String name, LearningRate rate) implements LearningRate {
  NamedRate {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of a learning rate must not be blank");
    }
  }

  @Override
  public double at(long step, int epoch) {
    return rate.at(step, epoch);
  }

  @Override
  public String toString() {
    return name;
  }
}
