package org.kutta.experiments.trial;

import java.util.List;
import java.util.Optional;

/**
 * What a trial found.
 *
 * @param trial measured
 * @param samples from the start to the end; never empty
 * @param failure why it ended early or missed its target, if it did
 */
public record TrialRecord(Trial trial, List<Sample> samples, Optional<String> failure) {

  public TrialRecord {
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("no samples of " + trial);
    }
  }

  /** Returns the last sample. */
  public Sample end() {
    return samples.get(samples.size() - 1);
  }

  /** Returns the measure at the end, or the given one if the trial failed. */
  public double measureOr(double failed) {
    double measure = end().measure();
    return failure.isPresent() || Double.isNaN(measure) ? failed : measure;
  }
}
