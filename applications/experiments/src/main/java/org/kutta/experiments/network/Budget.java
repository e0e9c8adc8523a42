package org.kutta.experiments.network;

/**
 * What all contenders may spend alike.
 *
 * @param kind steps or gradients
 * @param amount of them
 */
record Budget(Kind kind, long amount) {

  /** What is counted. */
  enum Kind {
    STEPS,
    GRADIENTS
  }

  Budget {
    if (amount < 1) {
      throw new IllegalArgumentException("a budget must be positive, found " + amount);
    }
  }

  static Budget steps(long amount) {
    return new Budget(Kind.STEPS, amount);
  }

  static Budget gradients(long amount) {
    return new Budget(Kind.GRADIENTS, amount);
  }

  /** Returns the steps that a contender can make of it. */
  long stepsOf(Contender contender) {
    return kind == Kind.STEPS
        ? amount
        : Math.max(1, (long) (amount / contender.evaluationsPerStep()));
  }

  @Override
  public String toString() {
    return "%,d %s".formatted(amount, kind == Kind.STEPS ? "steps" : "gradients");
  }
}
