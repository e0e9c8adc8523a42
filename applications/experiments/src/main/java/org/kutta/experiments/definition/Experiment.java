package org.kutta.experiments.definition;

import org.kutta.console.UsageException;
import org.kutta.experiments.report.Findings;
import org.kutta.experiments.trial.Laboratory;
import org.kutta.train.data.DataException;

/** A question put to optimizers, and how it is answered. */
public interface Experiment {

  /** Returns its name on the command line. */
  String name();

  /** Returns what it measures, in one sentence. */
  String summary();

  /**
   * Measures what the laboratory does not know yet, and returns all findings.
   *
   * @throws UsageException if the options do not fit this experiment
   * @throws DataException if the data cannot be used
   */
  Findings run(Options options, Laboratory laboratory) throws UsageException, DataException;
}
