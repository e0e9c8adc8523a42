package org.kutta.generator.budget;

/** The parts of the compiler's work that can take long, in their order. */
public enum Stage {
  NUMBERS("computing the numbers"),
  TABLEAU("making the tableau"),
  ORDER("proving the order"),
  PROPERTIES("deciding the claimed properties"),
  STABILITY("deciding the stability"),
  MONOTONICITY("finding the SSP coefficient"),
  ANALYSIS("analysing the method"),
  PLAN("planning the step");

  private final String words;

  Stage(String words) {
    this.words = words;
  }

  /** Returns what the compiler does in this stage, as it is said in a message. */
  public String words() {
    return words;
  }
}
