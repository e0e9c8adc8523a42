package org.kutta.train.result;

import java.util.List;
import java.util.Optional;

/**
 * The course of one optimizer's training.
 *
 * @param optimizer its name in tables
 * @param option its name in options
 * @param learningRate its learning rate
 * @param steps it made
 * @param checkpoints from the start to the end; never empty
 * @param failure why it ended early, if it did
 */
public record Training(
    String optimizer,
    String option,
    double learningRate,
    long steps,
    List<Checkpoint> checkpoints,
    Optional<String> failure) {

  public Training {
    checkpoints = List.copyOf(checkpoints);
  }

  /** Returns the state at the end. */
  public Checkpoint end() {
    return checkpoints.get(checkpoints.size() - 1);
  }
}
