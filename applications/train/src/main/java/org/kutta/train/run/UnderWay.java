package org.kutta.train.run;

import java.util.List;
import org.kutta.train.result.Checkpoint;

/**
 * Where one optimizer's training is.
 *
 * @param option the optimizer's name in options
 * @param steps it made, one for each mini-batch
 * @param evaluations of gradients
 * @param nanos spent in steps
 * @param checkpoints measured so far
 * @param network the name of the file that holds network and optimizer
 */
public record UnderWay(
    String option,
    long steps,
    long evaluations,
    long nanos,
    List<Checkpoint> checkpoints,
    String network) {

  public UnderWay {
    checkpoints = List.copyOf(checkpoints);
  }
}
