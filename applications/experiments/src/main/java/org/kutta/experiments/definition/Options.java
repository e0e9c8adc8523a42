package org.kutta.experiments.definition;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What users choose of an experiment.
 *
 * @param data directory of IDX files; the embedded sample if empty
 * @param seeds how many, from 1 on
 * @param quick whether to measure little, to see that all works
 */
public record Options(Optional<Path> data, int seeds, boolean quick) {

  public Options {
    if (seeds < 1) {
      throw new IllegalArgumentException("seeds must be positive, found " + seeds);
    }
  }
}
