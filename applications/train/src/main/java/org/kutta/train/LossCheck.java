package org.kutta.train;

import java.util.List;
import java.util.Optional;
import org.kutta.train.data.LabelledImages;
import org.kutta.train.result.Checkpoint;

/** Tells trainings that came to nothing, though every number in them is finite. */
final class LossCheck {

  /** The cross-entropy of a network that gives every class the same probability. */
  private static final double GUESSING = Math.log(LabelledImages.CLASSES);

  /** A short training by noisy gradients may end a little higher than it began. */
  private static final double RISE = 1.2;

  private static final double NEARLY = 0.99;
  private static final double WELL_BELOW = 0.9;

  private LossCheck() {}

  /**
   * Returns what went wrong, if the loss ended well above that of the first weights, or at that of
   * guessing after it had been well below: then the learning rate was too large for the optimizer.
   */
  static Optional<String> of(String optimizer, List<Checkpoint> checkpoints) {
    double first = checkpoints.get(0).loss();
    double last = checkpoints.get(checkpoints.size() - 1).loss();
    double best = checkpoints.stream().mapToDouble(Checkpoint::loss).min().orElse(last);
    if (last > RISE * first) {
      return Optional.of(
          "%s diverged: the train loss rose from %.4f to %.4f".formatted(optimizer, first, last));
    }
    if (last > NEARLY * GUESSING && best < WELL_BELOW * GUESSING) {
      return Optional.of(
          "%s diverged: the train loss was %.4f, and ended at %.4f, that of guessing"
              .formatted(optimizer, best, last));
    }
    return Optional.empty();
  }
}
