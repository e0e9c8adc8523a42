package org.kutta.experiments.trial;

/**
 * One measurement, by all that determines it: two equal trials have equal results.
 *
 * @param problem what is solved: data, model, batches
 * @param optimizer its name and settings, but for the learning rate
 * @param learningRate of the optimizer
 * @param budget when the measurement ends
 * @param seed of first weights and batches
 */
public record Trial(
    String problem, String optimizer, double learningRate, String budget, long seed) {

  /** Returns a trial where chance plays no part. */
  public static Trial deterministic(
      String problem, String optimizer, double learningRate, String budget) {
    return new Trial(problem, optimizer, learningRate, budget, 0);
  }
}
