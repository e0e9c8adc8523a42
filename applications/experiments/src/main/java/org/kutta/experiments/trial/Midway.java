package org.kutta.experiments.trial;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a trial under way is.
 *
 * @param steps made
 * @param evaluations of gradients
 * @param nanos of {@link ProcessorTime} spent in steps
 * @param samples taken
 * @param network the file that holds network and optimizer
 */
public record Midway(long steps, long evaluations, long nanos, List<Sample> samples, Path network) {

  public Midway {
    samples = List.copyOf(samples);
  }
}
